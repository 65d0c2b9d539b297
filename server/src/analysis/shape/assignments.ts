import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { messagesOf, receiverStart } from './calls.ts';
import type { Expression } from './expressions.ts';
import type { Shape } from './shape.ts';
import { braceAt } from './statements.ts';
import { endsLine, isOneOf, isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/** `x.name = value`, or `[x setName:value]`. */
export interface Assignment extends Expression {
  /** The token of the property's name, or of the setter. */
  readonly token: number;
  /** What the property belongs to; `undefined` for a bare name, as in `name = value`. */
  readonly receiver: Expression | undefined;
  readonly value: Expression;
}

/** Every assignment to something named `name`, initial values of declarations among them. */
export function assignmentsTo(shape: Shape, name: string): readonly Assignment[] {
  const plain = shape.identifiers(name).flatMap((token) => assignmentAt(shape, token) ?? []);
  const setter = `set${name.charAt(0).toUpperCase()}${name.slice(1)}:`;
  const sent = messagesOf(shape, setter).map((message): Assignment => {
    const value = message.arguments[0]!;
    return { first: message.first, last: message.last, token: message.token, receiver: message.receiver, value };
  });
  return [...plain, ...sent];
}

/** Longest type between a declared name and its value, in tokens at its level. */
const MAX_ANNOTATION = 12;

function assignmentAt(shape: Shape, token: number): Assignment | undefined {
  const { file } = shape;
  const equals = equalsAfter(shape, token);
  if (equals < 0) return undefined;
  const value = { first: equals + 1, last: valueEnd(shape, equals + 1) };
  if (value.last < value.first) return undefined;
  const dotted = isUnit(file, token - 1, Char.Dot) || isOperator(file, token - 1, '->');
  const first = dotted ? receiverStart(shape, token - 1) : token;
  const receiver = dotted && first < token - 1 ? { first, last: token - 2 } : undefined;
  return { first, last: value.last, token, receiver, value };
}

/** The `=` behind a name, if need be with a type between them; -1 for none. */
export function equalsAfter({ file }: Shape, token: number): number {
  if (isOperator(file, token + 1, '=')) return token + 1;
  const declared = isWord(file, token - 1, 'let') || isWord(file, token - 1, 'var');
  if (!declared || !isUnit(file, token + 1, Char.Colon)) return -1;
  for (let i = token + 2, steps = 0; steps < MAX_ANNOTATION; i++, steps++) {
    if (isOperator(file, i, '=')) return i;
    if (isOneOf(file, i, '{};')) return -1;
    i = skipGroup(file, i);
    if (endsLine(file, i)) return -1;
  }
  return -1;
}

/** Longest value that is read, in tokens at its level. */
const MAX_VALUE = 1000;

/** The last token of the value that begins at `first`; a longer one is read in part. */
export function valueEnd({ file }: Shape, first: number): number {
  let i = first;
  for (let steps = 0; i < file.tokens.count && steps < MAX_VALUE; i++, steps++) {
    if (isOneOf(file, i, ',;)]}') || isWord(file, i, 'else') || kindOf(file, i) === TokenKind.DirectiveEnd)
      return i - 1;
    if (file.language === 'swift' && isUnit(file, i, Char.OpenBrace) && i > first && !isTrailing(file, i)) return i - 1;
    i = skipGroup(file, i);
    if (file.language === 'swift' && endsLine(file, i) && !goesOn(file, i)) return i;
  }
  return i - 1;
}

/** Whether a brace within a value is a closure behind a name or an argument list, and not the block of an `if`. */
function isTrailing(file: SourceFile, open: number): boolean {
  return braceAt(file, open).kind === 'closure';
}

/** Whether the value goes on in the line after `token`. */
function goesOn(file: SourceFile, token: number): boolean {
  if (kindOf(file, token) === TokenKind.Operator) return !/^[?!]$/.test(textOf(file, token));
  if (isOneOf(file, token + 1, '.?:') || isWord(file, token + 1, 'as')) return true;
  if (/^(try|await|as|is)$/.test(textOf(file, token))) return true;
  return kindOf(file, token + 1) === TokenKind.Operator && !/^[-!~&]$/.test(textOf(file, token + 1));
}
