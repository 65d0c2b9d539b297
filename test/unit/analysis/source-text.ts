import assert from 'node:assert/strict';
import type { SourceLanguage } from '../../../server/src/analysis/source/language.ts';
import { NameTable } from '../../../server/src/analysis/source/name-table.ts';
import { readSource, type SourceFile } from '../../../server/src/analysis/source/source-file.ts';
import { TokenBuffer } from '../../../server/src/analysis/source/tokens.ts';
import { textOf } from '../../../server/src/analysis/shape/token-text.ts';

/** Names of the token kinds, in the order of `TokenKind`. */
const KINDS =
  'none word number string character operator punctuation directive end attribute regex open close header'.split(' ');

/** A text read as that language; `names` are the identifiers that get an id. */
export function read(language: SourceLanguage, text: string, names: readonly string[] = []): SourceFile {
  return readSource(text, language, new NameTable(names), new TokenBuffer());
}

/** A Swift text. */
export const swift = (text: string, names?: readonly string[]): SourceFile => read('swift', text, names);

/** A C or Objective-C text. */
export const c = (text: string, names?: readonly string[]): SourceFile => read('c', text, names);

/** The token that is `text`, the `nth` one (from 1). */
export function at(file: SourceFile, text: string, nth = 1): number {
  let left = nth;
  for (let i = 0; i < file.tokens.count; i++) if (textOf(file, i) === text && --left === 0) return i;
  return assert.fail(`no ${nth}. token '${text}'`);
}

/** All tokens as `kind text`. */
export function tokens(file: SourceFile): readonly string[] {
  return Array.from({ length: file.tokens.count }, (_, i) => `${KINDS[file.tokens.kind[i]!]!} ${textOf(file, i)}`);
}

/** The texts of all tokens. */
export function texts(file: SourceFile): readonly string[] {
  return Array.from({ length: file.tokens.count }, (_, i) => textOf(file, i));
}

/** The texts of all comments. */
export function comments(file: SourceFile): readonly string[] {
  const { count, start, end } = file.comments;
  return Array.from({ length: count }, (_, i) => file.text.slice(start[i], end[i]));
}

/** The text of `tokens[first, last)`, token by token. */
export function span(file: SourceFile, first: number, last: number): string {
  return texts(file).slice(first, last).join(' ');
}
