import type { PlaceInFile } from './finding.ts';
import { readLines } from './suppression/lines.ts';

/** Turns ranges of offsets in the text of a file into lines and columns. */
export function placesIn(path: string, text: string): (range: { start: number; end: number }) => PlaceInFile {
  const lines = readLines(text);
  return ({ start, end }) => {
    const [first, last] = [lines.numberAt(start), lines.numberAt(end)];
    return {
      path,
      line: first + 1,
      column: start - lines.line(first).start + 1,
      endLine: last + 1,
      endColumn: end - lines.line(last).start + 1,
    };
  };
}
