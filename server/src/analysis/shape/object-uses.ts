import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { containerOf, isOneOf, isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';

/** What a mention of a name does with the object that the name holds. */
export type ObjectUse =
  /** `x.name`, `x?.name(…)`: reads, sets or calls a member. */
  | { readonly kind: 'member'; readonly name: string; readonly token: number }
  /** `f(x, …)` in C: the object is all of an argument. */
  | { readonly kind: 'argument'; readonly callee: string }
  /** `x = …`, a comparison with nil, a place in a capture list, or text that shows it: the object goes nowhere. */
  | { readonly kind: 'kept' }
  /** Everything else: returned, stored, handed on, bound to another name. */
  | { readonly kind: 'passed' };

const SHOWS = /^(print|debugPrint|dump|NSLog|ObjectIdentifier)$/;
const KEPT: ObjectUse = { kind: 'kept' };
const PASSED: ObjectUse = { kind: 'passed' };

/** What the name that is mentioned at `token` is used for there. */
export function useOf(file: SourceFile, token: number): ObjectUse {
  return file.language === 'swift' ? swiftUse(file, token) : cUse(file, token);
}

function swiftUse(file: SourceFile, token: number): ObjectUse {
  let after = token + 1;
  while (isOneOf(file, after, '?!')) after++;
  if (isUnit(file, after, Char.Dot) && isWord(file, after + 1)) {
    return { kind: 'member', name: textOf(file, after + 1), token: after + 1 };
  }
  if (isOperator(file, token + 1, '=') || comparesWithNil(file, after)) return KEPT;
  return isCaptured(file, token) || isShown(file, token) ? KEPT : PASSED;
}

function comparesWithNil(file: SourceFile, operator: number): boolean {
  const compares = isOperator(file, operator, '==') || isOperator(file, operator, '!=');
  return compares && /^(nil|NULL|Nil|nullptr)$/.test(textOf(file, operator + 1));
}

/** `{ [weak x, y] in`, but not `[x]` as a value. */
function isCaptured(file: SourceFile, token: number): boolean {
  const list = containerOf(file, token);
  return (
    isUnit(file, list, Char.OpenBracket) &&
    isUnit(file, list - 1, Char.OpenBrace) &&
    isOneOf(file, token + 1, ',]') &&
    !isOperator(file, token - 1, '=')
  );
}

/** `"\(x)"`, `print(x)` */
function isShown(file: SourceFile, token: number): boolean {
  const open = containerOf(file, token);
  if (kindOf(file, open) === TokenKind.InterpolationStart) return file.mate[open] === token + 1 && open === token - 1;
  const whole = isUnit(file, open, Char.OpenParen) && isOneOf(file, token - 1, '(,') && isOneOf(file, token + 1, '),');
  return whole && SHOWS.test(textOf(file, open - 1));
}

function cUse(file: SourceFile, token: number): ObjectUse {
  if (isOperator(file, token + 1, '=') || comparesWithNil(file, token + 1)) return KEPT;
  const first = pathStart(file, token);
  const open = containerOf(file, token);
  const whole = isUnit(file, open, Char.OpenParen) && isOneOf(file, first - 1, '(,') && isOneOf(file, token + 1, '),');
  if (isOperator(file, first - 1, '!')) return KEPT;
  if (!whole || !isWord(file, open - 1)) return PASSED;
  const callee = textOf(file, open - 1);
  return callee === 'if' || callee === 'while' || SHOWS.test(callee) ? KEPT : { kind: 'argument', callee };
}

/** The first token of `self.x`, `self->x` or `x`. */
function pathStart(file: SourceFile, token: number): number {
  const dotted = isUnit(file, token - 1, Char.Dot) || isOperator(file, token - 1, '->');
  return dotted && isWord(file, token - 2) ? token - 2 : token;
}
