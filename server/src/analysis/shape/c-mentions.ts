import { Char } from '../source/characters.ts';
import { rangeAround } from '../source/regions.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { messageAt, type MessageFinder, pieceAt } from './objc-messages.ts';
import type { MentionKind } from './swift-mentions.ts';
import { containerOf, isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';

/** Longest `@class A, B, C;` that is followed back, in tokens. */
const MAX_FORWARD = 400;

/** What the identifier at `token` of a C-family file is there for. Forward declarations count as `import`. */
export function cMention(
  file: SourceFile,
  token: number,
  messageOf: MessageFinder = (open) => messageAt(file, open),
): MentionKind {
  if (isUnit(file, token - 1, Char.Dot) || isOperator(file, token - 1, '->') || isScoped(file, token)) return 'member';
  const directive = directiveOf(file, token);
  if (directive !== undefined && directive.word !== 'define') return 'directive';
  if (directive?.first === token) return 'declaration';
  if (isForward(file, token)) return 'import';
  if (isDeclaredByKeyword(file, token)) return 'declaration';
  if (isUnit(file, token + 1, Char.Colon) && isLabel(file, token, messageOf)) return 'label';
  return 'reference';
}

/** `ns::name` of C++, written without spaces; not `::name`, which is the global one. */
function isScoped(file: SourceFile, token: number): boolean {
  const { start, end } = file.tokens;
  const colons = isUnit(file, token - 1, Char.Colon) && isUnit(file, token - 2, Char.Colon);
  return (
    colons && isWord(file, token - 3) && end[token - 3] === start[token - 2] && end[token - 2] === start[token - 1]
  );
}

/** The directive on whose line the token stands, with that line's first token. */
export function directiveOf(file: SourceFile, token: number): { word: string; first: number } | undefined {
  const line = rangeAround(file.directives, token);
  return line && { word: textOf(file, line.first).slice(1).trim(), first: line.first + 1 };
}

/** `@class A, B;`, `@protocol P;`, `@import M;`. */
function isForward(file: SourceFile, token: number): boolean {
  let i = token - 1;
  const limit = Math.max(0, token - MAX_FORWARD);
  while (i > limit && (isUnit(file, i, Char.Comma) || isUnit(file, i, Char.Dot) || isWord(file, i))) i--;
  if (kindOf(file, i) !== TokenKind.Attribute) return false;
  const keyword = textOf(file, i);
  if (keyword === '@class' || keyword === '@import') return true;
  return keyword === '@protocol' && (isUnit(file, token + 1, Char.Semicolon) || isUnit(file, token + 1, Char.Comma));
}

/** `@interface Name`, `@implementation Name` without a category, `@protocol Name`. */
function isDeclaredByKeyword(file: SourceFile, token: number): boolean {
  if (kindOf(file, token - 1) !== TokenKind.Attribute) return false;
  const keyword = textOf(file, token - 1);
  if (keyword === '@protocol') return true;
  return (keyword === '@interface' || keyword === '@implementation') && !isUnit(file, token + 1, Char.OpenParen);
}

/** A `goto` label, a bit field, or a piece of a selector; not a `case`, a `?:` or a dictionary key. */
function isLabel(file: SourceFile, token: number, messageOf: MessageFinder): boolean {
  const before = token - 1;
  const open = containerOf(file, token);
  if (isUnit(file, open, Char.OpenParen) && isAttribute(file, open - 1, '@selector')) return true;
  if (isUnit(file, token + 2, Char.Colon)) return false;
  if (isUnit(file, open, Char.OpenBracket)) {
    const message = messageOf(open);
    return message !== undefined && pieceAt(message, token) !== undefined;
  }
  if (isUnit(file, open, Char.OpenBrace) && isUnit(file, open - 1, Char.At)) return false;
  if (isUnit(file, before, Char.CloseParen)) return isMethodSign(file, file.mate[before]! - 1);
  if (isWord(file, before) && isUnit(file, before - 1, Char.CloseParen)) return true;
  return [Char.Semicolon, Char.OpenBrace, Char.CloseBrace].some((unit) => isUnit(file, before, unit));
}

function isAttribute(file: SourceFile, token: number, keyword: string): boolean {
  return kindOf(file, token) === TokenKind.Attribute && textOf(file, token) === keyword;
}

function isMethodSign(file: SourceFile, token: number): boolean {
  return isOperator(file, token, '-') || isOperator(file, token, '+');
}
