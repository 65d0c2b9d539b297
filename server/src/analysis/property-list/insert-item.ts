import type { TextEdit } from '../finding.ts';
import { escapeXml } from './insert-entry.ts';
import type { PlistArray } from './model.ts';

/** How far back a line may begin, as for entries. */
const LONGEST_LINE = 1000;

/**
 * The edit that adds a string as the last item of an array in XML, with the indentation and line ending found there.
 * `undefined` for an array that is not XML, and for an empty one on a line of its own with nothing to go by.
 */
export function insertItem(text: string, array: PlistArray, value: string): TextEdit | undefined {
  if (!text.startsWith('<array', array.start)) return undefined;
  const element = `<string>${escapeXml(value)}</string>`;
  const last = array.items.at(-1);
  if (last) return { start: last.end, end: last.end, text: `${lineBreak(text, last.start) ?? ''}${element}` };
  const outer = lineBreak(text, array.start) ?? lineBreak(text, keyBefore(text, array.start));
  if (outer === undefined) return { start: array.start, end: array.end, text: `<array>${element}</array>` };
  const inner = `${outer}${outer.includes(' ') && !outer.includes('\t') ? '    ' : '\t'}`;
  return { start: array.start, end: array.end, text: `<array>${inner}${element}${outer}</array>` };
}

/** The line end and the white space before an offset, if there is nothing else on its line. */
function lineBreak(text: string, offset: number): string | undefined {
  return /\r?\n[ \t]*$/.exec(text.slice(Math.max(0, offset - LONGEST_LINE), offset))?.[0];
}

/** Where the key begins that stands on the same line as the value at an offset. */
function keyBefore(text: string, offset: number): number {
  return text.lastIndexOf('<key', offset);
}
