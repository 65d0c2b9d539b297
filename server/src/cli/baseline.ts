import { compareText, type LocatedFinding } from '../scan/located-finding.ts';
import { usageError } from './usage-error.ts';

/** Findings that are known and accepted, by their fingerprint. */
export type Baseline = ReadonlyMap<string, BaselineEntry>;

/** A line of a baseline. `ruleId` and `file` are for those who read it; the fingerprint alone decides. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly ruleId: string;
  /** Relative to the project's root, with `/`. */
  readonly file: string;
  /** How many findings have this fingerprint. */
  readonly count: number;
}

/** What is left of some findings under a baseline. */
export interface Baselined {
  readonly findings: readonly LocatedFinding[];
  /** How many findings of the baseline are no longer there, as far as this scan can tell. */
  readonly stale: number;
}

/** Reads a baseline. Throws a usage error that names `path` when the text is none. */
export function parseBaseline(text: string, path: string): Baseline {
  const entries = entriesOf(text);
  if (!entries) throw usageError(`${path} is not a baseline of version 1.`, 'Write a new one with --write-baseline.');
  return new Map(entries.map((entry) => [entry.fingerprint, entry]));
}

function entriesOf(text: string): readonly BaselineEntry[] | undefined {
  try {
    const parsed = JSON.parse(text.replace(/^\uFEFF/, '')) as { version?: unknown; findings?: unknown } | null;
    const findings: unknown = parsed?.version === 1 ? parsed.findings : undefined;
    return Array.isArray(findings) && findings.every(isEntry) ? findings : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  const { fingerprint, ruleId, file, count } = (value ?? {}) as Partial<Record<keyof BaselineEntry, unknown>>;
  const named = typeof fingerprint === 'string' && typeof ruleId === 'string' && typeof file === 'string';
  return named && Number.isInteger(count) && Number(count) > 0;
}

/**
 * The findings that the baseline doesn't list. An entry is stale when fewer findings have its fingerprint than it says,
 * and the scan would have seen them: `wasScanned` tells of a file whether it was read or is gone.
 */
export function applyBaseline(
  findings: readonly LocatedFinding[],
  baseline: Baseline,
  wasScanned: (file: string) => boolean,
): Baselined {
  const left = new Map([...baseline.values()].map((entry) => [entry.fingerprint, entry.count]));
  const fresh = findings.filter(({ fingerprint }) => {
    const count = left.get(fingerprint) ?? 0;
    if (count > 0) left.set(fingerprint, count - 1);
    return count === 0;
  });
  const stale = [...baseline.values()].filter((entry) => wasScanned(entry.file));
  return { findings: fresh, stale: stale.reduce((sum, { fingerprint }) => sum + (left.get(fingerprint) ?? 0), 0) };
}

/** The text of a baseline that lists exactly these findings: sorted, one line each, the same on every machine. */
export function formatBaseline(findings: readonly LocatedFinding[]): string {
  const entries = new Map<string, BaselineEntry>();
  for (const { fingerprint, finding, key } of findings) {
    const count = (entries.get(fingerprint)?.count ?? 0) + 1;
    entries.set(fingerprint, { file: key, ruleId: finding.ruleId, fingerprint, count });
  }
  const sorted = [...entries.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) || compareText(a.ruleId, b.ruleId) || compareText(a.fingerprint, b.fingerprint),
  );
  const lines = sorted.map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}
