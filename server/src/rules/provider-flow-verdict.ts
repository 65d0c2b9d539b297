import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { callbackAround, type ProviderCallback, providerCallbacks } from '../analysis/shape/provider-callbacks.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { braceAt, statementStart } from '../analysis/shape/statements.ts';
import { containerOf, isUnit, isWord, textOf } from '../analysis/shape/token-text.ts';
import { Char } from '../analysis/source/characters.ts';
import { keepsFlow } from './provider-flow-verdict/kept-flows.ts';

/** Answers of proxies and filters about a new flow that mean something else than they seem to. */
export default definePatternRule({
  id: 'provider-flow-verdict',
  status: 'risky',
  triggers: ['handleNewFlow', 'handleNewUDPFlow'],
  check(shape) {
    const callbacks = providerCallbacks(shape).filter(({ name }) => /^handleNew/.test(name));
    if (callbacks.length === 0) return [];
    const inside = (names: readonly string[]): readonly (readonly [number, ProviderCallback])[] =>
      names
        .flatMap((name) => shape.identifiers(name))
        .flatMap((token) => {
          const callback = callbackAround(shape, callbacks, token);
          return callback === undefined ? [] : [[token, callback] as const];
        });
    return [
      ...inside(['false', 'NO']).flatMap(([token, callback]) => discarded(shape, token, callback)),
      ...inside(['true', 'YES']).flatMap(([token, callback]) => abandoned(shape, token, callback)),
      ...inside(['closeReadWithError']).flatMap(([token, callback]) => refused(shape, token, callback)),
      ...inside(['pause', 'pauseVerdict']).flatMap(([token, callback]) => neverResumed(shape, token, callback)),
    ];
  },
});

const DECIDE = { id: 'docs-handling-flow-copying', section: 'decide-how-to-handle-a-flow' } as const;

function at({ file }: Shape, token: number, rest: Omit<Candidate, 'start' | 'end'>): readonly Candidate[] {
  return [{ start: file.tokens.start[token]!, end: file.tokens.end[token]!, ...rest }];
}

function isReturned({ file }: Shape, token: number): boolean {
  return isWord(file, token - 1, 'return');
}

/** `return false`, because of what the flow is, in a proxy that is not transparent. */
function discarded(shape: Shape, token: number, callback: ProviderCallback): readonly Candidate[] {
  const { superclass, name, body } = callback;
  if (!/^(NEAppProxyProvider|NEDNSProxyProvider)$/.test(superclass ?? '') || !isReturned(shape, token)) return [];
  if (!dependsOn(shape, token, body.parameters[0])) return [];
  return at(shape, token, {
    confidence: 'likely',
    message: `In an ${superclass}, false from ${name} discards the flow and does not leave it to the system; limit what is claimed in the network settings if that is meant.`,
    guidance: [DECIDE],
  });
}

/**
 * Whether the `guard` or `if` around a `return`, in its braces or without, looks at the flow. Asking only for its kind
 * doesn't count: there is nothing else to do with flows of another kind.
 */
function dependsOn({ file }: Shape, token: number, flow = '_'): boolean {
  const open = containerOf(file, token);
  const brace = braceAt(file, open);
  const braced = /^(guard|if|else)$/.test(brace.kind);
  const [first, last] = braced ? [brace.head, open] : [statementStart(file, token - 1), token - 1];
  const words = Array.from({ length: last - first }, (_, i) => first + i).filter((one) => isWord(file, one));
  const asksForKind = words.some((one) => /^(as|is|isKindOfClass)$/.test(textOf(file, one)));
  return !asksForKind && words.some((one) => textOf(file, one) === flow);
}

/** Whether a value is returned, be it as the only expression of the body. */
function isAnswer(shape: Shape, token: number, { body }: ProviderCallback): boolean {
  return isReturned(shape, token) || (token === body.open + 1 && token === body.close - 1);
}

/** `return true` in a proxy that does nothing with the flow. */
function abandoned(shape: Shape, token: number, callback: ProviderCallback): readonly Candidate[] {
  if (callback.kind !== 'proxy' || !isAnswer(shape, token, callback) || keepsFlow(shape, callback)) return [];
  return at(shape, token, {
    confidence: 'certain',
    message: `This takes the flow, but nothing here keeps, opens or hands it on, so its connection hangs; return true only for flows that the provider carries.`,
    guidance: [DECIDE, { id: 'docs-handling-flow-copying', section: 'open-the-connection' }],
  });
}

/** A flow that a transparent proxy takes in order to close it. */
function refused(shape: Shape, token: number, { superclass, name }: ProviderCallback): readonly Candidate[] {
  if (superclass !== 'NETransparentProxyProvider') return [];
  return at(shape, token, {
    confidence: 'likely',
    message: `A transparent proxy that closes flows in ${name} may be used for blocking; that is the task of a content filter.`,
    guidance: [{ id: 'forum-transparent-proxy-vs-filter' }],
  });
}

/** A pause verdict in a file that never resumes a flow. */
function neverResumed(shape: Shape, token: number, { kind }: ProviderCallback): readonly Candidate[] {
  const { file } = shape;
  const isVerdict = isUnit(file, token - 1, Char.Dot) || isWord(file, token - 1, 'NEFilterNewFlowVerdict');
  if (kind !== 'filter' || !isVerdict || shape.identifiers('resumeFlow').length > 0) return [];
  return at(shape, token, {
    confidence: 'likely',
    message:
      'A paused flow waits until resumeFlow is called, and this file never does so; resume every paused flow, with a deadline.',
    guidance: [{ id: 'forum-cf-deadlock' }],
  });
}
