import type { SourceFile } from '../analysis/source/source-file.ts';
import { lineOf } from './source-lines.ts';

/**
 * Where a comment for the whole file belongs: behind a byte order mark, a `#!` line and the comment that the file
 * begins with (licence, tools version), with one blank line after it; but in front of the documentation of the first
 * declaration. A line start, unless the text ends before.
 */
export function headerEnd(file: SourceFile): number {
  const { text } = file;
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const afterScript = text.startsWith('#!', start) ? lineOf(text, start).next : start;
  const end = leadingComments(file, afterScript);
  return end === afterScript ? end : afterBlankLine(text, end);
}

/** The start of the line behind the comments that begin at `start` and follow each other without a blank line. */
function leadingComments(file: SourceFile, start: number): number {
  const { comments, text } = file;
  let end = start;
  let documents = false;
  for (let i = 0; i < comments.count; i++) {
    const from = comments.start[i]!;
    if (from < end) continue;
    if (!/^[ \t]*$/.test(text.slice(end, from)) || isSuppression(text.slice(from, comments.end[i]))) break;
    const line = lineOf(text, comments.end[i]!);
    if (text.slice(comments.end[i], line.end).trim() !== '') break;
    documents ||= /^\/(?:\/\/(?!\/)|\*\*(?!\*))/.test(text.slice(from, from + 4));
    end = line.next;
  }
  return documents && !isBlankLine(text, end) ? start : end;
}

/** A suppression acts on the line below it: nothing may come in between. */
function isSuppression(comment: string): boolean {
  return /^\/[/*]+[\s!]*netguide:/.test(comment);
}

function afterBlankLine(text: string, offset: number): number {
  return isBlankLine(text, offset) ? lineOf(text, offset).next : offset;
}

function isBlankLine(text: string, offset: number): boolean {
  return text.slice(offset, lineOf(text, offset).end).trim() === '';
}
