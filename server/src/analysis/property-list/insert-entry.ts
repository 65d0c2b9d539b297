import type { TextEdit } from '../finding.ts';
import type { PlistDict } from './model.ts';

/** How far back a line may begin: without it, a text on a single line would cost its length for each edit. */
const LONGEST_LINE = 1000;

/**
 * The edit that adds a key as the last one of a dictionary in XML, with the indentation and line ending found there.
 * `xmlValue` is an element, its lines separated by `\n` and indented by tabs relative to its first line. `undefined`
 * for a dictionary that is not XML.
 */
export function insertEntry(text: string, dict: PlistDict, key: string, xmlValue: string): TextEdit | undefined {
  if (!text.startsWith('<dict', dict.start)) return undefined;
  const element = `<key>${escapeXml(key)}</key>`;
  const last = dict.entries.at(-1);
  const eol = /\r\n/.test(lineBefore(text, last?.start ?? dict.start)) ? '\r\n' : '\n';
  if (!last) return insertFirst(text, dict, [element, ...xmlValue.split('\n')], eol);
  const indent = indentationAt(text, last.start);
  const unit = indent === undefined ? '\t' : unitOf(indent, indentationAt(text, dict.start) ?? '');
  const lines = [element, ...xmlValue.split('\n').map((line) => line.replaceAll('\t', unit))];
  const added = indent === undefined ? lines.join('') : lines.map((line) => `${eol}${indent}${line}`).join('');
  return { start: last.end, end: last.end, text: added };
}

/** Escapes what has a meaning in XML text. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function insertFirst(text: string, dict: PlistDict, lines: readonly string[], eol: string): TextEdit {
  const outer = lineIndentation(text, dict.start);
  const unit = / /.test(outer) && !outer.includes('\t') ? '  ' : '\t';
  const added = lines.map((line) => `${eol}${outer}${unit}${line.replaceAll('\t', unit)}`).join('');
  if (dict.innerStart === dict.end) {
    return { start: dict.start, end: dict.end, text: `<dict>${added}${eol}${outer}</dict>` };
  }
  const closesOnSameLine = !text.slice(dict.innerStart, dict.innerEnd).includes('\n');
  return { start: dict.innerStart, end: dict.innerStart, text: closesOnSameLine ? `${added}${eol}${outer}` : added };
}

/** The line up to an offset, with the line end before it; without one if there is none, or if it is far away. */
function lineBefore(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - LONGEST_LINE), offset);
  const newline = near.lastIndexOf('\n');
  return newline < 0 ? near : near.slice(near[newline - 1] === '\r' ? newline - 1 : newline);
}

/** The white space between the beginning of the line and an offset, if there is nothing else. */
function indentationAt(text: string, offset: number): string | undefined {
  return /^\r?\n([ \t]*)$/.exec(lineBefore(text, offset))?.[1];
}

function lineIndentation(text: string, offset: number): string {
  return /^\r?\n([ \t]*)/.exec(lineBefore(text, offset))?.[1] ?? '';
}

/** One step of indentation: what an inner line has more than an outer one. */
function unitOf(inner: string, outer: string): string {
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : inner || '\t';
}
