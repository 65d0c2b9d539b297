import { endsLine, isUnit, isWord, kindOf, skipGroup, textOf } from '../shape/token-text.ts';
import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';

/** Longest declaration head between the attribute and its body, in tokens. */
const MAX_HEAD = 500;

/**
 * The offset ranges in which Swift's `@diagnose(DeprecatedDeclaration, as: ignored)` (SE-0522) quiets deprecations:
 * from the attribute to the end of the declaration that it is attached to.
 */
export function diagnoseScopes(file: SourceFile): readonly { start: number; end: number }[] {
  if (file.language !== 'swift' || !file.text.includes('@diagnose')) return [];
  const scopes: { start: number; end: number }[] = [];
  for (let i = 0; i < file.tokens.count; i++) {
    if (kindOf(file, i) !== TokenKind.Attribute || textOf(file, i) !== '@diagnose' || !isIgnored(file, i + 1)) continue;
    scopes.push({ start: file.tokens.start[i]!, end: declarationEnd(file, file.mate[i + 1]! + 1) });
  }
  return scopes;
}

function isIgnored(file: SourceFile, open: number): boolean {
  const close = file.mate[open] ?? -1;
  if (!isUnit(file, open, Char.OpenParen) || close < 0 || !isWord(file, open + 1, 'DeprecatedDeclaration'))
    return false;
  for (let i = open + 2; i < close; i++) if (isWord(file, i, 'ignored')) return true;
  return false;
}

/** The end of the declaration's body, or, without one, of what comes before the next declaration. */
function declarationEnd(file: SourceFile, first: number): number {
  const limit = Math.min(file.tokens.count, first + MAX_HEAD);
  let begun = false;
  for (let i = first; i < limit; i++) {
    if (isUnit(file, i, Char.OpenBrace)) return file.tokens.end[Math.max(file.mate[i]!, i)]!;
    if (isUnit(file, i, Char.CloseBrace) || isUnit(file, i, Char.Semicolon)) return file.tokens.end[i]!;
    if (begun && endsLine(file, i - 1) && startsDeclaration(file, i)) return file.tokens.start[i]!;
    begun ||= isWord(file, i) && DECLARING.test(textOf(file, i));
    i = skipGroup(file, i);
  }
  return first < file.tokens.count ? file.tokens.end[Math.min(limit, file.tokens.count) - 1]! : file.text.length;
}

const DECLARING = /^(let|var|func|class|struct|enum|actor|extension|protocol|typealias|import|init|subscript|case)$/;
const MODIFIER =
  /^(public|private|fileprivate|internal|package|open|static|final|lazy|weak|unowned|override|mutating|nonisolated|convenience|required|indirect|dynamic)$/;

/** A keyword, a modifier or an attribute, which at the start of a line begins another declaration. */
function startsDeclaration(file: SourceFile, token: number): boolean {
  if (kindOf(file, token) === TokenKind.Attribute) return true;
  return isWord(file, token) && (DECLARING.test(textOf(file, token)) || MODIFIER.test(textOf(file, token)));
}
