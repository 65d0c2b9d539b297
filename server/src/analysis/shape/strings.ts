import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { kindOf, textOf } from './token-text.ts';
import { tokensOfKind } from './tokens-of-kind.ts';

/** A line end behind a backslash is not part of the literal. */
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  '\n': '',
  '\r\n': '',
  '\r': '',
};

/** The tokens of a file that begin a string literal, in order; the stretches behind an interpolation are not among them. */
export function stringTokens(file: SourceFile): readonly number[] {
  const all = tokensOfKind(file, TokenKind.String);
  return all.filter((token) => kindOf(file, token - 1) !== TokenKind.InterpolationEnd);
}

/** What the literal at `token` stands for, escapes resolved; `undefined` for anything else, or with an interpolation. */
export function stringValue(file: SourceFile, token: number): string | undefined {
  if (kindOf(file, token) !== TokenKind.String || isPart(file, token)) return undefined;
  const text = textOf(file, token);
  if (PLAIN.test(text)) return text.slice(text.charCodeAt(0) === Char.Quote ? 1 : 2, -1);
  const literal = /^[@LuU8]*(#*)("""|")([\s\S]*?)(\2\1)?$/.exec(text);
  if (literal === null) return undefined;
  const [, hashes, , content = ''] = literal;
  return hashes === '' ? content.replace(ESCAPE, unescape) : content;
}

/** Most literals: closed, on one line and without escapes. */
const PLAIN = /^@?"[^"\\]*"$/;

const ESCAPE = /\\(u\{([0-9a-fA-F]{1,8})\}|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|\r\n|[\s\S])/g;

function unescape(_: string, unit: string, point?: string, byte?: string, short?: string): string {
  const code = parseInt(point ?? byte ?? short ?? '', 16);
  if (Number.isNaN(code)) return ESCAPES[unit] ?? unit;
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

function isPart(file: SourceFile, token: number): boolean {
  return (
    kindOf(file, token - 1) === TokenKind.InterpolationEnd || kindOf(file, token + 1) === TokenKind.InterpolationStart
  );
}

/** The range of what stands between the quotes of the literal at `token`, in UTF-16 offsets of the text. */
export function stringContent(file: SourceFile, token: number): { readonly start: number; readonly end: number } {
  const text = textOf(file, token);
  const opening = /^[@LuU8]*#*("""|")/.exec(text)?.[0].length ?? 0;
  const closing = /("""|")#*$/.exec(text.slice(opening))?.[0].length ?? 0;
  return { start: file.tokens.start[token]! + opening, end: file.tokens.end[token]! - closing };
}
