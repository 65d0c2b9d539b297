import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { typeHeader } from './enclosing-type.ts';
import { containerOf, endsLine, isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';

/** What an identifier in code is there for. */
export type MentionKind = 'reference' | 'member' | 'implicit-member' | 'label' | 'declaration' | 'import' | 'directive';

const DECLARING = new Set(
  'func class struct enum protocol typealias associatedtype actor let var macro operator precedencegroup'.split(' '),
);

/** Longest dotted path after `import`, in tokens. */
const MAX_IMPORT = 12;
/** Longest list of enum cases that is followed back, in cases. */
const MAX_CASES = 200;
/** Longest path of names before a name that is read. */
const MAX_PATH = 4;

/** What the identifier at `token` of a Swift file is there for. */
export function swiftMention(file: SourceFile, token: number): MentionKind {
  if (isImportPath(file, token)) return 'import';
  if (isUnit(file, token - 1, Char.Dot)) return hasBase(file, token - 1) ? 'member' : 'implicit-member';
  if (isWord(file, token - 1) && DECLARING.has(textOf(file, token - 1)) && !isUnit(file, token - 2, Char.Dot)) {
    return 'declaration';
  }
  if (isEnumCase(file, token)) return 'declaration';
  return isUnit(file, containerOf(file, token), Char.OpenParen) ? mentionInParens(file, token) : 'reference';
}

/** `f(label: value)`; in `f(label name: T)` the label and the name that is declared. */
function mentionInParens(file: SourceFile, token: number): MentionKind {
  if (isUnit(file, token + 1, Char.Colon)) {
    if (startsParameter(file, token - 1)) return 'label';
    return isWord(file, token - 1) && startsParameter(file, token - 2) ? 'declaration' : 'reference';
  }
  const labels = isWord(file, token + 1) && isUnit(file, token + 2, Char.Colon) && startsParameter(file, token - 1);
  return labels ? 'label' : 'reference';
}

function startsParameter(file: SourceFile, token: number): boolean {
  return isUnit(file, token, Char.OpenParen) || isUnit(file, token, Char.Comma);
}

/** Whether a name is declared in `case a, b(T), c = 1` of an enum; in a `switch` a name after `case` is a pattern. */
export function isEnumCase(file: SourceFile, token: number): boolean {
  if (!isWord(file, token - 1, 'case') && !isUnit(file, token - 1, Char.Comma)) return false;
  const body = containerOf(file, token);
  const header = isUnit(file, body, Char.OpenBrace) ? typeHeader(file, body) : undefined;
  if (header === undefined || !isWord(file, header, 'enum')) return false;
  let name = token;
  for (let steps = 0; steps < MAX_CASES && isUnit(file, name - 1, Char.Comma); steps++) {
    name = enumCaseEndingAt(file, name - 2);
  }
  return isWord(file, name - 1, 'case');
}

/** The name of the enum case whose last token, be it of its payload or its raw value, is `last`; -1 if it is none. */
function enumCaseEndingAt(file: SourceFile, last: number): number {
  let i = last;
  if (kindOf(file, i) === TokenKind.Number || kindOf(file, i) === TokenKind.String) {
    i -= isOperator(file, i - 1, '-') ? 2 : 1;
    if (!isOperator(file, i, '=')) return -1;
    i--;
  }
  if (isUnit(file, i, Char.CloseParen)) i = file.mate[i]! - 1;
  return isWord(file, i) ? i : -1;
}

/** Whether something that has a value or is a type stands right before the dot. */
function hasBase(file: SourceFile, dot: number): boolean {
  const before = dot - 1;
  if (before < 0) return false;
  return (isTouching(file, before) || endsLine(file, before)) && isOperand(file, before);
}

/** Whether nothing, or the backtick of an escaped name, stands between a token and the next one. */
function isTouching({ text, tokens }: SourceFile, token: number): boolean {
  const end = tokens.end[token]!;
  return tokens.start[token + 1] === (text.charCodeAt(end) === Char.Backtick ? end + 1 : end);
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

/** The dotted names before the identifier at `token`, nearest first: `Network`, for `Network.NWConnection`. At most four. */
export function qualifiers(file: SourceFile, token: number): readonly string[] {
  const found: string[] = [];
  for (let i = token; found.length < MAX_PATH && isUnit(file, i - 1, Char.Dot) && isWord(file, i - 2); i -= 2) {
    found.push(textOf(file, i - 2));
  }
  return found;
}

/** Whether {@link qualifiers} cover everything before the identifier: nothing but names and dots. */
export function isPlainPath(file: SourceFile, token: number): boolean {
  return !isUnit(file, token - 1 - 2 * qualifiers(file, token).length, Char.Dot);
}
