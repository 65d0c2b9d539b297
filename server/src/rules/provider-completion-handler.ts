import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { valueEnd } from '../analysis/shape/assignments.ts';
import { bracesAround } from '../analysis/shape/functions.ts';
import { callbackAround, type ProviderCallback, providerCallbacks } from '../analysis/shape/provider-callbacks.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { tokensBetween } from '../analysis/shape/token-runs.ts';
import { containerOf, endsLine, isUnit } from '../analysis/shape/token-text.ts';
import { Char } from '../analysis/source/characters.ts';
import type { SourceFile } from '../analysis/source/source-file.ts';

/** Callbacks that start or stop a provider and leave their completion handler uncalled, on every path or on one. */
export default definePatternRule({
  id: 'provider-completion-handler',
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
  ],
  check(shape) {
    const callbacks = providerCallbacks(shape).filter(({ name }) => /^(start|stop)/.test(name));
    return callbacks.flatMap((callback) => {
      const position = callback.body.labels.findIndex((label) => /completionHandler$/i.test(label));
      if (position < 0 || isUnfinished(shape, callback)) return [];
      const mentions = mentionsOf(shape, callback, callback.body.parameters[position]!);
      if (mentions.length === 0) return [forgotten(shape, callback)];
      return earlyReturns(shape, callback, mentions).map((token) => leaves(shape, callback, token));
    });
  },
});

const ENDS_PROCESS = ['fatalError', 'preconditionFailure', 'abort', 'exit', '_exit'];

/** Where the callback names something; labels and pieces of selectors of that name are not among them. */
function mentionsOf({ file, identifiers }: Shape, { body }: ProviderCallback, name: string): readonly number[] {
  return tokensBetween(identifiers(name), body.open, body.close).filter(
    (token) => !isUnit(file, token + 1, Char.Colon),
  );
}

function isUnfinished(shape: Shape, callback: ProviderCallback): boolean {
  return ENDS_PROCESS.some((name) => mentionsOf(shape, callback, name).length > 0);
}

/** Returns before which, and in whose block, the handler is not mentioned; what other `guard`s do with it doesn't count. */
function earlyReturns(shape: Shape, callback: ProviderCallback, mentions: readonly number[]): readonly number[] {
  const { file } = shape;
  const first = mentions.find((token) => !isInGuard(file, token, callback.body.open)) ?? callback.body.close;
  return mentionsOf(shape, callback, 'return').filter((token) => {
    const open = containerOf(file, token);
    const [from, to] = open === callback.body.open ? [token, returnEnd(shape, token)] : [open, file.mate[open]!];
    return (
      token < first &&
      callbackAround(shape, [callback], token) !== undefined &&
      !mentions.some((mention) => from < mention && mention <= to)
    );
  });
}

/** The last token of what `return` at `token` returns, which may be a call of the handler. */
function returnEnd(shape: Shape, token: number): number {
  return endsLine(shape.file, token) ? token : valueEnd(shape, token + 1);
}

function isInGuard(file: SourceFile, token: number, body: number): boolean {
  return bracesAround(file, token).some(({ kind, open }) => kind === 'guard' && open > body);
}

function guidanceFor({ kind }: ProviderCallback): Candidate['guidance'] {
  return kind === 'filter'
    ? [{ id: 'forum-debugging-ne-provider' }, { id: 'forum-cf-deadlock' }]
    : [{ id: 'docs-nepackettunnelprovider-starttunnel' }, { id: 'forum-debugging-ne-provider' }];
}

function forgotten({ file }: Shape, callback: ProviderCallback): Candidate {
  const { token, name } = callback;
  const what = name.startsWith('start') ? 'never counts as started' : 'is not known to have stopped';
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: 'certain',
    message: `${name} never calls its completion handler, so the provider ${what}; call it on every path, with an error where it fails.`,
    guidance: guidanceFor(callback),
  };
}

function leaves({ file }: Shape, callback: ProviderCallback, token: number): Candidate {
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: 'certain',
    message: `This leaves ${callback.name} without calling its completion handler, and the system goes on waiting; call it first, with an error.`,
    guidance: guidanceFor(callback),
  };
}
