import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { endsLine, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/** Longest declaration head between an attribute and its body, in tokens. */
const MAX_HEAD = 500;

const DECLARING = /^(let|var|func|class|struct|enum|actor|extension|protocol|typealias|import|init|subscript|case)$/;
const MODIFIER =
  /^(public|private|fileprivate|internal|package|open|static|final|lazy|weak|unowned|override|mutating|nonisolated|convenience|required|indirect|dynamic)$/;

/**
 * The token after the Swift declaration that an attribute before `first` is attached to: behind its body, or, without
 * one, where the next declaration begins.
 */
export function declarationEnd(file: SourceFile, first: number): number {
  const limit = Math.min(file.tokens.count, first + MAX_HEAD);
  let begun = false;
  for (let i = first; i < limit; i++) {
    if (isUnit(file, i, Char.OpenBrace)) return Math.max(file.mate[i]!, i) + 1;
    if (isUnit(file, i, Char.CloseBrace)) return i;
    if (isUnit(file, i, Char.Semicolon)) return i + 1;
    if (begun && endsLine(file, i - 1) && startsDeclaration(file, i)) return i;
    begun ||= isWord(file, i) && DECLARING.test(textOf(file, i));
    i = skipGroup(file, i);
  }
  return limit;
}

/** A keyword, a modifier or an attribute, which at the start of a line begins another declaration. */
function startsDeclaration(file: SourceFile, token: number): boolean {
  if (kindOf(file, token) === TokenKind.Attribute) return true;
  return isWord(file, token) && (DECLARING.test(textOf(file, token)) || MODIFIER.test(textOf(file, token)));
}
