import { assignmentsTo } from '../shape/assignments.ts';
import type { Expression } from '../shape/expressions.ts';
import type { Shape } from '../shape/shape.ts';
import { isOperator, isUnit, isWord, kindOf, textOf } from '../shape/token-text.ts';
import { resolve } from '../shape/values.ts';
import { Char } from '../source/characters.ts';
import { TokenKind } from '../source/tokens.ts';

/** A name that is mentioned more often than this is not followed. */
const MAX_MENTIONS = 200;

/** {@link resolve}; in C also for names of other types than pointers, which it doesn't know. */
export function valueOf(shape: Shape, expression: Expression): Expression {
  const value = resolve(shape, expression);
  if (shape.file.language === 'swift' || !isPath(shape, value)) return value;
  const name = textOf(shape.file, value.last);
  if (shape.identifiers(name).length > MAX_MENTIONS) return value;
  const [only, ...others] = assignmentsTo(shape, name);
  return only === undefined || others.length > 0 ? value : only.value;
}

function isPath({ file }: Shape, { first, last }: Expression): boolean {
  if (first === last) return isWord(file, first);
  return last === first + 2 && (isUnit(file, first + 1, Char.Dot) || isOperator(file, first + 1, '->'));
}

/** The whole number that an expression shows: `1400`, `9_000`, `64 * 1024`, or a constant for one; `undefined` otherwise. */
export function numberOf(shape: Shape, expression: Expression): number | undefined {
  const { first, last } = valueOf(shape, expression);
  let product = 1;
  for (let i = first; i <= last; i++) {
    const isFactor = (i - first) % 2 === 0;
    if (isFactor && kindOf(shape.file, i) === TokenKind.Number)
      product *= Number(textOf(shape.file, i).replace(/_|[uUlL]+$/g, ''));
    else if (isFactor || !isOperator(shape.file, i, '*')) return undefined;
  }
  return Number.isSafeInteger(product) && last >= first ? product : undefined;
}
