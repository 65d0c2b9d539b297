import type { Comments } from '../source/tokens.ts';

/** Where a suppression acts, relative to the line it ends on. */
export type SuppressionScope = 'next' | 'this' | 'previous' | 'begin' | 'end';

/** A rule id named by a suppression comment; offsets are UTF-16 units of the file. */
export interface SuppressedId {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A `netguide:` comment. */
export interface Directive {
  readonly scope: SuppressionScope;
  /** `all` or rule ids, as written. */
  readonly ids: readonly SuppressedId[];
  /** The comment, with its delimiters. */
  readonly start: number;
  readonly end: number;
}

/** A text and its comments, in order. */
export interface CommentedText {
  readonly text: string;
  readonly comments: Comments;
}

/** What every suppression comment holds; most files do not. */
const WORD = 'netguide:';
const DIRECTIVE = /netguide:(disable|enable)(?::(next|this|previous))?(?![\w:-])/;

/**
 * The suppression comments of a file, in order. Only what a comment begins with counts, so that prose may speak of
 * them. Ids end at the first lone `-`; what follows is the reason and is never read.
 */
export function readDirectives(file: CommentedText): readonly Directive[] {
  const { text, comments } = file;
  const found: Directive[] = [];
  let next = text.indexOf(WORD);
  for (let i = 0; i < comments.count && next >= 0; i++) {
    const start = comments.start[i]!;
    const end = comments.end[i]!;
    if (next < start) next = text.indexOf(WORD, start);
    if (next < start || next >= end) continue;
    const directive = readDirective(text.slice(start, end), start, end);
    if (directive) found.push(directive);
  }
  return found;
}

function readDirective(comment: string, start: number, end: number): Directive | undefined {
  const match = DIRECTIVE.exec(comment);
  if (!match || !/^(\/[/*][/*!]*|<!--)\s*$/.test(comment.slice(0, match.index))) return undefined;
  const [whole, verb, place] = match;
  if (verb === 'enable' && place !== undefined) return undefined;
  const scope = (place ?? (verb === 'disable' ? 'begin' : 'end')) as SuppressionScope;
  const listStart = match.index + whole.length;
  const list = comment.slice(listStart).replace(/(\*\/|-->)$/, '');
  return { scope, ids: readIds(list, start + listStart), start, end };
}

function readIds(list: string, offset: number): readonly SuppressedId[] {
  const ids: SuppressedId[] = [];
  for (const match of list.matchAll(/[^\s,]+/g)) {
    if (/^[-–—]+$/.test(match[0])) break;
    const start = offset + match.index;
    ids.push({ id: match[0], start, end: start + match[0].length });
  }
  return ids;
}
