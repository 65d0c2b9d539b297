import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { type Expression, literalAt } from './expressions.ts';
import { bracesAround } from './functions.ts';
import { containerOf, endsLine, isOneOf, isUnit, isWord, kindOf, textOf } from './token-text.ts';

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

/**
 * The token of the Swift computed property that the expression is the value of: all that it holds, or what it returns
 * from within a `switch` or another statement; -1 if it is none's.
 */
export function computedName(file: SourceFile, { first, last }: Expression): number {
  if (file.language !== 'swift') return -1;
  const open = containerOf(file, first);
  const isAll = isUnit(file, open, Char.OpenBrace) && first - 1 === open && file.mate[open] === last + 1;
  const isReturned = isWord(file, first - 1, 'return') && (endsLine(file, last) || isOneOf(file, last + 1, ';}'));
  if (!isAll && !isReturned) return -1;
  for (const { kind, head } of bracesAround(file, first)) {
    const named = kind === 'accessor' && isWord(file, head, 'var') && isWord(file, head + 1);
    if (named) return head + 1;
    const isGetter = kind === 'accessor' && isWord(file, head, 'get');
    if (!isGetter && !(isReturned && /^(if|else|guard|switch|do|catch|loop)$/.test(kind))) return -1;
  }
  return -1;
}
