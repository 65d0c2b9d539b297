/** The words of a vocabulary that might answer a typed word although it is misspelt: a superset, found quickly. */
export type Candidates = (typed: string) => readonly string[];

/**
 * Finds the words that share so many pairs of letters with a typed word that no more than `errors` letters can be wrong:
 * each wrong letter breaks two pairs.
 */
export function createCandidates(vocabulary: readonly string[], errors: (typed: string) => number): Candidates {
  const holders = new Map<string, number[]>();
  vocabulary.forEach((word, id) => {
    for (const pair of pairsOf(word)) {
      const ids = holders.get(pair);
      if (ids) ids.push(id);
      else holders.set(pair, [id]);
    }
  });
  return (typed) => {
    const pairs = pairsOf(typed);
    const least = Math.max(1, pairs.size - 2 * errors(typed));
    const counts = new Uint8Array(vocabulary.length);
    for (const pair of pairs) for (const id of holders.get(pair) ?? []) counts[id]! += 1;
    return vocabulary.filter((_, id) => counts[id]! >= least);
  };
}

function pairsOf(word: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= word.length; i++) pairs.add(word.slice(i, i + 2));
  return pairs;
}

/** How well a known word answers a typed one: 1 when equal, less the less alike. `errors`: share of letters that differ. */
export function alike(typed: string, known: string, errors: number): number {
  const length = Math.min(typed.length, known.length) / Math.max(typed.length, known.length);
  if (typed === known) return 1;
  if (known.startsWith(typed)) return 0.75 + 0.2 * length;
  if (known.includes(typed)) return 0.55 + 0.2 * length;
  return (0.45 + 0.35 * length) * (1 - errors);
}
