import { Char } from '../source/characters.ts';
import { type Closure, closureAt, closureIn } from './closures.ts';
import type { Expression } from './expressions.ts';
import type { Shape } from './shape.ts';
import { containerOf, endsLine, isUnit, isWord, textOf } from './token-text.ts';

/** An argument: its value is `tokens[first, last]`, both ends included; empty (`last < first`) in half-typed code. */
export interface CallArgument extends Expression {
  /** The Swift label (`_` for none), or the selector's piece without its colon; `_` for a C function's. */
  readonly label: string;
  /** The closure or block that is the whole value. */
  readonly closure: Closure | undefined;
}

/** A call of a Swift method or initialiser, a C function or an Objective-C method, in one form. */
export interface Call extends Expression {
  /** The name as written: the function, method or type, or the whole selector of a message. */
  readonly name: string;
  /** The token of the name, or of the selector's first piece. */
  readonly token: number;
  /** What stands before the dot, or the receiver of a message; `undefined` for a bare call. */
  readonly receiver: Expression | undefined;
  /** In order; the trailing closures of Swift last, with the labels that they are written with (`_` for the first). */
  readonly arguments: readonly CallArgument[];
}

/** Every call of something named `name`: of `name(…)` and `x.name { … }` in Swift, of `name(…)` in C. */
export function callsOf(shape: Shape, name: string): readonly Call[] {
  return shape.identifiers(name).flatMap((token) => callAtName(shape, token) ?? []);
}

/** Every message with that selector. */
export function messagesOf(shape: Shape, selector: string): readonly Call[] {
  if (shape.file.language !== 'c') return [];
  const first = selector.split(':')[0]!;
  return shape.identifiers(first).flatMap((token) => {
    const call = messageAround(shape, token);
    return call?.name === selector && call.token === token ? [call] : [];
  });
}

/** The call whose name stands at `token`, or `undefined`. */
export function callAtName(shape: Shape, token: number): Call | undefined {
  const { file } = shape;
  const call = shape.callAt(token);
  if (call === undefined) return file.language === 'swift' ? bareTrailing(shape, token) : undefined;
  if (file.language === 'c' && isWord(file, token - 1)) {
    if (!/^(return|else|do|case|in|and|or|not)$/.test(textOf(file, token - 1))) return undefined;
  }
  const given = call.arguments.map(({ label, first, last }) => argument(shape, label, first, last));
  return { ...expressionOf(shape, token, call.end), arguments: [...given, ...trailing(shape, call.close)] };
}

/** `name { … }`: a call whose only arguments are closures. */
function bareTrailing(shape: Shape, token: number): Call | undefined {
  const { file } = shape;
  if (!isWord(file, token) || !isUnit(file, token + 1, Char.OpenBrace) || endsLine(file, token)) return undefined;
  const closures = trailing(shape, token);
  return closures.length === 0
    ? undefined
    : { ...expressionOf(shape, token, closures.at(-1)!.last), arguments: closures };
}

function trailing(shape: Shape, before: number): readonly CallArgument[] {
  const { file } = shape;
  if (file.language !== 'swift') return [];
  const found: CallArgument[] = [];
  let open = endsLine(file, before) ? -1 : before + 1;
  let label = '_';
  while (isUnit(file, open, Char.OpenBrace) && file.mate[open]! > open) {
    const last = file.mate[open]!;
    found.push({ label, first: open, last, closure: closureAt(file, open) });
    const named = isWord(file, last + 1) && isUnit(file, last + 2, Char.Colon);
    label = named ? textOf(file, last + 1) : '_';
    open = named ? last + 3 : -1;
  }
  return found;
}

function argument(shape: Shape, label: string, first: number, end: number): CallArgument {
  return { label, first, last: end - 1, closure: closureIn(shape.file, first, end) };
}

function expressionOf(shape: Shape, token: number, last: number): Omit<Call, 'arguments'> {
  const { file } = shape;
  const dotted = isUnit(file, token - 1, Char.Dot);
  const first = dotted ? receiverStart(shape, token - 1) : token;
  const receiver = dotted && first < token - 1 ? { first, last: token - 2 } : undefined;
  return { name: textOf(file, token), token, receiver, first, last };
}

/** Longest chain of calls that is followed back, in links. */
const MAX_CHAIN = 50;

/** The first token of the Swift expression that ends before the dot at `dot`; the dot itself for `.member`. */
export function receiverStart(shape: Shape, dot: number): number {
  const { file } = shape;
  let i = dot - 1;
  for (let links = 0; links < MAX_CHAIN; links++) {
    while (isUnit(file, i, Char.Question) || isUnit(file, i, Char.Exclamation)) i--;
    while (
      (isUnit(file, i, Char.CloseParen) || isUnit(file, i, Char.CloseBracket) || isUnit(file, i, Char.CloseBrace)) &&
      file.mate[i]! >= 0
    ) {
      const open = file.mate[i]!;
      if (isUnit(file, i, Char.CloseParen) && !isWord(file, open - 1)) return open;
      i = open - 1;
    }
    if (!isWord(file, i)) return i + 1;
    if (!isUnit(file, i - 1, Char.Dot)) return i;
    i -= 2;
  }
  return i;
}

/** The message whose selector has a piece at `token`, or which ends with it. */
export function messageAround(shape: Shape, token: number): Call | undefined {
  const { file } = shape;
  const open = containerOf(file, token);
  const message = open >= 0 && isUnit(file, open, Char.OpenBracket) ? shape.messageAt(open) : undefined;
  if (message?.pieces.some((piece) => piece.token === token) !== true) return undefined;
  const colons = message.selector.includes(':');
  return {
    name: message.selector,
    token: message.receiverEnd,
    receiver: { first: open + 1, last: message.receiverEnd - 1 },
    first: open,
    last: message.close,
    arguments: colons
      ? message.pieces.map((piece) =>
          argument(shape, piece.token < 0 ? '_' : textOf(file, piece.token), piece.first, piece.last),
        )
      : [],
  };
}

/** The argument with that label (a selector's piece, without its colon). */
export function argumentOf(call: Call, label: string): CallArgument | undefined {
  return call.arguments.find((one) => one.label === label);
}
