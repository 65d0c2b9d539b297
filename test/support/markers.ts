/** A finding that a fixture expects, or that the engine made: 1-based line, 1-based columns, the end exclusive. */
export interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly ruleId: string;
}

const MARKER = /^\s*(?:\/\/[ ^\w-]*\^[ ^\w-]*|<!--[ ^\w-]*\^[ ^\w-]*-->)$/;

/**
 * The caret markers of a fixture: a comment line (`//`, in a property list `<!-- -->`) whose carets stand under what
 * the nearest line above that is not a marker holds, each run of carets followed by a rule id. Several markers may stand
 * on one line or on several.
 */
export function readMarks(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let subject = 0;
  text.split('\n').forEach((raw, index) => {
    const line = raw.replace(/\r$/, '');
    if (!MARKER.test(line)) {
      subject = index + 1;
      return;
    }
    for (const match of line.matchAll(/(\^+)\s+([a-z][\w-]*)/g)) {
      const start = match.index + 1;
      marks.push({ line: subject, start, end: start + match[1]!.length, ruleId: match[2]! });
    }
  });
  return marks;
}

/** The mark of a finding's range. */
export function markOf(text: string, finding: { start: number; end: number; ruleId: string }): Mark {
  const lineStart = text.lastIndexOf('\n', finding.start - 1) + 1;
  const line = text.slice(0, lineStart).split('\n').length;
  return { line, start: finding.start - lineStart + 1, end: finding.end - lineStart + 1, ruleId: finding.ruleId };
}
