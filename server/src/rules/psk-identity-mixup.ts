import type { Fix } from '../analysis/finding.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { type Assignment, assignmentsTo } from '../analysis/shape/assignments.ts';
import { type Call, callsOf } from '../analysis/shape/calls.ts';
import type { Expression } from '../analysis/shape/expressions.ts';
import { functionAround } from '../analysis/shape/functions.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { isOneOf, isWord, kindOf, textOf } from '../analysis/shape/token-text.ts';
import { sourceOf } from '../analysis/shape/values.ts';
import { TokenKind } from '../analysis/source/tokens.ts';

/** A pre-shared key that is built from its identity, which crosses the network in the clear. */
export default definePatternRule({
  id: 'psk-identity-mixup',
  status: 'insecure',
  triggers: ['sec_protocol_options_add_pre_shared_key'],
  check(shape) {
    const known = new Map<string, readonly Assignment[]>();
    const reading: Reading = {
      shape,
      assignments(name) {
        const found = known.get(name) ?? assignmentsTo(shape, name);
        known.set(name, found);
        return found;
      },
    };
    return callsOf(shape, 'sec_protocol_options_add_pre_shared_key').flatMap((call) => {
      const [, key, identity] = call.arguments;
      return key && identity && call.arguments.length === 3 ? mixup(reading, call, key, identity) : [];
    });
  },
});

/** A file with the assignments to each of its names, found once. */
interface Reading {
  readonly shape: Shape;
  assignments(name: string): readonly Assignment[];
}

function mixup(reading: Reading, call: Call, key: Expression, identity: Expression): readonly Candidate[] {
  const { shape } = reading;
  const made = origin(reading, call, key);
  if (sourceOf(shape, made) !== sourceOf(shape, origin(reading, call, identity))) return [];
  const token = firstName(shape, made);
  return token < 0 ? [] : [pskFinding(shape, call, made, token)];
}

/** How many names may stand for one another before a value is given up on. */
const MAX_NAMES = 4;

/** What an argument is made from, without its casts: the only value that its name is given in the same function. */
function origin({ shape, assignments }: Reading, call: Call, expression: Expression, names = MAX_NAMES): Expression {
  const plain = withoutCast(shape, expression);
  const body = functionAround(shape.file, call.token);
  if (plain.first !== plain.last || !isWord(shape.file, plain.first) || names === 0 || body === undefined) return plain;
  const given = assignments(textOf(shape.file, plain.first)).filter(
    ({ token, receiver }) => receiver === undefined && body.open < token && token < body.close,
  );
  return given.length === 1 ? origin({ shape, assignments }, call, given[0]!.value, names - 1) : plain;
}

/** `x` of `x as dispatch_data_t`. */
function withoutCast({ file }: Shape, { first, last }: Expression): Expression {
  for (let i = first + 1; i < last; i++) if (isWord(file, i, 'as')) return { first, last: i - 1 };
  return { first, last };
}

/**
 * The name that a value is made from, `identity` of `dispatchData(identity)` and of `[self dataFrom:identity]`, or the
 * literal; -1 for neither.
 */
function firstName({ file }: Shape, { first, last }: Expression): number {
  for (let i = first; i <= last; i++) {
    if (kindOf(file, i) === TokenKind.String) return i;
    const names = isWord(file, i) && !isOneOf(file, i + 1, '(:') && !/^[sS]elf$/.test(textOf(file, i));
    if (names) return i;
  }
  return -1;
}

function pskFinding(shape: Shape, call: Call, made: Expression, token: number): Candidate {
  const { start, end } = shape.file.tokens;
  const name = textOf(shape.file, token);
  const fixes = fixesFor(shape, call, made, name);
  const found: Candidate = {
    start: start[token]!,
    end: end[token]!,
    confidence: 'certain',
    message: `The pre-shared key and its identity are both made from ${isWord(shape.file, token) ? `"${name}"` : 'the same literal'}, and everybody on the network can read the identity; make the key from a secret of its own.`,
    guidance: [
      { id: 'forum-multipeer-to-network', section: 'plan-for-security' },
      { id: 'tn3213', section: 'plan-for-security' },
    ],
    related: [{ start: start[call.token]!, end: end[call.token]!, message: 'The key is used here.' }],
  };
  return fixes.length === 0 ? found : { ...found, fixes };
}

/** Using the function's own parameter for the key, where it has one and nothing else does. */
function fixesFor(shape: Shape, call: Call, made: Expression, name: string): readonly Fix[] {
  const body = functionAround(shape.file, call.token);
  if (!shape.identifiers(name).some((one) => made.first <= one && one <= made.last)) return [];
  if (body === undefined || made.first < body.open || made.last > call.token) return [];
  const isUsed = (parameter: string): boolean =>
    shape.identifiers(parameter).some((one) => body.open < one && one < body.close);
  const unused = body.parameters.filter((parameter) => /key$|secret|psk/i.test(parameter) && !isUsed(parameter));
  const [key] = unused;
  if (key === undefined || unused.length > 1) return [];
  const { start, end } = shape.file.tokens;
  const edits = shape
    .identifiers(name)
    .filter((one) => made.first <= one && one <= made.last)
    .map((one) => ({ start: start[one]!, end: end[one]!, text: key }));
  return [{ title: `Make the key from "${key}"`, edits }];
}
