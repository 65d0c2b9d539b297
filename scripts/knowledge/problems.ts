/** Something an author must mend, at a place that an editor can open: print as `file:line: message`. */
export interface Problem {
  /** Path from the root of the repository, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** The order in which people read problems: by file, then line. Does not change its argument. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
