import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { isAllowedSituation, type LowLevelUse, lowLevelUses } from './watchos-low-level/uses.ts';
import { createWatchCode } from './watchos-low-level/watch-code.ts';

/** Networking below HTTP in code that is for Apple Watch, where nothing in the file shows that watchOS allows it. */
export default definePatternRule({
  id: 'watchos-low-level',
  status: 'risky',
  triggers: [
    'NWConnection',
    'NWListener',
    'NWBrowser',
    'NWConnectionGroup',
    'NWPathMonitor',
    'NetworkConnection',
    'NetworkListener',
    'NetworkBrowser',
    'withNetworkConnection',
    'NetService',
    'NetServiceBrowser',
    'NSNetService',
    'NSNetServiceBrowser',
    'webSocketTask',
    'webSocketTaskWithURL',
    'webSocketTaskWithRequest',
    'streamTask',
    'streamTaskWithHostName',
    'getStreamsToHost',
    'getStreamsToHostWithName',
    'CFStreamCreatePairWithSocketToHost',
    'nw_connection_create',
    'nw_connection_group_create',
    'nw_listener_create',
    'nw_listener_create_with_port',
    'nw_browser_create',
    'nw_path_monitor_create',
    'AF_INET',
    'AF_INET6',
    'PF_INET',
    'PF_INET6',
  ],
  check(shape) {
    const isWatch = createWatchCode(shape);
    const allowed = isAllowedSituation(shape);
    return lowLevelUses(shape)
      .filter(({ token, kind }) => isWatch(token) && (kind === 'socket' || !allowed))
      .map((use) => restricted(shape, use));
  },
});

const MESSAGES: Readonly<Record<LowLevelUse['kind'], string>> = {
  socket: 'BSD sockets never work for networking on watchOS; use URLSession.',
  connection:
    'On watchOS this waits for ever unless the app streams audio, is in a CallKit call or serves its own Apple TV app; use HTTP with URLSession.',
  path: 'On watchOS a path stays unsatisfied for ordinary apps, even when the watch is online; just make the request with URLSession.',
};

function restricted({ file }: Shape, { token, kind }: LowLevelUse): Candidate {
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    // Another file may show that the app streams audio or makes calls.
    confidence: kind === 'socket' ? 'certain' : 'likely',
    message: MESSAGES[kind],
    guidance: [{ id: 'tn3135' }],
  };
}
