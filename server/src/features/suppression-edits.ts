import type { Finding } from '../analysis/finding.ts';
import { xmlComments } from '../analysis/property-list/xml-comments.ts';
import type { DocumentLanguage, SourceLanguage } from '../analysis/source/language.ts';
import { NameTable } from '../analysis/source/name-table.ts';
import { readSource } from '../analysis/source/source-file.ts';
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

/** How comments are put into a text. */
interface Commenting {
  readonly text: string;
  readonly directives: readonly Directive[];
  /** A comment that says this. */
  comment(content: string): string;
  /** Whether a line with nothing but a comment may be put in front of the line at this offset. */
  isSafeLineStart(offset: number): boolean;
  /** Where a comment for the whole text belongs; -1 for nowhere. */
  header(): number;
  /** Where what is not a comment begins. */
  readonly firstCode: number;
}

/** Reads a text once for all the edits that may be asked for. */
export function createSuppressionEdits(text: string, language: DocumentLanguage): SuppressionEdits {
  const commenting = language === 'property-list' ? commentingXml(text) : commentingSource(text, language);
  return {
    suppressLine: (finding) => suppressLine(commenting, finding),
    suppressFile: (ruleId) => suppressFile(commenting, ruleId),
    removeSuppression: (finding) => removeSuppression(text, commenting.directives, finding),
  };
}

function commentingSource(text: string, language: SourceLanguage): Commenting {
  const file = readSource(text, language, new NameTable([]), new TokenBuffer());
  return {
    text,
    directives: readDirectives(file),
    comment: (content) => `// ${content}`,
    isSafeLineStart: (offset) => isSafeLineStart(file, offset),
    header: () => headerEnd(file),
    firstCode: file.tokens.count > 0 ? file.tokens.start[0]! : text.length,
  };
}

/** The beginning of a property list in XML up to its dictionary. */
const XML_HEAD = /^[^]*?<plist\b[^>]*>[ \t]*(\r\n|\n|\r)?/;

/** In old-style property lists there is no comment: they are written as source code is, and not for people. */
function commentingXml(text: string): Commenting {
  const comments = xmlComments(text);
  const head = XML_HEAD.exec(text)?.[0].length ?? -1;
  return {
    text,
    directives: readDirectives({ text, comments }),
    comment: (content) => `<!-- ${content} -->`,
    isSafeLineStart: (offset) => head >= 0 && offset >= head && /^[ \t]*<(?!!)/.test(text.slice(offset, offset + 200)),
    header: () => head,
    firstCode: head < 0 ? 0 : head + text.slice(head).search(/<(?!!)|$/),
  };
}

function suppressLine(commenting: Commenting, finding: Finding): TextChange | undefined {
  const { text, directives } = commenting;
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
  if (looksBack || !commenting.isSafeLineStart(line.start)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(line.start, line.end))![0];
  return insert(line.start, indent + commenting.comment(`netguide:disable:next ${finding.ruleId}`) + lineBreakOf(text));
}

function suppressFile(commenting: Commenting, ruleId: string): TextChange | undefined {
  const { text, directives, firstCode } = commenting;
  const ends = ({ scope, ids }: Directive): boolean =>
    scope === 'end' && ids.some(({ id }) => id === ruleId || id === 'all');
  if (directives.some(ends)) return undefined;
  const existing = directives.find(({ scope, start }) => scope === 'begin' && start < firstCode);
  if (existing) return addTo(existing, ruleId);
  const position = commenting.header();
  if (position < 0) return undefined;
  const lineBreak = lineBreakOf(text);
  const atLineStart = position === 0 || /[\n\r\uFEFF]/.test(text[position - 1]!);
  return insert(
    position,
    (atLineStart ? '' : lineBreak) + commenting.comment(`netguide:disable ${ruleId}`) + lineBreak,
  );
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
