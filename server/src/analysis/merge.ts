import type { GuidanceRef } from '../knowledge/model.ts';
import type { UnratedFinding } from './catalogue/api-finding.ts';

/** A finding and whether a pattern rule made it. */
export interface Sourced {
  readonly finding: UnratedFinding;
  readonly pattern: boolean;
}

/**
 * One finding per range, in order: `insecure` beats everything else, a pattern rule beats the catalogue, and the winner
 * carries the others' guidance too.
 */
export function mergeByRange(all: readonly Sourced[]): readonly UnratedFinding[] {
  const sorted = [...all].sort(
    (a, b) => a.finding.start - b.finding.start || a.finding.end - b.finding.end || weight(b) - weight(a),
  );
  const merged: UnratedFinding[] = [];
  for (const { finding } of sorted) {
    const winner = merged.at(-1);
    if (winner?.start === finding.start && winner.end === finding.end) {
      merged[merged.length - 1] = { ...winner, guidance: union(winner.guidance, finding.guidance) };
    } else merged.push(finding);
  }
  return merged;
}

function weight({ finding, pattern }: Sourced): number {
  return (finding.status === 'insecure' ? 2 : 0) + (pattern ? 1 : 0);
}

function union(first: readonly GuidanceRef[], second: readonly GuidanceRef[]): readonly GuidanceRef[] {
  const known = new Set(first.map(({ id, section }) => `${id}#${section ?? ''}`));
  return [...first, ...second.filter(({ id, section }) => !known.has(`${id}#${section ?? ''}`))];
}
