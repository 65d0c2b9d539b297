import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { skipGenericArguments } from './swift-calls.ts';
import { isUnit, isWord, kindOf, textOf } from './token-text.ts';

const MODIFIERS = /^(some|any|inout|borrowing|consuming|sending|isolated)$/;

/**
 * The name of the nominal Swift type written at `token`: `NWConnection` for `Network.NWConnection?`. `undefined` for
 * arrays, tuples, functions and everything else that is not that type itself.
 */
export function swiftTypeName(file: SourceFile, token: number): string | undefined {
  let i = token;
  while (kindOf(file, i) === TokenKind.Attribute || (isWord(file, i) && MODIFIERS.test(textOf(file, i)))) i++;
  if (!isWord(file, i)) return undefined;
  for (;;) {
    const after = skipGenericArguments(file, i + 1);
    if (!isUnit(file, after, Char.Dot) || !isWord(file, after + 1)) return textOf(file, i);
    i = after + 1;
  }
}
