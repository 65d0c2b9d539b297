import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { type Expression, literalAt } from './expressions.ts';
import { braceAt } from './statements.ts';
import { containerOf, isUnit, isWord, kindOf, textOf } from './token-text.ts';

/**
 * The longer text that begins with the expression: the literal of `"\(x)/path"`, or the format of
 * `String(format: "%@/path", x)` and `stringWithFormat:`; `undefined` where there is none.
 */
export function textBegunBy(file: SourceFile, { first, last }: Expression): Expression | undefined {
  if (
    kindOf(file, first - 1) === TokenKind.InterpolationStart &&
    kindOf(file, last + 1) === TokenKind.InterpolationEnd
  ) {
    const begins = kindOf(file, first - 2) === TokenKind.String && /^#*"(""\s*)?$/.test(textOf(file, first - 2));
    return begins ? literalAt(file, first - 2) : undefined;
  }
  const format = first - 2;
  if (!isUnit(file, first - 1, Char.Comma) || kindOf(file, format) !== TokenKind.String) return undefined;
  return /^@?"%@/.test(textOf(file, format)) ? { first: format, last: format } : undefined;
}

/** The token of the Swift computed property that the expression is the whole value of; -1 if it is none's. */
export function computedName(file: SourceFile, { first, last }: Expression): number {
  const open = containerOf(file, first);
  const begins = isWord(file, first - 1, 'return') ? first - 2 === open : first - 1 === open;
  if (file.language !== 'swift' || open < 0 || !begins || file.mate[open] !== last + 1) return -1;
  if (!isUnit(file, open, Char.OpenBrace)) return -1;
  const { kind, head } = braceAt(file, open);
  return kind === 'accessor' && isWord(file, head, 'var') && isWord(file, head + 1) ? head + 1 : -1;
}
