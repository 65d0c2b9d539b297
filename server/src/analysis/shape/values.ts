import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { equalsAfter, valueEnd } from './assignments.ts';
import type { Expression } from './expressions.ts';
import type { Shape } from './shape.ts';
import { isOneOf, isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';
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
  const value = variable && shape.constantValue(variable);
  return value === undefined ? { first, last } : resolve(shape, value, names - 1);
}

/** The only value that a variable is ever given in this file; `undefined` where there is none, or several. */
export function constantValue(shape: Shape, variable: Variable): Expression | undefined {
  const mentions = [...(shape.mentionsByVariable(variable.name).get(variable) ?? []), variable.token];
  if (mentions.some((token) => isChanged(shape, token))) return undefined;
  const [only, ...others] = mentions.flatMap((token) => {
    const equals = equalsAfter(shape, token);
    return equals < 0 ? [] : [equals];
  });
  if (only === undefined || others.length > 0) return undefined;
  return { first: only + 1, last: valueEnd(shape, only + 1) };
}

/** `x += 1`, `x++`, `&x`: what the name stands for after that can't be told. */
function isChanged({ file }: Shape, token: number): boolean {
  const operator = kindOf(file, token + 1) === TokenKind.Operator ? textOf(file, token + 1) : '';
  if (/^([-+*/%&|^]|<<|>>|\?\?)=$|^(\+\+|--)$/.test(operator)) return true;
  const before = isUnit(file, token - 1, Char.Dot) || isOperator(file, token - 1, '->') ? token - 3 : token - 1;
  return isOperator(file, before, '&') && !endsOperand(file, before - 1);
}

/** Whether an infix operator may follow a token. */
function endsOperand(file: SourceFile, token: number): boolean {
  const literal = kindOf(file, token) === TokenKind.Number || kindOf(file, token) === TokenKind.String;
  return literal || isWord(file, token) || isOneOf(file, token, ')]');
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
