import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { followsType } from './declared-names.ts';
import { isUnit, isWord, textOf } from './token-text.ts';

/**
 * Whether an identifier of a C-family file is declared there as a variable, a parameter or a field:
 * `in_addr_t name =`, `(char *name)`, `int (*name)(int)`, `- (void)send:(char *)name`. Looks at the tokens around it alone.
 */
export function declaresVariable(file: SourceFile, token: number): boolean {
  if (isUnit(file, token + 1, Char.OpenParen)) return false;
  if (isFunctionPointer(file, token)) return isUnit(file, token + 2, Char.OpenParen) && followsType(file, token - 2);
  if (isUnit(file, token - 1, Char.CloseParen)) return isUnit(file, file.mate[token - 1]! - 1, Char.Colon);
  return followsType(file, token) && (isWord(file, token - 1) || isWord(file, token - 2));
}

/** `(*name)`, `(^name)` */
function isFunctionPointer(file: SourceFile, token: number): boolean {
  const wrapped = isUnit(file, token - 2, Char.OpenParen) && isUnit(file, token + 1, Char.CloseParen);
  return wrapped && /^[*^]$/.test(textOf(file, token - 1));
}
