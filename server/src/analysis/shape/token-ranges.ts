/** Those of some sorted token positions that lie in `[first, last)`; found without looking at the others. */
export function tokensWithin(sorted: readonly number[], first: number, last: number): readonly number[] {
  return sorted.slice(lowerBound(sorted, first), lowerBound(sorted, last));
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
