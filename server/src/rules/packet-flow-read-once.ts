import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { type Call, callAtName, messageAround } from '../analysis/shape/calls.ts';
import type { Closure } from '../analysis/shape/closures.ts';
import { bracesAround, functionAround, type FunctionBody } from '../analysis/shape/functions.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { tokensBetween } from '../analysis/shape/token-runs.ts';
import { isUnit } from '../analysis/shape/token-text.ts';
import { Char } from '../analysis/source/characters.ts';

/** Packets read once from a tunnel's flow, with nothing that reads the next ones. */
export default definePatternRule({
  id: 'packet-flow-read-once',
  status: 'risky',
  triggers: [
    'readPackets',
    'readPacketObjects',
    'readPacketsWithCompletionHandler',
    'readPacketObjectsWithCompletionHandler',
  ],
  check(shape) {
    const { file } = shape;
    const calls = this.triggers.flatMap((name) => shape.identifiers(name)).flatMap((token) => readAt(shape, token));
    const readers = [...this.triggers, ...namesOfReaders(shape, calls)];
    return calls.flatMap(({ call, closure }): Candidate[] => {
      const body = functionAround(file, call.token);
      if (
        body === undefined ||
        readsAgain(shape, closure, readers) ||
        handsOn(shape, closure, body) ||
        isRepeated(shape, call, body)
      )
        return [];
      return [
        {
          start: file.tokens.start[call.token]!,
          end: file.tokens.end[call.token]!,
          confidence: /^start/.test(body.name) ? 'certain' : 'likely',
          message:
            'This reads packets once: each call runs its handler a single time. Read again at the end of the handler.',
          guidance: [{ id: 'docs-nepackettunnelflow-readpackets' }],
        },
      ];
    });
  },
});

interface Read {
  readonly call: Call;
  readonly closure: Closure;
}

/** A call on a packet flow whose handler is a closure that stands there. */
function readAt(shape: Shape, token: number): readonly Read[] {
  const call = shape.file.language === 'swift' ? callAtName(shape, token) : messageAround(shape, token);
  const closure = call?.arguments.at(-1)?.closure;
  return call?.receiver === undefined || closure === undefined ? [] : [{ call, closure }];
}

/** The names of the functions of this file that read packets, or call one that does. */
function namesOfReaders(shape: Shape, calls: readonly Read[]): readonly string[] {
  const direct = namesAround(
    shape,
    calls.map(({ call }) => call.token),
  );
  return [
    ...new Set([
      ...direct,
      ...namesAround(
        shape,
        direct.flatMap((name) => shape.identifiers(name)),
      ),
    ]),
  ];
}

function namesAround({ file }: Shape, tokens: readonly number[]): readonly string[] {
  return [...new Set(tokens.flatMap((token) => nameOf(functionAround(file, token))))];
}

function nameOf(body: FunctionBody | undefined): readonly string[] {
  const name = body?.name.split(':')[0] ?? '';
  return name === '' ? [] : [name];
}

/** Whether the handler reads again, or calls a function of this file that does. */
function readsAgain(shape: Shape, { body, close }: Closure, readers: readonly string[]): boolean {
  return readers.some((name) => tokensBetween(shape.identifiers(name), body - 1, close).length > 0);
}

/** Whether the handler calls what the function around it was given: its caller may read again. */
function handsOn({ file, identifiers }: Shape, { body, close }: Closure, { parameters }: FunctionBody): boolean {
  return parameters.some((name) =>
    tokensBetween(identifiers(name), body - 1, close).some((token) => isUnit(file, token + 1, Char.OpenParen)),
  );
}

/** Whether the call stands in a loop, or its function is called from several places: one of them may read again. */
function isRepeated(shape: Shape, { token }: Call, body: FunctionBody): boolean {
  if (bracesAround(shape.file, token).some(({ kind, open }) => kind === 'loop' && open > body.open)) return true;
  return nameOf(body).some((name) => {
    const mentions = shape.identifiers(name);
    return mentions.length - tokensBetween(mentions, body.head - 1, body.open).length > 1;
  });
}
