import type { Finding } from '../analysis/finding.ts';
import { fingerprint, normalise } from './fingerprint.ts';
import type { LocatedFinding } from './located-finding.ts';

/** How much of a line is kept on either side of a finding. Lines of code people write are kept whole. */
const MARGIN = 240;

/** The names of one file. */
export interface FileNames {
  /** As in {@link LocatedFinding.file}. */
  readonly file: string;
  /** Relative to the project's root, with `/`: what fingerprints are made of. */
  readonly key: string;
}

/**
 * Turns offsets into lines and columns. `\n`, `\r\n` and `\r` end a line. The text is read only up to the last finding,
 * and not at all without one.
 */
export function locate(text: string, findings: readonly Finding[], { file, key }: FileNames): LocatedFinding[] {
  if (findings.length === 0) return [];
  const starts = lineStarts(
    text,
    findings.reduce((end, finding) => Math.max(end, finding.end), 0),
  );
  const occurrences = new Map<string, number>();
  return findings.map((finding) => {
    const line = lineAt(starts, finding.start);
    const endLine = lineAt(starts, finding.end);
    const [from, to] = excerptRange(text, starts[line]!, finding);
    const excerpt = text.slice(from, to);
    const same = `${finding.ruleId}\n${normalise(excerpt)}`;
    const occurrence = occurrences.get(same) ?? 0;
    occurrences.set(same, occurrence + 1);
    return {
      finding,
      file,
      key,
      line: line + 1,
      column: finding.start - starts[line]! + 1,
      endLine: endLine + 1,
      endColumn: finding.end - starts[endLine]! + 1,
      fingerprint: fingerprint(finding.ruleId, key, excerpt, occurrence),
      excerpt,
      excerptColumn: from - starts[line]! + 1,
    };
  });
}

function lineStarts(text: string, end: number): number[] {
  const starts = [0];
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** The index of the last start that is not after `offset`. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function excerptRange(text: string, lineStart: number, { start, end }: Finding): [from: number, to: number] {
  const from = Math.max(lineStart, start - MARGIN);
  const limit = Math.min(text.length, Math.max(start, Math.min(end, start + MARGIN)) + MARGIN);
  let to = start;
  while (to < limit && text.charCodeAt(to) !== 10 && text.charCodeAt(to) !== 13) to++;
  return [from, to];
}
