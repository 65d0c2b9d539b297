import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import type { Shape } from './shape.ts';
import { type Message, messageAt } from './objc-messages.ts';
import { swiftCallAt } from './swift-calls.ts';
import { containerOf, endsLine, isOneOf, isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/** An expression `tokens[first, last]`, both ends included. */
export interface Expression {
  readonly first: number;
  readonly last: number;
}

/** Where an expression is used as an argument: of what, and under which label or selector. */
export interface ArgumentUse {
  /** The function or type called, or the whole selector of a message. */
  readonly callee: string;
  /** The Swift label (`_` for none), or the selector's piece with its colon. */
  readonly label: string;
  /** The whole call or message. */
  whole(): Expression;
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
  if (isUnit(file, open, Char.OpenBracket) && file.language === 'c') return messageUse(shape, open, expression);
  return isUnit(file, open, Char.OpenParen) ? callUse(file, open, expression) : undefined;
}

function messageUse(shape: Shape, open: number, { first, last }: Expression): ArgumentUse | undefined {
  const message = shape.messageAt(open);
  // Behind a format string others follow, after commas.
  const ends = (end: number): boolean => end === last + 1 || isUnit(shape.file, last + 1, Char.Comma);
  const piece = message?.pieces.find((one) => one.first === first && ends(one.last));
  if (message === undefined || piece === undefined) return undefined;
  return {
    callee: message.selector,
    label: `${textOf(shape.file, piece.token)}:`,
    whole: () => ({ first: open, last: message.close }),
    receiver: { first: open + 1, last: message.receiverEnd },
  };
}

function callUse(file: SourceFile, open: number, { first, last }: Expression): ArgumentUse | undefined {
  const close = file.mate[open]!;
  const label = isUnit(file, first - 1, Char.Colon) && isWord(file, first - 2) ? first - 2 : -1;
  const before = label < 0 ? first - 1 : label - 1;
  const isArgument = before === open || isUnit(file, before, Char.Comma);
  const callee = calleeBefore(file, open);
  if (!isArgument || callee < 0 || (last + 1 !== close && !isUnit(file, last + 1, Char.Comma))) return undefined;
  return {
    callee: textOf(file, callee),
    label: label < 0 ? '_' : textOf(file, label),
    whole: () => ({ first: chainStart(file, callee), last: close }),
    receiver: undefined,
  };
}

function calleeBefore(file: SourceFile, open: number): number {
  if (isWord(file, open - 1)) return open - 1;
  return isUnit(file, open - 1, Char.Exclamation) || isUnit(file, open - 1, Char.Question) ? open - 2 : -1;
}

/** Longest chain of calls that is followed back, in names. */
const MAX_CHAIN = 50;

/** The first token of `a.b(c).d` when `token` is its last name. */
function chainStart(file: SourceFile, token: number): number {
  let i = token;
  for (let names = 0; names < MAX_CHAIN && isUnit(file, i - 1, Char.Dot); names++) {
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
  /^(url|URL|appendingPathComponent|appending|absoluteURL|standardized|deletingLastPathComponent|absoluteString)$/;

/** Messages to a URL or a string that keep what it is. */
const URL_PRESERVING_MESSAGE =
  /^(stringByAppending(String|Format|PathComponent):|stringByAddingPercentEncodingWithAllowedCharacters:|URLByAppendingPathComponent:|absoluteURL|absoluteString|copy)$/;

/**
 * The expression with what merely unwraps, casts, names or extends it: `x!`, `try x`, `x as CFURL`, `(CFURLRef)x`,
 * `self.x`, `x + y`, `[x stringByAppendingString:y]`.
 */
export function widen(file: SourceFile, expression: Expression): Expression {
  let { first, last } = expression;
  for (;;) {
    const message = messageTo(file, first, last);
    if (message !== undefined) [first, last] = [message.open, message.close];
    else if (isUnit(file, last + 1, Char.Exclamation) || isUnit(file, last + 1, Char.Question)) last++;
    else if (isUnit(file, last + 1, Char.Dot) && URL_PRESERVING.test(textOf(file, last + 2))) {
      last = swiftCallAt(file, last + 2)?.close ?? last + 2;
    } else if (isWord(file, last + 1, 'as')) last = castEnd(file, last + 1);
    else if (isWord(file, first - 1, 'try') || isWord(file, first - 1, 'await')) first--;
    else if (isCast(file, first - 1)) first = file.mate[first - 1]!;
    else if (isUnit(file, first - 1, Char.Dot) && isWord(file, first)) first = baseOf(file, first - 1);
    else if (startsSum(file, first, last)) last = sumEnd(file, last + 2);
    else return { first, last };
  }
}

/** The message that has the expression for its receiver and keeps it a URL. */
function messageTo(file: SourceFile, first: number, last: number): Message | undefined {
  if (file.language !== 'c' || !isUnit(file, first - 1, Char.OpenBracket)) return undefined;
  const message = messageAt(file, first - 1);
  return message?.receiverEnd === last + 1 && URL_PRESERVING_MESSAGE.test(message.selector) ? message : undefined;
}

/** The name before the dot of `self.x`, `self?.x` or `Type.x`; the dot itself where there is none. */
function baseOf(file: SourceFile, dot: number): number {
  const base = isUnit(file, dot - 1, Char.Question) ? dot - 2 : dot - 1;
  return isWord(file, base) ? base : dot;
}

/** Longest sum of strings that is read, in tokens at its level. */
const MAX_SUM = 100;

/** Whether the expression is the first operand of a Swift `a + b`. */
function startsSum(file: SourceFile, first: number, last: number): boolean {
  return file.language === 'swift' && isOperator(file, last + 1, '+') && !isOperator(file, first - 1, '+');
}

/** The last token of `a + b + c` when `first` begins its second operand; a longer sum is read in part. */
function sumEnd(file: SourceFile, first: number): number {
  let i = first;
  for (let steps = 0; i < file.tokens.count && steps < MAX_SUM; i++, steps++) {
    if (isOneOf(file, i, ',;:)]}{')) return i - 1;
    i = skipGroup(file, i);
    if (endsLine(file, i) && !isUnit(file, i + 1, Char.Dot) && !isOperator(file, i + 1, '+')) return i;
  }
  return i;
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

/** Longest type between a name and its value, in tokens at its level. */
const MAX_ANNOTATION = 12;

/**
 * The token of the variable, property or macro that the expression is the whole value of, or that `let name` binds
 * anew; -1 if it is none's.
 */
export function assignedName(file: SourceFile, { first, last }: Expression): number {
  if (isMacroBody(file, first, last)) return first - 1;
  if (first === last && (isWord(file, first - 1, 'let') || isWord(file, first - 1, 'var'))) return first;
  if (!isOperator(file, first - 1, '=') || !endsValue(file, last)) return -1;
  if (isWord(file, first - 2) && !isUnit(file, first - 3, Char.Colon)) return first - 2;
  for (let i = first - 2, steps = 0; i > 0 && steps < MAX_ANNOTATION; i--, steps++) {
    if (isUnit(file, i, Char.Colon)) return isWord(file, i - 1) ? i - 1 : -1;
    if (file.mate[i]! >= 0) i = Math.min(i, file.mate[i]!);
  }
  return -1;
}

function isMacroBody(file: SourceFile, first: number, last: number): boolean {
  const defines = kindOf(file, first - 2) === TokenKind.Directive && /define$/.test(textOf(file, first - 2));
  return file.language === 'c' && defines && kindOf(file, last + 1) === TokenKind.DirectiveEnd;
}

function endsValue(file: SourceFile, last: number): boolean {
  const next = textOf(file, last + 1);
  return endsLine(file, last) || /^([;,})]|else|\{)$/.test(next);
}
