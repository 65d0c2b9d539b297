import { functionAround } from '../../analysis/shape/functions.ts';
import { swiftReceiverType } from '../../analysis/shape/receivers.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isAnyWithin } from '../../analysis/shape/token-ranges.ts';
import { isUnit, isWord } from '../../analysis/shape/token-text.ts';
import type { ArgumentPlace, FlowEnds } from '../../analysis/shape/value-flow.ts';
import { Char } from '../../analysis/source/characters.ts';

/** The argument of C functions that is the host or the address, by position. */
const BY_POSITION: Readonly<Record<string, number>> = {
  CFSocketConnectToAddress: 1,
  CFStreamCreatePairWithSocketToHost: 1,
  nw_endpoint_create_address: 0,
  nw_endpoint_create_host: 0,
};

const SWIFT_ARGUMENT =
  /^(NWConnection host|hostPort host|Host _|NWHostEndpoint hostname|getStreamsToHost withName|connect (toHost|toAddress|host)|streamTask withHostName)$/;
const OBJC_PIECE =
  /^(connectToAddress|connectToHost|getStreamsToHostWithName|streamTaskWithHostName|endpointWithHostname)$/;

/** Where an address is connected to, or made into an endpoint or, if `urls`, into a URL. */
export function connectEnds(shape: Shape, urls: boolean): FlowEnds {
  return {
    isEnd: (place) => isConnect(shape, place) || (urls && isUrl(place)),
    isEndName: (token) => urls && isHostOfComponents(shape, token),
  };
}

function isUrl({ call: { name }, argument: { label } }: ArgumentPlace): boolean {
  return label === 'URLWithString' || (label === 'string' && /^(NS)?URL$/.test(name));
}

function isConnect(shape: Shape, { call, argument, index }: ArgumentPlace): boolean {
  const { file } = shape;
  const { name, token, arguments: given } = call;
  if (name.includes(':')) return OBJC_PIECE.test(argument.label);
  if (Object.hasOwn(BY_POSITION, name)) return BY_POSITION[name] === index;
  if (name === 'connect' && given.length === 3 && given.every(({ label }) => label === '_')) {
    return index === 1 && !triesOthers(shape, token);
  }
  return (
    file.language === 'swift' && SWIFT_ARGUMENT.test(`${name} ${argument.label}`) && !isOtherHost(shape, call.token)
  );
}

/** `Host(x)` is an endpoint's only behind `NWEndpoint.`. */
function isOtherHost({ file }: Shape, token: number): boolean {
  return isWord(file, token, 'Host') && !isWord(file, token - 2, 'NWEndpoint');
}

/** Whether the function around a `connect` goes on to the next address when one fails, as sockets code should. */
function triesOthers(shape: Shape, token: number): boolean {
  const body = functionAround(shape.file, token);
  const others = shape.identifiers('ai_next');
  // Top-level code, or a function whose end is not typed yet.
  return body === undefined ? others.length > 0 : isAnyWithin(others, body.open, body.close);
}

function isHostOfComponents(shape: Shape, token: number): boolean {
  const { file } = shape;
  if (!isWord(file, token, 'host') || !isUnit(file, token - 1, Char.Dot) || file.language !== 'swift') return false;
  return swiftReceiverType(file, shape.variables(), token - 1) === 'URLComponents';
}
