import { isLineEnd } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';

/** The text of a token; empty outside the file. */
export function textOf(file: SourceFile, token: number): string {
  return token < 0 || token >= file.tokens.count
    ? ''
    : file.text.slice(file.tokens.start[token], file.tokens.end[token]);
}

/** Whether the token is that punctuation character (or bracket). */
export function isUnit(file: SourceFile, token: number, unit: number): boolean {
  return kindOf(file, token) === TokenKind.Punctuation && file.text.charCodeAt(file.tokens.start[token]!) === unit;
}

/** Whether the token is one of those single characters. */
export function isOneOf({ text, tokens }: SourceFile, token: number, characters: string): boolean {
  const start = tokens.start[token]!;
  return token >= 0 && token < tokens.count && tokens.end[token] === start + 1 && characters.includes(text[start]!);
}

/** Whether the token is an identifier, and, if given, that very word. Keywords are identifiers. */
export function isWord(file: SourceFile, token: number, word?: string): boolean {
  return kindOf(file, token) === TokenKind.Identifier && (word === undefined || hasText(file, token, word));
}

/** Whether the token is that operator. */
export function isOperator(file: SourceFile, token: number, operator: string): boolean {
  return kindOf(file, token) === TokenKind.Operator && hasText(file, token, operator);
}

/** {@link textOf} compared, without making a string: this is asked many times for each token. */
function hasText({ text, tokens }: SourceFile, token: number, expected: string): boolean {
  const start = tokens.start[token]!;
  return tokens.end[token]! - start === expected.length && text.startsWith(expected, start);
}

/** The kind of a token; 0 outside the file. */
export function kindOf(file: SourceFile, token: number): number {
  return token < 0 || token >= file.tokens.count ? 0 : file.tokens.kind[token]!;
}

/** Whether a line ends between a token and the next one; the last token always ends one. */
export function endsLine(file: SourceFile, token: number): boolean {
  if (token + 1 >= file.tokens.count) return true;
  const last = file.tokens.start[token + 1]!;
  for (let i = file.tokens.end[token]!; i < last; i++) if (isLineEnd(file.text.charCodeAt(i))) return true;
  return false;
}

/** The innermost matched bracket around a token, or -1 at the top of the file. */
export function containerOf(file: SourceFile, token: number): number {
  return file.enclosing[token] ?? -1;
}

/** The token after a bracketed group, when `token` opens a matched one; otherwise `token` itself. */
export function skipGroup(file: SourceFile, token: number): number {
  const mate = file.mate[token] ?? -1;
  return mate > token ? mate : token;
}
