import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { FunctionBody } from './functions.ts';
import { statementStart } from './statements.ts';
import { containerOf, isOperator, isUnit, isWord, skipGroup, textOf } from './token-text.ts';

const C_COLLECTION = /(Array|Dictionary|Set|vector|map)$/;
const C_TEXT = /^(NSString|CFStringRef|char|string|String)$/;

/** Whether a function, method or accessor is declared to give one string, optional or not. */
export function returnsText(file: SourceFile, { head, open, kind, name }: FunctionBody): boolean {
  if (file.language !== 'swift') {
    const words = wordsBefore(file, head, open, name);
    return words.some((word) => C_TEXT.test(word)) && !words.some((word) => C_COLLECTION.test(word));
  }
  const type = kind === 'accessor' ? typeOfProperty(file, head, open) : typeAfter(file, head, open, '->');
  return /^(NS)?String$/.test(textOf(file, type)) && !isUnit(file, type + 1, Char.Dot);
}

/** The words of a C declaration before its name: its type and what qualifies it. */
function wordsBefore(file: SourceFile, head: number, open: number, name: string): readonly string[] {
  const own = name.split(':')[0]!;
  const words: string[] = [];
  for (let i = head; i < open && !isWord(file, i, own); i++) if (isWord(file, i)) words.push(textOf(file, i));
  return words;
}

/** The first token of the type of a computed property, or of the one whose `get` begins at `head`. */
function typeOfProperty(file: SourceFile, head: number, open: number): number {
  const body = isWord(file, head, 'get') ? containerOf(file, head) : open;
  return typeAfter(file, statementStart(file, body), body, ':');
}

/** The first token of the type that follows `mark` in the head of a Swift declaration; -1 for none. */
function typeAfter(file: SourceFile, head: number, open: number, mark: string): number {
  for (let i = head; i < open; i++) {
    if (isOperator(file, i, mark) || (mark === ':' && isUnit(file, i, Char.Colon))) return i + 1;
    i = skipGroup(file, i);
  }
  return -1;
}
