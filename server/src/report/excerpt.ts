import type { LocatedFinding } from '../scan/located-finding.ts';
import { displayWidth, printable } from './display.ts';

/** A source line and the carets below it. Both printable and without indentation. */
export interface Excerpt {
  readonly source: string;
  readonly carets: string;
}

/**
 * The line of a finding with carets below its range, cut to about `width` columns around the range; a range over several
 * lines is marked to the end of its first one. `undefined` when there is nothing to see.
 */
export function excerptOf(located: LocatedFinding, width: number): Excerpt | undefined {
  const { excerpt, excerptColumn, line, column, endLine, endColumn } = located;
  const start = column - excerptColumn;
  const end = endLine === line ? Math.min(excerpt.length, endColumn - excerptColumn) : excerpt.length;
  const marked = printable(excerpt.slice(start, end));
  if (marked.trim() === '') return undefined;
  const before = printable(excerpt.slice(0, start)).trimStart();
  const after = printable(excerpt.slice(end)).trimEnd();
  const room = Math.max(20, width - displayWidth(marked));
  const head = cutStart(before, excerptColumn > 1, Math.max(room / 2, room - displayWidth(after)));
  const tail = cutEnd(after, room - displayWidth(head));
  return {
    source: head + cutEnd(marked, width) + tail,
    carets: ' '.repeat(displayWidth(head)) + '^'.repeat(Math.min(displayWidth(marked), width)),
  };
}

function cutStart(text: string, alreadyCut: boolean, room: number): string {
  if (!alreadyCut && displayWidth(text) <= room) return text;
  return `…${[...text].slice(-Math.max(1, Math.floor(room) - 1)).join('')}`;
}

function cutEnd(text: string, room: number): string {
  return displayWidth(text) <= room ? text : `${[...text].slice(0, Math.max(0, Math.floor(room) - 1)).join('')}…`;
}
