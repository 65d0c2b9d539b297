import { Char } from '../../analysis/source/characters.ts';
import { valueEnd } from '../../analysis/shape/assignments.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import { bodyAround } from '../../analysis/shape/functions.ts';
import { objcMethodAt } from '../../analysis/shape/objc-methods.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { braceAt } from '../../analysis/shape/statements.ts';
import { isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';

/** Longest way from a name to the body of its getter, in tokens. */
const MAX_HEAD = 12;

/**
 * What the getter behind the declared name at `token` returns, or what the body that opens at `open` does; nothing for
 * a stored property.
 */
export function returnedBy(shape: Shape, token: number, open = bodyBehind(shape, token)): readonly Expression[] {
  const { file } = shape;
  const close = open < 0 ? -1 : file.mate[open]!;
  if (close < open || open < 0) return [];
  const returns = within(shape.identifiers('return'), open, close)
    .filter((one) => bodyAround(file, one)?.open === open)
    .map((one) => ({ first: one + 1, last: valueEnd(shape, one + 1) }));
  if (returns.length > 0 || file.language === 'c') return returns;
  const whole = { first: open + 1, last: valueEnd(shape, open + 1) };
  return whole.last + 1 === close ? [whole] : [];
}

/** The tokens, which are in order, between two others. */
function within(tokens: readonly number[], first: number, last: number): readonly number[] {
  const start = lowerBound(tokens, first);
  return tokens.slice(start, lowerBound(tokens, last));
}

/** The position of the first token behind `token`. */
function lowerBound(tokens: readonly number[], token: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]! <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The brace of the getter in `var name: Type { … }`; -1 for none. */
function bodyBehind({ file }: Shape, token: number): number {
  for (let i = token + 1; i < token + MAX_HEAD; i++) {
    if (isUnit(file, i, Char.OpenBrace)) return braceAt(file, i).kind === 'accessor' ? i : -1;
    if (!isWord(file, i) && !/^[:?!.]$/.test(textOf(file, i))) return -1;
  }
  return -1;
}

/** What the only function or method of this file returns that has that name and no parameters. */
export function resultsOfFunction(shape: Shape, name: string): readonly Expression[] {
  const { file } = shape;
  const declarations = shape.identifiers(name).filter((token) => {
    return file.language === 'swift' ? isWord(file, token - 1, 'func') : objcMethodAt(file, token) !== undefined;
  });
  const bodies = declarations.flatMap((token) => bodyOfFunction(shape, token));
  return bodies.length === 1 ? returnedBy(shape, bodies[0]! - 1, bodies[0]) : [];
}

/** Longest signature of a function without parameters, in tokens. */
const MAX_SIGNATURE = 20;

function bodyOfFunction({ file }: Shape, token: number): readonly number[] {
  for (let i = token + 1; i < token + MAX_SIGNATURE; i++) {
    if (isUnit(file, i, Char.OpenBrace)) return [i];
    if (isUnit(file, i, Char.Semicolon) || isUnit(file, i, Char.CloseBrace)) return [];
  }
  return [];
}
