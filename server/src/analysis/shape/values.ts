import { Char } from '../source/characters.ts';
import { valueEnd } from './assignments.ts';
import type { Expression } from './expressions.ts';
import type { Shape } from './shape.ts';
import { isOneOf, isOperator, isUnit, isWord, textOf } from './token-text.ts';
import { variableMentioned } from './variable-mentions.ts';
import type { Variable } from './variables.ts';

/** How many names may stand for one another before a value is given up on. */
const MAX_NAMES = 4;

/** The tokens of an expression as text, without white space between them: `.none`, `0x0301`, `foo.bar(1)`. */
export function sourceOf({ file }: Shape, { first, last }: Expression): string {
  let text = '';
  for (let i = first; i <= last; i++) text += textOf(file, i);
  return text;
}

/**
 * What an expression stands for: the initial value of the name that it is, where the file gives that name one and never
 * another; otherwise the expression itself.
 */
export function resolve(shape: Shape, expression: Expression, names = MAX_NAMES): Expression {
  const { first, last } = withoutParentheses(shape, expression);
  const path = isPath(shape, first, last);
  if (!path || names === 0) return { first, last };
  const variable = variableMentioned(shape, textOf(shape.file, last), last);
  const value = variable && constantValue(shape, variable);
  return value === undefined ? { first, last } : resolve(shape, value, names - 1);
}

/** The only value that a variable is ever given in this file; `undefined` where there is none, or several. */
export function constantValue(shape: Shape, variable: Variable): Expression | undefined {
  const { file } = shape;
  const given = [...(shape.mentionsByVariable(variable.name).get(variable) ?? []), variable.token].filter(
    (token) => isOperator(file, token + 1, '=') || isDeclaredWithType(shape, variable, token),
  );
  const [only, ...others] = given;
  if (only === undefined || others.length > 0) return undefined;
  const equals = isOperator(file, only + 1, '=') ? only + 1 : equalsAfterType(shape, only);
  return equals < 0 ? undefined : { first: equals + 1, last: valueEnd(shape, equals + 1) };
}

function isDeclaredWithType(shape: Shape, variable: Variable, token: number): boolean {
  return token === variable.token && equalsAfterType(shape, token) > 0;
}

function equalsAfterType({ file }: Shape, token: number): number {
  if (!isUnit(file, token + 1, Char.Colon)) return -1;
  for (let i = token + 2; i < token + 14; i++) {
    if (isOperator(file, i, '=')) return i;
    if (isOneOf(file, i, '{};,)')) return -1;
  }
  return -1;
}

function withoutParentheses({ file }: Shape, { first, last }: Expression): Expression {
  let [from, to] = [first, last];
  while (from < to && isUnit(file, from, Char.OpenParen) && file.mate[from] === to) [from, to] = [from + 1, to - 1];
  return { first: from, last: to };
}

/** `a`, `self.a`, `Self.a`, `self->a` */
function isPath({ file }: Shape, first: number, last: number): boolean {
  if (!isWord(file, last)) return false;
  return (
    first === last || (first === last - 2 && (isUnit(file, last - 1, Char.Dot) || isOperator(file, last - 1, '->')))
  );
}
