import { TokenKind } from '../analysis/source/tokens.ts';
import type { SourceFile } from '../analysis/source/source-file.ts';

/** A line of a text, as offsets: its first unit, the end of what is on it, and the first unit of the next line. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The line that an offset is on; LF, CRLF and CR end lines. The last line's `next` is the end of the text. */
export function lineOf(text: string, offset: number): Line {
  let start = offset;
  while (start > 0 && !isLineEnd(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isLineEnd(text, end)) end++;
  return { start, end, next: Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1)) };
}

/** The line break that a text uses; that of its first line. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/**
 * Whether a new line with nothing but a comment may be put in front of the line at this offset: not inside a string
 * literal (interpolations included), a comment, or a C line that goes on from the one before with a backslash.
 */
export function isSafeLineStart(file: SourceFile, lineStart: number): boolean {
  const { comments, language, text } = file;
  if (language === 'c' && /\\[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, lineStart - 200), lineStart)))
    return false;
  for (let i = 0; i < comments.count && comments.start[i]! < lineStart; i++)
    if (comments.end[i]! > lineStart) return false;
  return !isWithinLiteral(file, lineStart);
}

function isWithinLiteral({ tokens }: SourceFile, offset: number): boolean {
  let interpolations = 0;
  for (let i = 0; i < tokens.count && tokens.start[i]! <= offset; i++) {
    // An interpolation at the very start of the line splits a string that began above.
    if (tokens.start[i] === offset) return interpolations > 0 || tokens.kind[i] === TokenKind.InterpolationStart;
    if (tokens.end[i]! > offset) return true;
    if (tokens.kind[i] === TokenKind.InterpolationStart) interpolations++;
    else if (tokens.kind[i] === TokenKind.InterpolationEnd) interpolations--;
  }
  return interpolations > 0;
}

function isLineEnd(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === 10 || unit === 13;
}
