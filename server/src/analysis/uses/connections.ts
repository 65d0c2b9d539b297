import type { CodeUse } from '../code-uses.ts';
import { type Call, callsOf, messagesOf } from '../shape/calls.ts';
import type { Shape } from '../shape/shape.ts';
import { isOneOf, isWord, textOf } from '../shape/token-text.ts';
import { useAtToken, type UseFamily } from './use-family.ts';

/** Calls that make a connection, or something that connects by itself. */
const CONNECTING = [
  'NWConnection',
  'NWConnectionGroup',
  'NetworkConnection',
  'nw_connection_create',
  'nw_connection_group_create',
  'URLSession',
  'CFStreamCreatePairWithSocketToHost',
  'getStreamsToHost',
  'CFSocketConnectToAddress',
  'CFSocketCreateConnectedToSocketSignature',
];
const CONNECTING_SELECTORS = [
  'sessionWithConfiguration:',
  'sessionWithConfiguration:delegate:delegateQueue:',
  'getStreamsToHostWithName:port:inputStream:outputStream:',
  'connectToHost:onPort:error:',
  'connectToHost:onPort:withTimeout:error:',
];
/** Types of which the shared one is taken. */
const SHARED = ['URLSession', 'NSURLSession'];

const LISTENING = [
  'NWListener',
  'NetworkListener',
  'nw_listener_create',
  'nw_listener_create_with_port',
  'nw_listener_create_with_connection',
];
const LISTENING_SELECTORS = ['acceptOnPort:error:', 'acceptOnInterface:port:error:'];

/** What shows that the sockets of a file are for the Internet, and not for files or routes; fit to be triggers. */
const INTERNET = ['sockaddr_in', 'sockaddr_in6', 'getaddrinfo', 'AF_INET', 'AF_INET6', 'PF_INET', 'PF_INET6'];

/** Opening connections, and waiting for them. URLSession counts as connecting, whatever it loads. */
export const connectionUses: UseFamily = {
  triggers: [
    ...[...CONNECTING, ...SHARED, ...LISTENING, ...INTERNET],
    ...['getStreamsToHostWithName', 'connectToHost', 'acceptOnPort', 'acceptOnInterface'],
  ],
  find(shape) {
    const connecting = [
      ...CONNECTING.flatMap((name) => callsOf(shape, name)),
      ...CONNECTING_SELECTORS.flatMap((selector) => messagesOf(shape, selector)),
      ...socketCalls(shape, { connect: 3, sendto: 6 }),
    ];
    const listening = [
      ...LISTENING.flatMap((name) => callsOf(shape, name)),
      ...LISTENING_SELECTORS.flatMap((selector) => messagesOf(shape, selector)),
      ...socketCalls(shape, { listen: 2 }),
    ];
    return [
      ...[...connecting.map(({ token }) => token), ...sharedSessions(shape)].map(at(shape, 'connects')),
      ...listening.map(({ token }) => token).map(at(shape, 'listens')),
    ];
  },
};

function at(shape: Shape, kind: CodeUse['kind']): (token: number) => CodeUse {
  return (token) => useAtToken(shape, kind, token);
}

/** `URLSession.shared`, `[NSURLSession sharedSession]` */
function sharedSessions(shape: Shape): readonly number[] {
  const { file } = shape;
  return SHARED.flatMap((name) => shape.identifiers(name)).filter((token) =>
    isOneOf(file, token + 1, '.')
      ? isWord(file, token + 2, 'shared') || isWord(file, token + 2, 'sharedSession')
      : isOneOf(file, token - 1, '[') && isWord(file, token + 1, 'sharedSession'),
  );
}

/** Calls of the functions of BSD Sockets, by their number of arguments, in a file that deals with Internet addresses. */
function socketCalls(shape: Shape, functions: Readonly<Record<string, number>>): readonly Call[] {
  if (!INTERNET.some((name) => shape.identifiers(name).length > 0)) return [];
  return Object.entries(functions).flatMap(([name, count]) =>
    callsOf(shape, name).filter((call) => isSocketFunction(shape, call) && call.arguments.length === count),
  );
}

function isSocketFunction({ file }: Shape, { receiver, arguments: given }: Call): boolean {
  const bare = receiver === undefined || /^(Darwin|Foundation)$/.test(textOf(file, receiver.last));
  return bare && given.every(({ label }) => label === '_');
}
