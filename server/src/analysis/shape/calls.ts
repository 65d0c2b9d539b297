import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { type Closure, closureAt, closureIn } from './closures.ts';
import type { Expression } from './expressions.ts';
import type { Shape } from './shape.ts';
import { braceAt } from './statements.ts';
import { containerOf, isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';

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
  if (isDeclared(shape, token)) return undefined;
  const given = call.arguments.map(({ label, first, last }) => argument(shape, label, first, last));
  const closures = trailing(shape, call.close);
  return {
    ...expressionOf(shape, token, closures.at(-1)?.last ?? call.close),
    arguments: [...given, ...closures],
  };
}

/** Whether what looks like a call declares: `init(a: B) {`, `int f(void)`, `char *f(int a)`. */
function isDeclared({ file }: Shape, token: number): boolean {
  if (file.language === 'swift') return isWord(file, token, 'init') && !isUnit(file, token - 1, Char.Dot);
  if (isWord(file, token - 1)) return !/^(return|else|do|case|in|and|or|not)$/.test(textOf(file, token - 1));
  const pointer = /^\*+$/.test(textOf(file, token - 1)) && isWord(file, token - 2);
  return pointer && containerOf(file, token) < 0;
}

/** `name { … }`: a call whose only arguments are closures. */
function bareTrailing(shape: Shape, token: number): Call | undefined {
  const { file } = shape;
  if (!isWord(file, token) || !isUnit(file, token + 1, Char.OpenBrace)) return undefined;
  if (KEYWORD.test(textOf(file, token)) && !isUnit(file, token - 1, Char.Dot)) return undefined;
  const closures = trailing(shape, token);
  return closures.length === 0
    ? undefined
    : { ...expressionOf(shape, token, closures.at(-1)!.last), arguments: closures };
}

function trailing(shape: Shape, before: number): readonly CallArgument[] {
  const { file } = shape;
  if (file.language !== 'swift') return [];
  const found: CallArgument[] = [];
  let open = isNear(file, before) ? before + 1 : -1;
  let label = '_';
  while (isUnit(file, open, Char.OpenBrace) && file.mate[open]! > open && braceAt(file, open).kind === 'closure') {
    const last = file.mate[open]!;
    found.push({ label, first: open, last, closure: closureAt(file, open) });
    const named = isWord(file, last + 1) && isUnit(file, last + 2, Char.Colon) && !isWord(file, last + 1, 'default');
    label = named ? textOf(file, last + 1) : '_';
    open = named ? last + 3 : -1;
  }
  return found;
}

/** Whether no empty line stands between a token and the next one: a trailing closure may begin in the next line. */
function isNear({ text, tokens }: SourceFile, token: number): boolean {
  return !/\n[ \t\r]*\n/.test(text.slice(tokens.end[token], tokens.start[token + 1]));
}

function argument(shape: Shape, label: string, first: number, end: number): CallArgument {
  return { label, first, last: end - 1, closure: closureIn(shape.file, first, end) };
}

function expressionOf(shape: Shape, token: number, last: number): Omit<Call, 'arguments'> {
  const { file } = shape;
  const dotted = isUnit(file, token - 1, Char.Dot) || isOperator(file, token - 1, '->');
  const first = dotted ? receiverStart(shape, token - 1) : token;
  const receiver = dotted && first < token - 1 ? { first, last: token - 2 } : undefined;
  return { name: textOf(file, token), token, receiver, first, last };
}

/** Longest chain of calls that is followed back, in links. */
const MAX_CHAIN = 50;

/** Words that no receiver ends with, and that call nothing. */
const KEYWORD =
  /^(return|throw|throws|try|await|in|is|as|case|if|guard|while|for|switch|else|where|repeat|do|catch|defer|default|get|set|yield|and|or|not)$/;

/** The first token of the expression that ends before the dot (or `->`) at `dot`; the dot itself for `.member`. */
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
      if (!isUnit(file, i, Char.CloseBrace) && !endsOperand(file, open - 1)) return open;
      i = open - 1;
    }
    i = beforeGenerics(file, i);
    if (!endsOperand(file, i) || !isWord(file, i)) return i + 1;
    if (!isUnit(file, i - 1, Char.Dot) && !isOperator(file, i - 1, '->')) return i;
    i -= 2;
  }
  return i;
}

/** Longest generic argument list that is followed back, in tokens. */
const MAX_GENERIC = 40;

/** The token before the `<…>` that ends at `token`; otherwise `token` itself. */
function beforeGenerics(file: SourceFile, token: number): number {
  let depth = 0;
  for (let i = token; i > token - MAX_GENERIC && kindOf(file, i) !== 0; i--) {
    const text = kindOf(file, i) === TokenKind.Operator ? textOf(file, i) : '';
    for (const unit of text) depth += unit === '>' ? 1 : unit === '<' ? -1 : 0;
    if (depth <= 0) return depth === 0 && i < token && isWord(file, i - 1) ? i - 1 : token;
  }
  return token;
}

/** Whether an argument list or a subscript may follow a token. */
function endsOperand(file: SourceFile, token: number): boolean {
  if (isWord(file, token)) return isUnit(file, token - 1, Char.Dot) || !KEYWORD.test(textOf(file, token));
  return [Char.CloseParen, Char.CloseBracket, Char.CloseBrace, Char.Question, Char.Exclamation].some((unit) =>
    isUnit(file, token, unit),
  );
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
