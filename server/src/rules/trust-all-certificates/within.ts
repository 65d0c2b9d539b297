import type { Shape } from '../../analysis/shape/shape.ts';

/** The mentions of `name` among the tokens `[first, last)`, in order. */
export function identifiersWithin(shape: Shape, name: string, first: number, last: number): readonly number[] {
  const tokens = shape.identifiers(name);
  return tokens.slice(firstFrom(tokens, first), firstFrom(tokens, last));
}

/** At most `count` mentions on either side of `token`, those nearest to it. */
export function identifiersNear(shape: Shape, name: string, token: number, count: number): readonly number[] {
  const tokens = shape.identifiers(name);
  const middle = firstFrom(tokens, token);
  return tokens.slice(Math.max(0, middle - count), middle + count);
}

/** The position of the first token at or after `token`. */
function firstFrom(tokens: readonly number[], token: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]! < token) low = middle + 1;
    else high = middle;
  }
  return low;
}
