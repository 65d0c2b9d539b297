import { Char } from '../../analysis/source/characters.ts';
import { assignmentsTo } from '../../analysis/shape/assignments.ts';
import { argumentOf, type Call, callAtName, messageAround } from '../../analysis/shape/calls.ts';
import { closureAt } from '../../analysis/shape/closures.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import { functionAround } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { sourceOf } from '../../analysis/shape/values.ts';
import { variableMentioned } from '../../analysis/shape/variable-mentions.ts';
import type { Variable } from '../../analysis/shape/variables.ts';
import { returnedBy, resultsOfFunction } from './results.ts';

/** How many names and calls a session may pass through and still be followed. */
const MAX_STEPS = 12;

type Kind = 'session' | 'configuration';

/** Tells whether an expression is surely a URLSession with a background configuration, as far as this file shows it. */
export function createBackgroundSessions(shape: Shape): (expression: Expression) => boolean {
  const known = new Map<string, boolean>();
  return (expression) => is(shape, 'session', expression, known, MAX_STEPS);
}

function is(shape: Shape, kind: Kind, whole: Expression, known: Map<string, boolean>, steps: number): boolean {
  const { file } = shape;
  const { first, last } = bare(shape, whole);
  if (steps === 0 || last < first) return false;
  const call = wholeCall(shape, first, last);
  if (call !== undefined) return isMade(shape, kind, call, known, steps);
  const results = closureResults(shape, first, last);
  if (results.length > 0) return all(shape, kind, results, known, steps);
  return isWord(file, last) && isNamed(shape, kind, last, known, steps);
}

function isMade(shape: Shape, kind: Kind, call: Call, known: Map<string, boolean>, steps: number): boolean {
  if (kind === 'configuration' && makesBackground(shape, call)) return true;
  const configuration = kind === 'session' ? configurationOf(call) : undefined;
  if (configuration !== undefined) return is(shape, 'configuration', configuration, known, steps - 1);
  if (call.arguments.length > 0) return false;
  return once(known, `${kind} ${call.name}()`, () =>
    all(shape, kind, resultsOfFunction(shape, call.name), known, steps),
  );
}

/** Answers by what is known; a question within itself gets no. */
function once(known: Map<string, boolean>, key: string, find: () => boolean): boolean {
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, false);
  const answer = find();
  known.set(key, answer);
  return answer;
}

function all(
  shape: Shape,
  kind: Kind,
  values: readonly Expression[],
  known: Map<string, boolean>,
  steps: number,
): boolean {
  return values.length > 0 && values.every((value) => is(shape, kind, value, known, steps - 1));
}

/** Whether the name at `token` is never given anything else. */
function isNamed(shape: Shape, kind: Kind, token: number, known: Map<string, boolean>, steps: number): boolean {
  const name = textOf(shape.file, token);
  const variable = variableMentioned(shape, name, token);
  const key = `${kind} ${name} ${variable?.token ?? ''}`;
  return once(known, key, () => all(shape, kind, valuesOf(shape, name, variable), known, steps));
}

/** Everything but `nil` that the variable is set to, or returns. */
function valuesOf(shape: Shape, name: string, variable: Variable | undefined): readonly Expression[] {
  const isLocal = variable !== undefined && functionAround(shape.file, variable.token) !== undefined;
  const isProperty = shape.file.language === 'c' && !isLocal;
  const assigned = (isProperty ? [name, otherName(name)] : [name])
    .flatMap((one) => assignmentsTo(shape, one).filter(({ token }) => isSame(shape, one, token, variable)))
    .map(({ value }) => value)
    .filter(({ first, last }) => first !== last || !/^(nil|NULL|Nil)$/.test(textOf(shape.file, first)));
  const getter = isProperty ? resultsOfFunction(shape, name) : [];
  return [...assigned, ...getter, ...(variable === undefined ? [] : returnedBy(shape, variable.token))];
}

/** In Objective-C a property goes together with its instance variable. */
function otherName(name: string): string {
  return name.startsWith('_') ? name.slice(1) : `_${name}`;
}

/** Whether what is set at `token`, by a name or a setter's message, is that variable. */
function isSame(shape: Shape, name: string, token: number, variable: Variable | undefined): boolean {
  if (token === variable?.token || textOf(shape.file, token) !== name) return true;
  const set = variableMentioned(shape, name, token);
  const byOtherName = variable?.member === true && variable.name !== name && set?.member !== false;
  return set === variable || byOtherName;
}

/** Without parentheses, `try`, `await` and marks of optional chaining. */
function bare({ file }: Shape, { first, last }: Expression): Expression {
  let [from, to] = [first, last];
  for (;;) {
    if (isOneOf(file, to, '?!')) to--;
    else if (isWord(file, from, 'try') || isWord(file, from, 'await')) from++;
    else if (isUnit(file, from, Char.OpenParen) && file.mate[from] === to) [from, to] = [from + 1, to - 1];
    else return { first: from, last: to };
  }
}

/** The call or message that the expression is. */
function wholeCall(shape: Shape, first: number, last: number): Call | undefined {
  const { file } = shape;
  if (file.language === 'c' && isUnit(file, first, Char.OpenBracket)) {
    const message = shape.messageAt(first);
    return message?.close === last ? messageAround(shape, message.receiverEnd) : undefined;
  }
  const open = isUnit(file, last, Char.CloseParen) ? file.mate[last]! : -1;
  const call = open > 0 ? callAtName(shape, open - 1) : undefined;
  return call !== undefined && call.first === first ? call : undefined;
}

/** The results of `{ … }()`. */
function closureResults(shape: Shape, first: number, last: number): readonly Expression[] {
  const { file } = shape;
  const called = isUnit(file, last, Char.CloseParen) && file.mate[last] === last - 1;
  const closure = called ? closureAt(file, first) : undefined;
  return closure?.close === last - 2 ? returnedBy(shape, first - 1, closure.open) : [];
}

function makesBackground(shape: Shape, call: Call): boolean {
  if (/^backgroundSessionConfiguration(WithIdentifier)?:?$/.test(call.name)) return true;
  if (call.name !== 'background' || argumentOf(call, 'withIdentifier') === undefined) return false;
  return call.receiver === undefined || /(^|\.)URLSessionConfiguration$/.test(sourceOf(shape, call.receiver));
}

/** What a session is made with; `undefined` for what makes no session. */
function configurationOf(call: Call): Expression | undefined {
  if (call.name === 'URLSession' || call.name === 'init') return argumentOf(call, 'configuration');
  return /^sessionWithConfiguration:/.test(call.name) ? call.arguments[0] : undefined;
}
