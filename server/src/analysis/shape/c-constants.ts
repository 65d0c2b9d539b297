import { Char } from '../source/characters.ts';
import { TokenKind } from '../source/tokens.ts';
import { valueEnd } from './assignments.ts';
import type { Expression } from './expressions.ts';
import type { Shape } from './shape.ts';
import { isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';

/** The value of a C name that is no object variable: of `#define name …`, or the only one that it is ever given. */
export function cConstant(shape: Shape, { first, last }: Expression): Expression | undefined {
  return first === last && isWord(shape.file, first) ? shape.cConstantNamed(textOf(shape.file, first)) : undefined;
}

/** The same by name; reads every mention of it. */
export function cConstantNamed(shape: Shape, name: string): Expression | undefined {
  const { file } = shape;
  const given = shape.identifiers(name).flatMap((token): readonly Expression[] => {
    if (isOperator(file, token + 1, '=')) return [{ first: token + 2, last: valueEnd(shape, token + 2) }];
    if (isOperator(file, token + 3, '=') && isUnit(file, token + 1, Char.OpenBracket)) {
      return [{ first: token + 4, last: valueEnd(shape, token + 4) }];
    }
    return isMacro(shape, token) ? [{ first: token + 1, last: directiveEnd(shape, token) }] : [];
  });
  return given.length === 1 ? given[0] : undefined;
}

function isMacro({ file }: Shape, token: number): boolean {
  return kindOf(file, token - 1) === TokenKind.Directive && /define$/.test(textOf(file, token - 1));
}

/** The last token of the directive around `token`. */
function directiveEnd({ file }: Shape, token: number): number {
  let last = token;
  while (last + 1 < file.tokens.count && kindOf(file, last + 1) !== TokenKind.DirectiveEnd) last++;
  return last;
}
