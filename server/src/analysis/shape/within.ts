import type { Shape } from './shape.ts';

/** The tokens `first <= token < last` that are the identifier `name`, in order; costs no more than there are. */
export function mentionsBetween(shape: Shape, name: string, first: number, last: number): readonly number[] {
  const all = shape.identifiers(name);
  return all.slice(lowerBound(all, first), lowerBound(all, last));
}

/** How many of the ascending numbers are less than `limit`. */
function lowerBound(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
