import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import type { Shape } from './shape.ts';
import { argumentsOf, swiftCallAt } from './swift-calls.ts';
import { containerOf, endsLine, isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';

/** An expression `tokens[first, last]`, both ends included. */
export interface Expression {
  readonly first: number;
  readonly last: number;
}

/** Where an expression is used as an argument: of what, under which label or selector, and the whole call or message. */
export interface ArgumentUse {
  /** The function or type called, or the whole selector of a message. */
  readonly callee: string;
  /** The Swift label (`_` for none), or the selector's piece with its colon. */
  readonly label: string;
  readonly whole: Expression;
  /** The tokens of a message's receiver, exclusive of the end; empty for a call. */
  readonly receiver: Expression | undefined;
}

/** The string literal that begins at `token`, with its interpolations. */
export function literalAt(file: SourceFile, token: number): Expression {
  let last = token;
  while (kindOf(file, last + 1) === TokenKind.InterpolationStart && file.mate[last + 1]! > 0)
    last = file.mate[last + 1]! + 1;
  return { first: token, last };
}

/** What the expression is an argument of, if it is one all by itself. */
export function argumentUse(shape: Shape, expression: Expression): ArgumentUse | undefined {
  const { file } = shape;
  const open = containerOf(file, expression.first);
  if (open < 0) return undefined;
  if (isUnit(file, open, Char.OpenBracket)) return messageUse(shape, open, expression);
  return isUnit(file, open, Char.OpenParen) ? callUse(file, open, expression) : undefined;
}

function messageUse(shape: Shape, open: number, { first, last }: Expression): ArgumentUse | undefined {
  const message = shape.messageAt(open);
  const piece = message?.pieces.find((one) => one.first === first && one.last === last + 1);
  if (message === undefined || piece === undefined) return undefined;
  return {
    callee: message.selector,
    label: `${textOf(shape.file, piece.token)}:`,
    whole: { first: open, last: message.close },
    receiver: { first: open + 1, last: message.receiverEnd },
  };
}

function callUse(file: SourceFile, open: number, { first, last }: Expression): ArgumentUse | undefined {
  const close = file.mate[open]!;
  const argument = argumentsOf(file, open, close).find((one) => one.first === first && one.last === last + 1);
  const callee = calleeBefore(file, open);
  if (argument === undefined || callee < 0) return undefined;
  return {
    callee: textOf(file, callee),
    label: argument.label,
    whole: { first: chainStart(file, callee), last: close },
    receiver: undefined,
  };
}

function calleeBefore(file: SourceFile, open: number): number {
  if (isWord(file, open - 1)) return open - 1;
  return isUnit(file, open - 1, Char.Exclamation) || isUnit(file, open - 1, Char.Question) ? open - 2 : -1;
}

/** The first token of `a.b(c).d` when `token` is its last name. */
function chainStart(file: SourceFile, token: number): number {
  let i = token;
  while (isUnit(file, i - 1, Char.Dot)) {
    let before = i - 2;
    while (isUnit(file, before, Char.Question) || isUnit(file, before, Char.Exclamation)) before--;
    if (isUnit(file, before, Char.CloseParen) && file.mate[before]! > 0) before = file.mate[before]! - 1;
    if (!isWord(file, before)) return i;
    i = before;
  }
  return i;
}

/** What may follow a URL and still be that URL, or be made from it. */
const URL_PRESERVING =
  /^(appendingPathComponent|appending|absoluteURL|standardized|deletingLastPathComponent|absoluteString)$/;

/** The expression with what merely unwraps, casts or extends it: `x!`, `try x`, `x as CFURL`, `(CFURLRef)x`. */
export function widen(file: SourceFile, expression: Expression): Expression {
  let { first, last } = expression;
  for (;;) {
    if (isUnit(file, last + 1, Char.Exclamation) || isUnit(file, last + 1, Char.Question)) last++;
    else if (isUnit(file, last + 1, Char.Dot) && URL_PRESERVING.test(textOf(file, last + 2))) {
      last = swiftCallAt(file, last + 2)?.close ?? last + 2;
    } else if (isWord(file, last + 1, 'as')) last = castEnd(file, last + 1);
    else if (isWord(file, first - 1, 'try') || isWord(file, first - 1, 'await')) first--;
    else if (isCast(file, first - 1)) first = file.mate[first - 1]!;
    else return { first, last };
  }
}

function castEnd(file: SourceFile, as: number): number {
  const forced = isUnit(file, as + 1, Char.Exclamation) || isUnit(file, as + 1, Char.Question);
  return forced ? as + 2 : as + 1;
}

/** A `)` that ends a C cast: `(__bridge CFURLRef)`, `(NSURL *)`. */
function isCast(file: SourceFile, token: number): boolean {
  if (file.language !== 'c' || !isUnit(file, token, Char.CloseParen)) return false;
  const open = file.mate[token]!;
  if (open < 0 || isWord(file, open - 1)) return false;
  for (let i = open + 1; i < token; i++) if (!isWord(file, i) && !/^\*+$/.test(textOf(file, i))) return false;
  return token > open + 1;
}

/** The token of the variable, property or macro that the expression is the whole value of; -1 if it is none's. */
export function assignedName(file: SourceFile, { first, last }: Expression): number {
  if (isMacroBody(file, first, last)) return first - 1;
  if (!isOperator(file, first - 1, '=') || !endsValue(file, last)) return -1;
  if (isWord(file, first - 2) && !isUnit(file, first - 3, Char.Colon)) return first - 2;
  for (let i = first - 2; i > Math.max(0, first - 12); i--) {
    if (isUnit(file, i, Char.Colon)) return isWord(file, i - 1) ? i - 1 : -1;
  }
  return -1;
}

function isMacroBody(file: SourceFile, first: number, last: number): boolean {
  const defines = kindOf(file, first - 2) === TokenKind.Directive && /define$/.test(textOf(file, first - 2));
  return file.language === 'c' && defines && kindOf(file, last + 1) === TokenKind.DirectiveEnd;
}

function endsValue(file: SourceFile, last: number): boolean {
  const next = textOf(file, last + 1);
  return endsLine(file, last) || next === ';' || next === ',' || next === '}' || next === 'else' || next === '{';
}
