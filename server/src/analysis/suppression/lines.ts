import { Char, isLineEnd } from '../source/characters.ts';

/** A line of a text as offsets of UTF-16 units: its first, and the one after its last, without the line end. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text; LF, CRLF and CR end them. */
export interface Lines {
  /** The number, from 0, of the line that an offset is on. */
  numberAt(offset: number): number;
  /** A line by its number; an empty range at the start or the end of the text where there is none. */
  line(number: number): Line;
}

/** Splits a text into its lines, once for all questions. */
export function readLines(text: string): Lines {
  const lines: Line[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isLineEnd(text.charCodeAt(i))) continue;
    lines.push({ start, end: i });
    if (text.charCodeAt(i) === Char.CarriageReturn && text.charCodeAt(i + 1) === Char.LineFeed) i++;
    start = i + 1;
  }
  lines.push({ start, end: text.length });
  return {
    numberAt: (offset) => lastStarted(lines, offset),
    line: (number) => lines[number] ?? { start: number < 0 ? 0 : text.length, end: number < 0 ? 0 : text.length },
  };
}

function lastStarted(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
