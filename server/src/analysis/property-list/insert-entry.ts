import type { TextEdit } from '../finding.ts';
import type { PlistArray, PlistDict, PlistRange } from './model.ts';

/** How far back a line may begin: without it, a text on a single line would cost its length for each edit. */
const LONGEST_LINE = 1000;

/**
 * The edit that adds a key as the last one of a dictionary in XML, with the indentation and line ending found there.
 * `xmlValue` is an element, its lines separated by `\n` and indented by tabs relative to its first line. `undefined`
 * for a dictionary that is not XML.
 */
export function insertEntry(text: string, dict: PlistDict, key: string, xmlValue: string): TextEdit | undefined {
  if (!text.startsWith('<dict', dict.start)) return undefined;
  const lines = [`<key>${escapeXml(key)}</key>`, ...xmlValue.split('\n')];
  return insertLines(text, dict, dict.entries.at(-1), lines);
}

/** The edit that adds strings as the last ones of an array in XML; otherwise as {@link insertEntry}. */
export function insertStrings(text: string, array: PlistArray, strings: readonly string[]): TextEdit | undefined {
  if (!text.startsWith('<array', array.start)) return undefined;
  return insertLines(text, array, array.items.at(-1), strings.map(stringElement));
}

/** A string as an element. */
export function stringElement(text: string): string {
  return `<string>${escapeXml(text)}</string>`;
}

/** Adds lines behind `last`, or as the first ones. */
function insertLines(
  text: string,
  container: PlistDict | PlistArray,
  last: PlistRange | undefined,
  lines: readonly string[],
): TextEdit {
  const eol = /\r\n/.test(lineBefore(text, last?.start ?? container.start)) ? '\r\n' : '\n';
  if (!last) return insertFirst(text, container, lines, eol);
  const indent = indentationAt(text, last.start);
  const unit = indent === undefined ? '\t' : unitOf(indent, indentationAt(text, container.start) ?? '');
  const indented = lines.map((line) => line.replaceAll('\t', unit));
  const added = indent === undefined ? indented.join('') : indented.map((line) => `${eol}${indent}${line}`).join('');
  return { start: last.end, end: last.end, text: added };
}

/** Escapes what has a meaning in XML text. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function insertFirst(text: string, container: PlistDict | PlistArray, lines: readonly string[], eol: string): TextEdit {
  const { kind, start, end, innerStart, innerEnd } = container;
  const outer = lineIndentation(text, start);
  const unit = / /.test(outer) && !outer.includes('\t') ? '  ' : '\t';
  const added = lines.map((line) => `${eol}${outer}${unit}${line.replaceAll('\t', unit)}`).join('');
  if (innerStart === end) return { start, end, text: `<${kind}>${added}${eol}${outer}</${kind}>` };
  const closesOnSameLine = !text.slice(innerStart, innerEnd).includes('\n');
  return { start: innerStart, end: innerStart, text: closesOnSameLine ? `${added}${eol}${outer}` : added };
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
