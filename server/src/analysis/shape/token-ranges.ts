/**
 * Those of some sorted token positions that lie in `[first, last)`, the first `most` of them; found without looking at
 * the others.
 */
export function tokensWithin(
  sorted: readonly number[],
  first: number,
  last: number,
  most = Infinity,
): readonly number[] {
  const from = lowerBound(sorted, first);
  return sorted.slice(from, Math.min(lowerBound(sorted, last), from + most));
}

/** Whether one of some sorted token positions lies in `[first, last)`. */
export function isAnyWithin(sorted: readonly number[], first: number, last: number): boolean {
  const token = sorted[lowerBound(sorted, first)];
  return token !== undefined && token < last;
}

function lowerBound(sorted: readonly number[], token: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < token) low = middle + 1;
    else high = middle;
  }
  return low;
}
