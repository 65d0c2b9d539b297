import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { FileError, LocatedFinding } from '../scan/located-finding.ts';
import type { Palette } from './palette.ts';

/** What a format turns into text. */
export interface Report {
  /** In order of file, line, column and rule. */
  readonly findings: readonly LocatedFinding[];
  /** Files that were read, and their size. */
  readonly files: number;
  readonly bytes: number;
  readonly errors: readonly FileError[];
}

/** What a format may use besides the report. */
export interface ReportContext {
  readonly base: KnowledgeBase;
  readonly palette: Palette;
  /** Columns of the terminal; `undefined` when the text goes somewhere else. */
  readonly width: number | undefined;
}

/** Writes a report as text that ends in a line break. Pure. */
export type Format = (report: Report, context: ReportContext) => string;
