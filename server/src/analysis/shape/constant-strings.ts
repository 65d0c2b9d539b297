import { Char } from '../source/characters.ts';
import { TokenKind } from '../source/tokens.ts';
import { cConstant } from './c-constants.ts';
import type { Expression } from './expressions.ts';
import type { Shape } from './shape.ts';
import { stringValue } from './strings.ts';
import { isUnit, isWord, kindOf } from './token-text.ts';
import { resolve } from './values.ts';

/** A string literal, and what it stands for. */
export interface ConstantString {
  /** The literal's token. */
  readonly token: number;
  /** What stands between its quotes, escapes resolved. */
  readonly value: string;
}

/**
 * The literal that an expression is, if need be through a cast, `CFSTR(…)`, a constant or a macro of this file;
 * `undefined` for anything that is put together, given from outside, or may be several values.
 */
export function constantString(shape: Shape, expression: Expression): ConstantString | undefined {
  const resolved = resolve(shape, expression);
  const direct = literalIn(shape, resolved);
  if (direct !== undefined || shape.file.language !== 'c') return direct;
  const value = cConstant(shape, resolved);
  return value && literalIn(shape, value);
}

/** `"x"`, `"x" as CFString`, `(__bridge CFStringRef)@"x"`, `CFSTR("x")` */
function literalIn(shape: Shape, { first, last }: Expression): ConstantString | undefined {
  const { file } = shape;
  if (kindOf(file, first) === TokenKind.String) {
    const value = first === last || isWord(file, first + 1, 'as') ? stringValue(file, first) : undefined;
    return value === undefined ? undefined : { token: first, value };
  }
  if (file.language !== 'c' || last <= first) return undefined;
  if (isWord(file, first, 'CFSTR')) return literalIn(shape, { first: first + 2, last: last - 1 });
  const afterCast = isUnit(file, first, Char.OpenParen) ? file.mate[first]! + 1 : first;
  return afterCast > first && afterCast <= last ? literalIn(shape, { first: afterCast, last }) : undefined;
}
