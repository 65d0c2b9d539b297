import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { swiftCallAt } from './swift-calls.ts';
import { containerOf, endsLine, isOperator, isUnit, isWord, skipGroup, textOf } from './token-text.ts';
import { swiftTypeName } from './type-names.ts';
import { type Variable, wholeFile } from './variables.ts';

/** Longest signature that is read, in tokens. */
const MAX_SIGNATURE = 400;
/** Longest initial value that is read, in tokens at its level. */
const MAX_VALUE = 100;

/** Everything that a Swift file declares with `let`, `var`, as a parameter or as a closure's parameter. */
export function* swiftVariables(file: SourceFile): Generator<Variable> {
  for (let i = 0; i < file.tokens.count; i++) {
    if (isUnit(file, i, Char.OpenBrace)) yield* closureParameters(file, i);
    else if (isUnit(file, i, Char.OpenParen)) yield* parameters(file, i);
    else if ((isWord(file, i, 'let') || isWord(file, i, 'var')) && isWord(file, i + 1)) yield declared(file, i + 1);
  }
}

function declared(file: SourceFile, token: number): Variable {
  const open = containerOf(file, token);
  const scope = open < 0 ? wholeFile(file) : { first: open, last: file.mate[open]! };
  const member = open >= 0 && isTypeBody(file, open);
  return { name: textOf(file, token), type: declaredType(file, token), token, member, ...scope };
}

function declaredType(file: SourceFile, token: number): string | undefined {
  if (isUnit(file, token + 1, Char.Colon)) return swiftTypeName(file, token + 2);
  return isOperator(file, token + 1, '=') ? typeOfValue(file, token + 2) : undefined;
}

/** The type of an initial value that shows it: `T(…)`, `T.init(…)`, `… as! T`. */
function typeOfValue(file: SourceFile, token: number): string | undefined {
  let i = token;
  while (isWord(file, i) && /^(try|await)$/.test(textOf(file, i))) {
    i++;
    if (isUnit(file, i, Char.Exclamation) || isUnit(file, i, Char.Question)) i++;
  }
  const end = valueEnd(file, i);
  const cast = castType(file, i, end);
  if (cast !== undefined) return cast;
  let name = i;
  while (isUnit(file, name + 1, Char.Dot) && isWord(file, name + 2)) name += 2;
  const call = swiftCallAt(file, name);
  const whole = call !== undefined && (call.trailingClosure ? file.mate[call.close + 1]! : call.close) + 1 >= end;
  if (!whole) return undefined;
  const type = isWord(file, name, 'init') ? textOf(file, name - 2) : textOf(file, name);
  return /^[A-Z]/.test(type) ? type : undefined;
}

function castType(file: SourceFile, first: number, end: number): string | undefined {
  for (let i = first; i < end; i++) {
    if (isWord(file, i, 'as')) {
      const type = isUnit(file, i + 1, Char.Exclamation) || isUnit(file, i + 1, Char.Question) ? i + 2 : i + 1;
      return swiftTypeName(file, type);
    }
    i = skipGroup(file, i);
  }
  return undefined;
}

/** Where the value that begins at `token` ends: its line, a comma, `else`, or a block. */
function valueEnd(file: SourceFile, token: number): number {
  let i = token;
  for (let steps = 0; i < file.tokens.count && steps < MAX_VALUE; steps++) {
    if (isUnit(file, i, Char.Comma) || isUnit(file, i, Char.Semicolon) || isWord(file, i, 'else')) break;
    if (isUnit(file, i, Char.OpenBrace) || isUnit(file, i, Char.CloseBrace) || isUnit(file, i, Char.CloseParen)) break;
    i = skipGroup(file, i);
    if (endsLine(file, i) && !isUnit(file, i + 1, Char.Dot)) return i + 1;
    i++;
  }
  return i;
}

/** Whether a brace opens the body of a type or an extension. */
export function isTypeBody(file: SourceFile, brace: number): boolean {
  return typeHeader(file, brace) !== undefined;
}

/** The keyword's token of the type or extension whose body opens at `brace`. */
export function typeHeader(file: SourceFile, brace: number): number | undefined {
  for (let i = brace - 1, steps = 0; i >= 0 && steps < MAX_SIGNATURE; i--, steps++) {
    if (isUnit(file, i, Char.OpenBrace) || isUnit(file, i, Char.CloseBrace) || isUnit(file, i, Char.Semicolon))
      return undefined;
    if (!isWord(file, i) || isUnit(file, i - 1, Char.Dot)) continue;
    const word = textOf(file, i);
    if (/^(struct|enum|extension|protocol|actor)$/.test(word)) return isWord(file, i + 1) ? i : undefined;
    if (word === 'class' && isWord(file, i + 1) && !/^(func|var|let)$/.test(textOf(file, i + 1))) return i;
    if (/^(func|init|var|let|if|for|while|switch|guard|do|catch|else|deinit|subscript)$/.test(word)) return undefined;
  }
  return undefined;
}

/** Parameters of a function, an initialiser or a parenthesised closure signature. */
function* parameters(file: SourceFile, open: number): Generator<Variable> {
  const close = file.mate[open]!;
  if (close < 0 || close - open > MAX_SIGNATURE || !isSignature(file, open)) return;
  const scope = isUnit(file, open - 1, Char.OpenBrace)
    ? { first: open - 1, last: file.mate[open - 1]! }
    : { first: open, last: bodyEnd(file, close) };
  for (let i = open + 1; i < close; i++) {
    if (isUnit(file, i, Char.Colon) && isWord(file, i - 1)) {
      const type = swiftTypeName(file, i + 1);
      yield { name: textOf(file, i - 1), type, token: i - 1, member: false, ...scope };
    }
    i = skipGroup(file, i);
  }
}

function isSignature(file: SourceFile, open: number): boolean {
  if (isUnit(file, open - 1, Char.OpenBrace)) return isClosureSignature(file, file.mate[open]! + 1);
  for (let i = open - 1; i >= Math.max(0, open - 40); i--) {
    if (isWord(file, i, 'func') || isWord(file, i, 'init') || isWord(file, i, 'subscript')) return true;
    if (endsLine(file, i) || '{}();,='.includes(textOf(file, i))) return false;
  }
  return false;
}

function isClosureSignature(file: SourceFile, token: number): boolean {
  for (let i = token; i < token + 20; i++) {
    if (isWord(file, i, 'in')) return true;
    if (isUnit(file, i, Char.OpenBrace) || isUnit(file, i, Char.CloseBrace)) return false;
  }
  return false;
}

/** The end of the body that follows a signature's `)`; the `)` itself for a requirement without a body. */
function bodyEnd(file: SourceFile, close: number): number {
  for (let i = close + 1; i < Math.min(file.tokens.count, close + MAX_SIGNATURE); i++) {
    if (isUnit(file, i, Char.OpenBrace)) return Math.max(file.mate[i]!, i);
    if (isUnit(file, i, Char.CloseBrace) || isUnit(file, i, Char.Semicolon) || isWord(file, i, 'func')) return close;
    i = skipGroup(file, i);
  }
  return close;
}

/** `{ a, b in` and `{ [weak self] a, b in`: names whose types the closure does not show. */
function* closureParameters(file: SourceFile, brace: number): Generator<Variable> {
  const last = file.mate[brace]!;
  let i = isUnit(file, brace + 1, Char.OpenBracket) ? skipGroup(file, brace + 1) + 1 : brace + 1;
  const names: number[] = [];
  while (isWord(file, i) && !isWord(file, i, 'in')) {
    names.push(i);
    i++;
    if (isUnit(file, i, Char.Comma)) i++;
  }
  if (last < 0 || !isWord(file, i, 'in')) return;
  for (const token of names)
    yield { name: textOf(file, token), type: undefined, token, member: false, first: brace, last };
}
