import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { swiftCallAt } from './swift-calls.ts';
import { endsLine, isOneOf, isUnit, isWord, skipGroup, textOf } from './token-text.ts';
import { swiftTypeName } from './type-names.ts';

/** Longest initial value that is read, in tokens at its level. */
const MAX_VALUE = 100;

/** An initial value that ends before `end`: its type if it shows it, and whether it is but a name. */
export interface Value {
  readonly type: string | undefined;
  readonly isName: boolean;
  readonly end: number;
}

/** Reads the initial value that begins at `token`. */
export function initialValue(file: SourceFile, token: number): Value {
  let first = token;
  while (isWord(file, first, 'try') || isWord(file, first, 'await')) {
    first++;
    if (isUnit(file, first, Char.Exclamation) || isUnit(file, first, Char.Question)) first++;
  }
  const end = valueEnd(file, first);
  return { type: typeOfValue(file, first, end), isName: isPath(file, first, end), end };
}

/** `a`, `self.a`, `a?.b!` */
function isPath(file: SourceFile, first: number, end: number): boolean {
  for (let i = first; i < end; i++) {
    if (isWord(file, i, 'as') || isWord(file, i, 'is') || (!isWord(file, i) && !isOneOf(file, i, '.?!'))) return false;
  }
  return end > first;
}

/** The type of a value that shows it: `T(…)`, `T.init(…)`, `… as! T`. */
function typeOfValue(file: SourceFile, first: number, end: number): string | undefined {
  const cast = castType(file, first, end);
  if (cast !== undefined) return cast;
  let name = first;
  while (isUnit(file, name + 1, Char.Dot) && isWord(file, name + 2)) name += 2;
  const call = swiftCallAt(file, name);
  const whole = call !== undefined && call.end + 1 >= end;
  if (!whole) return undefined;
  const type = isWord(file, name, 'init') ? textOf(file, name - 2) : textOf(file, name);
  return /^[A-Z]/.test(type) ? type : undefined;
}

function castType(file: SourceFile, first: number, end: number): string | undefined {
  for (let i = first; i < end; i++) {
    if (isWord(file, i, 'as')) {
      const type = isUnit(file, i + 1, Char.Exclamation) || isUnit(file, i + 1, Char.Question) ? i + 2 : i + 1;
      return swiftTypeName(file, type);
    }
    i = skipGroup(file, i);
  }
  return undefined;
}

/** Where the value that begins at `token` ends: its line, a comma, `else`, or a block. */
function valueEnd(file: SourceFile, token: number): number {
  let i = token;
  for (let steps = 0; i < file.tokens.count && steps < MAX_VALUE; steps++) {
    if (isUnit(file, i, Char.Comma) || isUnit(file, i, Char.Semicolon) || isWord(file, i, 'else')) break;
    if (isUnit(file, i, Char.OpenBrace) || isUnit(file, i, Char.CloseBrace) || isUnit(file, i, Char.CloseParen)) break;
    i = skipGroup(file, i);
    if (endsLine(file, i) && !isUnit(file, i + 1, Char.Dot)) return i + 1;
    i++;
  }
  return i;
}
