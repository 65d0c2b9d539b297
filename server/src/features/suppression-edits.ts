import type { Finding } from '../analysis/finding.ts';
import type { SourceLanguage } from '../analysis/source/language.ts';
import { NameTable } from '../analysis/source/name-table.ts';
import { readSource, type SourceFile } from '../analysis/source/source-file.ts';
import { TokenBuffer } from '../analysis/source/tokens.ts';
import { readDirectives, type Directive } from '../analysis/suppression/directives.ts';
import { headerEnd } from './file-header.ts';
import { isSafeLineStart, lineBreakOf, lineOf } from './source-lines.ts';

/** Replaces the text between two UTF-16 offsets. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The changes to one text that its suppression comments can take. */
export interface SuppressionEdits {
  /**
   * Suppresses the finding's rule on its line: in a comment above it, or in one that is there already. `undefined`
   * where a comment above would not be one, as inside a string or a macro that goes on over several lines.
   */
  suppressLine(finding: Finding): TextChange | undefined;
  /** Suppresses the rule in the whole file; `undefined` where a comment further down takes that back. */
  suppressFile(ruleId: string): TextChange | undefined;
  /** Removes the rule id that an `unused-suppression` is about, and its comment when no other id is left in it. */
  removeSuppression(finding: Finding): TextChange | undefined;
}

/** Reads a text once for all the edits that may be asked for. */
export function createSuppressionEdits(text: string, language: SourceLanguage): SuppressionEdits {
  const file = readSource(text, language, new NameTable([]), new TokenBuffer());
  const directives = readDirectives(file);
  return {
    suppressLine: (finding) => suppressLine(file, directives, finding),
    suppressFile: (ruleId) => suppressFile(file, directives, ruleId),
    removeSuppression: (finding) => removeSuppression(text, directives, finding),
  };
}

function suppressLine(file: SourceFile, directives: readonly Directive[], finding: Finding): TextChange | undefined {
  const { text } = file;
  const line = lineOf(text, finding.start);
  const existing = directives.find(
    ({ scope, end }) =>
      (scope === 'next' && lineOf(text, end).next === line.start) ||
      (scope === 'this' && end >= line.start && end <= line.end),
  );
  if (existing) return addTo(existing, finding.ruleId);
  const looksBack = directives.some(
    ({ scope, start }) => scope === 'previous' && lineOf(text, start).start === line.start,
  );
  if (looksBack || !isSafeLineStart(file, line.start)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(line.start, line.end))![0];
  return insert(line.start, `${indent}// netguide:disable:next ${finding.ruleId}${lineBreakOf(text)}`);
}

function suppressFile(file: SourceFile, directives: readonly Directive[], ruleId: string): TextChange | undefined {
  const { text } = file;
  const ends = ({ scope, ids }: Directive): boolean =>
    scope === 'end' && ids.some(({ id }) => id === ruleId || id === 'all');
  if (directives.some(ends)) return undefined;
  const firstToken = file.tokens.count > 0 ? file.tokens.start[0]! : text.length;
  const existing = directives.find(({ scope, start }) => scope === 'begin' && start < firstToken);
  if (existing) return addTo(existing, ruleId);
  const position = headerEnd(file);
  const lineBreak = lineBreakOf(text);
  const atLineStart = position === 0 || /[\n\r\uFEFF]/.test(text[position - 1]!);
  return insert(position, `${atLineStart ? '' : lineBreak}// netguide:disable ${ruleId}${lineBreak}`);
}

function removeSuppression(text: string, directives: readonly Directive[], finding: Finding): TextChange | undefined {
  const directive = directives.find(({ ids }) => ids.some(({ start }) => start === finding.start));
  if (directive === undefined) return undefined;
  const { ids, start, end } = directive;
  const at = ids.findIndex((id) => id.start === finding.start);
  if (at > 0) return { start: ids[at - 1]!.end, end: ids[at]!.end, text: '' };
  if (ids.length > 1) return { start: ids[0]!.start, end: ids[1]!.start, text: '' };
  return removeComment(text, start, end);
}

/** Removes a comment, with its line when nothing else is on it. */
function removeComment(text: string, start: number, end: number): TextChange {
  const first = lineOf(text, start);
  const last = lineOf(text, end);
  const before = text.slice(first.start, start);
  const alone = before.trim() === '' && text.slice(end, last.end).trim() === '';
  if (alone) return { start: first.start, end: last.next, text: '' };
  return { start: first.start + before.trimEnd().length, end, text: '' };
}

function addTo({ ids, end }: Directive, ruleId: string): TextChange | undefined {
  const last = ids.at(-1);
  return last === undefined || last.end > end ? undefined : insert(last.end, ` ${ruleId}`);
}

function insert(position: number, text: string): TextChange {
  return { start: position, end: position, text };
}
