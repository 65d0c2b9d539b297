import { declarationEnd } from '../shape/declaration-end.ts';
import { isUnit, isWord, kindOf, textOf } from '../shape/token-text.ts';
import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';

/**
 * The offset ranges in which Swift's `@diagnose(DeprecatedDeclaration, as: ignored)` (SE-0522) quiets deprecations:
 * from the attribute to the end of the declaration that it is attached to.
 */
export function diagnoseScopes(file: SourceFile): readonly { start: number; end: number }[] {
  if (file.language !== 'swift' || !file.text.includes('@diagnose')) return [];
  const scopes: { start: number; end: number }[] = [];
  for (let i = 0; i < file.tokens.count; i++) {
    if (kindOf(file, i) !== TokenKind.Attribute || textOf(file, i) !== '@diagnose' || !isIgnored(file, i + 1)) continue;
    const last = declarationEnd(file, file.mate[i + 1]! + 1);
    scopes.push({ start: file.tokens.start[i]!, end: file.tokens.end[last - 1]! });
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
