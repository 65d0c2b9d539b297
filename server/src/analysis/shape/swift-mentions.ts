import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { containerOf, endsLine, isUnit, isWord, textOf } from './token-text.ts';

/** What an identifier in code is there for. */
export type MentionKind = 'reference' | 'member' | 'implicit-member' | 'label' | 'declaration' | 'import' | 'directive';

const DECLARING = new Set(
  'func class struct enum protocol typealias associatedtype actor case let var macro operator precedencegroup'.split(
    ' ',
  ),
);

/** Longest dotted path after `import`, in tokens. */
const MAX_IMPORT = 12;

/** What the identifier at `token` of a Swift file is there for. */
export function swiftMention(file: SourceFile, token: number): MentionKind {
  if (isImportPath(file, token)) return 'import';
  if (isUnit(file, token - 1, Char.Dot)) return hasBase(file, token - 1) ? 'member' : 'implicit-member';
  if (isWord(file, token - 1) && DECLARING.has(textOf(file, token - 1)) && !isUnit(file, token - 2, Char.Dot)) {
    return 'declaration';
  }
  if (isUnit(file, token + 1, Char.Colon) && isUnit(file, containerOf(file, token), Char.OpenParen)) {
    if (isUnit(file, token - 1, Char.OpenParen) || isUnit(file, token - 1, Char.Comma)) return 'label';
    if (isWord(file, token - 1) && startsParameter(file, token - 2)) return 'declaration';
  }
  return 'reference';
}

/** `f(for name: T)`: the name is declared when the word before it is the first of its parameter. */
function startsParameter(file: SourceFile, token: number): boolean {
  return isUnit(file, token, Char.OpenParen) || isUnit(file, token, Char.Comma);
}

/** Whether something that has a value or is a type stands right before the dot. */
function hasBase(file: SourceFile, dot: number): boolean {
  const before = dot - 1;
  if (before < 0) return false;
  if (file.tokens.end[before] !== file.tokens.start[dot]) return endsLine(file, before) && isOperand(file, before);
  return isOperand(file, before);
}

function isOperand(file: SourceFile, token: number): boolean {
  if (isWord(file, token))
    return !/^(return|case|in|is|as|try|await|throw|else|where|yield)$/.test(textOf(file, token));
  return /[)\]}>?!"`\w]$/.test(textOf(file, token));
}

function isImportPath(file: SourceFile, token: number): boolean {
  for (let i = token, steps = 0; i > 0 && steps < MAX_IMPORT; i--, steps++) {
    if (endsLine(file, i - 1)) return false;
    if (isWord(file, i - 1, 'import')) return true;
    if (!isWord(file, i - 1) && !isUnit(file, i - 1, Char.Dot)) return false;
  }
  return false;
}

/** The dotted names before the identifier at `token`, nearest first: `Network`, for `Network.NWConnection`. */
export function qualifiers(file: SourceFile, token: number): readonly string[] {
  const found: string[] = [];
  for (let i = token; isUnit(file, i - 1, Char.Dot) && isWord(file, i - 2); i -= 2) found.push(textOf(file, i - 2));
  return found;
}

/** Whether {@link qualifiers} cover everything before the identifier: nothing but names and dots. */
export function isPlainPath(file: SourceFile, token: number): boolean {
  let i = token;
  while (isUnit(file, i - 1, Char.Dot) && isWord(file, i - 2)) i -= 2;
  return !isUnit(file, i - 1, Char.Dot);
}
