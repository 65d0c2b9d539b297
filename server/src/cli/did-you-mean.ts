import { similar } from '../analysis/similar.ts';

/** `Did you mean “a” or “b”?`, or `undefined` without a candidate. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const names = similar(word, candidates).map((name) => `“${name}”`);
  return names.length === 0 ? undefined : `Did you mean ${names.join(' or ')}?`;
}
