/** Those of some tokens, which must be in order, that lie in `(first, last)`, both ends excluded. */
export function tokensBetween(tokens: readonly number[], first: number, last: number): readonly number[] {
  const from = countUpTo(tokens, first);
  return tokens.slice(from, Math.max(from, countUpTo(tokens, last - 1)));
}

/** How many of some tokens, which must be in order, are at or before `limit`. */
export function countUpTo(tokens: readonly number[], limit: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
