import type { TokenRange } from '../../analysis/source/regions.ts';
import { type Call, callsOf, messageAround } from '../../analysis/shape/calls.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { sourceOf } from '../../analysis/shape/values.ts';

const TASKS = ['dataTask', 'downloadTask', 'uploadTask', 'webSocketTask', 'dataTaskPublisher'];
const ASYNC = ['data', 'download', 'upload', 'bytes'];
const LIBRARY = ['request', 'upload', 'download', 'streamRequest'];
/** What Alamofire's and Moya's requests are asked of. */
const LIBRARY_RECEIVER = /^(AF|Alamofire(\.\w+)?|(self\.)?\w*([sS]ession|[sS]essionManager|[pP]rovider))$/;

const FIRST_PIECES = [
  'dataTaskWithURL',
  'dataTaskWithRequest',
  'downloadTaskWithURL',
  'downloadTaskWithRequest',
  'uploadTaskWithRequest',
  'uploadTaskWithStreamedRequest',
  'webSocketTaskWithURL',
  'webSocketTaskWithRequest',
  'sendAsynchronousRequest',
  'sendSynchronousRequest',
  'connectionWithRequest',
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
];

/** Where the file makes requests or connections: the tokens of their names, in order. */
export function requestTokens(shape: Shape): readonly number[] {
  const calls = shape.file.language === 'swift' ? swiftRequests(shape) : objcRequests(shape);
  const connections = ['NWConnection', 'nw_connection_create'].flatMap((name) => callsOf(shape, name));
  return [...calls, ...connections].map(({ token }) => token).sort((a, b) => a - b);
}

function swiftRequests(shape: Shape): readonly Call[] {
  const tasks = TASKS.flatMap((name) => callsOf(shape, name)).filter(({ receiver }) => receiver !== undefined);
  const async = ASYNC.flatMap((name) => callsOf(shape, name)).filter(
    ({ receiver, arguments: [first] }) => receiver !== undefined && /^(from|for)$/.test(first?.label ?? ''),
  );
  const library = LIBRARY.flatMap((name) => callsOf(shape, name)).filter(
    ({ receiver }) => receiver !== undefined && LIBRARY_RECEIVER.test(sourceOf(shape, receiver)),
  );
  return [...tasks, ...async.filter((call) => asksSession(shape, call)), ...library];
}

function asksSession(shape: Shape, { receiver }: Call): boolean {
  return receiver !== undefined && /session|URLSession|shared$/i.test(sourceOf(shape, receiver));
}

function objcRequests(shape: Shape): readonly Call[] {
  return FIRST_PIECES.flatMap((piece) => shape.identifiers(piece)).flatMap((token) => {
    const message = messageAround(shape, token);
    const verb = message !== undefined && /^[A-Z]+:parameters:/.test(message.name);
    return message?.token === token && (verb || !/^[A-Z]+:/.test(message.name)) ? [message] : [];
  });
}

/** The first of those tokens that lies in a range. */
export function firstWithin(tokens: readonly number[], { first, last }: TokenRange): number | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]! <= first) low = middle + 1;
    else high = middle;
  }
  const found = tokens[low];
  return found !== undefined && found < last ? found : undefined;
}
