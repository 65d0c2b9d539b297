import type { Finding } from '../analysis/finding.ts';

/** A finding with its place in a file, as reports need it. Plain data; lines and columns are 1-based, in UTF-16 units. */
export interface LocatedFinding {
  readonly finding: Finding;
  /** Relative to the folder that the scan reports from, with `/`. */
  readonly file: string;
  /** Relative to the project's root, with `/`: the same wherever the scan is started. */
  readonly key: string;
  readonly line: number;
  readonly column: number;
  /** Line and column after the last unit of the range. */
  readonly endLine: number;
  readonly endColumn: number;
  /** Stays the same when lines move, messages are reworded or severities change. */
  readonly fingerprint: string;
  /** The source line of `line, column` without its line break, or the part around the finding when it is very long. */
  readonly excerpt: string;
  /** The column of the first unit of `excerpt`. */
  readonly excerptColumn: number;
}

/** A file that could not be read, or a path that leads nowhere. */
export interface FileError {
  /** As in {@link LocatedFinding.file}. */
  readonly file: string;
  /** What went wrong, for people. */
  readonly message: string;
}

/** Order of reports: file, line, column, rule. */
export function compareLocated(a: LocatedFinding, b: LocatedFinding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.finding.ruleId, b.finding.ruleId)
  );
}

/** Order of UTF-16 units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
