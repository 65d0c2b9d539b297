import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { callbackAround, type ProviderCallback, providerCallbacks } from '../analysis/shape/provider-callbacks.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { textOf } from '../analysis/shape/token-text.ts';
import { BLOCKING_NAMES, blockingCall } from './provider-blocking-call/blocking-calls.ts';

/** Calls that wait, directly in a callback of a Network Extension provider. */
export default definePatternRule({
  id: 'provider-blocking-call',
  status: 'risky',
  triggers: [
    'startTunnel',
    'startTunnelWithOptions',
    'stopTunnel',
    'stopTunnelWithReason',
    'startProxy',
    'startProxyWithOptions',
    'stopProxy',
    'stopProxyWithReason',
    'startFilter',
    'startFilterWithCompletionHandler',
    'stopFilter',
    'stopFilterWithReason',
    'handleNewFlow',
    'handleNewUDPFlow',
    'handleInboundData',
    'handleInboundDataFromFlow',
    'handleOutboundData',
    'handleOutboundDataFromFlow',
  ],
  check(shape) {
    const callbacks = providerCallbacks(shape);
    if (callbacks.length === 0) return [];
    return BLOCKING_NAMES.flatMap((name) => shape.identifiers(name)).flatMap((token) => {
      const callback = callbackAround(shape, callbacks, token);
      const blocking = callback && blockingCall(shape, token);
      return blocking === undefined ? [] : [candidate(shape, token, callback!, blocking)];
    });
  },
});

function candidate(
  { file }: Shape,
  token: number,
  { kind, name, token: nameToken }: ProviderCallback,
  confidence: Candidate['confidence'],
): Candidate {
  const call = textOf(file, token);
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: kind === 'tunnel' ? 'likely' : confidence,
    message: messageFor(kind, call, name),
    guidance:
      kind === 'tunnel'
        ? [{ id: 'docs-nepackettunnelprovider-starttunnel' }, { id: 'forum-cf-deadlock' }]
        : [{ id: 'forum-cf-deadlock' }, { id: 'forum-transparent-proxy-vs-filter' }],
    related: [
      {
        start: file.tokens.start[nameToken]!,
        end: file.tokens.end[nameToken]!,
        message: 'The system calls this and waits for it.',
      },
    ],
  };
}

function messageFor(kind: ProviderCallback['kind'], call: string, name: string): string {
  switch (kind) {
    case 'filter':
      return `${call} blocks ${name}, and a blocked filter can take the device off the network; ${name.startsWith('handle') ? 'give a pause verdict and resume the flow when the answer is there' : 'call the completion handler later instead of waiting'}.`;
    case 'proxy':
      return `${call} blocks ${name}, and other flows with it; return at once and do the rest asynchronously.`;
    case 'tunnel':
      return `${call} blocks ${name} and may wait for something that needs the blocked thread; call the completion handler later instead of waiting.`;
  }
}
