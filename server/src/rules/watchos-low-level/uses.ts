import { type Call, callsOf, messagesOf } from '../../analysis/shape/calls.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isWord, textOf } from '../../analysis/shape/token-text.ts';

/** A use of an API that watchOS restricts. */
export interface LowLevelUse {
  readonly token: number;
  /** `socket`: never works. `connection`: works in some situations. `path`: doesn't tell whether the watch is online. */
  readonly kind: 'socket' | 'connection' | 'path';
}

const SWIFT_CALLS = [
  'NWConnection',
  'NWListener',
  'NWBrowser',
  'NWConnectionGroup',
  'NetworkConnection',
  'NetworkListener',
  'NetworkBrowser',
  'withNetworkConnection',
  'NetService',
  'NetServiceBrowser',
  'webSocketTask',
  'streamTask',
  'getStreamsToHost',
];

const C_CALLS = [
  'CFStreamCreatePairWithSocketToHost',
  'nw_connection_create',
  'nw_connection_group_create',
  'nw_listener_create',
  'nw_listener_create_with_port',
  'nw_browser_create',
];

const SELECTORS = [
  'webSocketTaskWithURL:',
  'webSocketTaskWithURL:protocols:',
  'webSocketTaskWithRequest:',
  'streamTaskWithHostName:port:',
  'getStreamsToHostWithName:port:inputStream:outputStream:',
];

/** Classes that Objective-C makes by `alloc`. */
const CLASSES = ['NSNetService', 'NSNetServiceBrowser'];

/** Every use of low-level networking in the file. */
export function lowLevelUses(shape: Shape): readonly LowLevelUse[] {
  const { file } = shape;
  const names = file.language === 'swift' ? [...SWIFT_CALLS, ...C_CALLS] : C_CALLS;
  const connections = [
    ...names.flatMap((name) => callsOf(shape, name)),
    ...SELECTORS.flatMap((selector) => messagesOf(shape, selector)),
  ].map(({ token }) => token);
  const allocated = CLASSES.flatMap((name) =>
    shape.identifiers(name).filter((token) => isOneOf(file, token - 1, '[') && isWord(file, token + 1, 'alloc')),
  );
  const paths = ['NWPathMonitor', 'nw_path_monitor_create'].flatMap((name) => callsOf(shape, name));
  return [
    ...[...connections, ...allocated].map((token) => ({ token, kind: 'connection' as const })),
    ...paths.map(({ token }) => ({ token, kind: 'path' as const })),
    ...callsOf(shape, 'socket')
      .filter((call) => isInternet(shape, call))
      .map(({ token }) => ({ token, kind: 'socket' as const })),
  ];
}

/** `socket(AF_INET, …)` */
function isInternet({ file }: Shape, { arguments: [family], receiver }: Call): boolean {
  const bare = receiver === undefined || /^(Darwin|Glibc)$/.test(textOf(file, receiver.last));
  return bare && family !== undefined && /^[AP]F_INET6?$/.test(textOf(file, family.first));
}

/** What shows that the file belongs to one of the situations in which watchOS allows it: audio, a call, a connection to Apple TV. */
const ALLOWED = [
  'AVAudioSession',
  'AVAudioEngine',
  'AVAudioPlayer',
  'AVPlayer',
  'AVQueuePlayer',
  'longFormAudio',
  'CXProvider',
  'CXCallController',
  'CallKit',
  'DeviceDiscoveryUI',
  'applicationService',
];

/** Whether the file shows one of those situations. */
export function isAllowedSituation(shape: Shape): boolean {
  return ALLOWED.some((name) => shape.identifiers(name).length > 0);
}
