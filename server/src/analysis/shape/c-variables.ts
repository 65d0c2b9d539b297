import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { objcMethodAt } from './objc-methods.ts';
import { containerOf, isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';
import { type Variable, wholeFile } from './variables.ts';

/** How far before a name its `@property` may stand, in tokens. */
const MAX_PROPERTY = 60;

/**
 * Object variables of a C-family file: `Type *name` and `id name` as properties, instance variables, locals and
 * parameters. A property also declares `_name`.
 */
export function* cVariables(file: SourceFile): Generator<Variable> {
  for (let i = 1; i < file.tokens.count; i++) {
    if (kindOf(file, i) !== TokenKind.Identifier) continue;
    const method = objcMethodAt(file, i);
    if (method) yield* methodParameters(file, method.parameters, method.after);
    const type = pointerTypeBefore(file, i);
    if (type !== undefined && endsDeclarator(file, i + 1)) yield* declared(file, i, type);
  }
}

/** The type in `Type *name`, `Type<P> *name`, `Type * __weak name`, `id name`. */
function pointerTypeBefore(file: SourceFile, name: number): string | undefined {
  let i = name - 1;
  while (isWord(file, i) && /^(__\w+|_N\w+|const|nonnull|nullable)$/.test(textOf(file, i))) i--;
  if (isWord(file, i, 'id')) return 'id';
  if (!/^\*+$/.test(textOf(file, i)) || kindOf(file, i) !== TokenKind.Operator) return undefined;
  i--;
  if (isOperator(file, i, '>')) {
    while (i > 0 && !isOperator(file, i, '<') && !isUnit(file, i, Char.Semicolon)) i--;
    i--;
  }
  return isWord(file, i) && /^[A-Z_]/.test(textOf(file, i)) ? textOf(file, i) : undefined;
}

function endsDeclarator(file: SourceFile, token: number): boolean {
  return [';', '=', ',', ')', 'in'].includes(textOf(file, token));
}

function* declared(file: SourceFile, token: number, type: string): Generator<Variable> {
  const name = textOf(file, token);
  const shared = { type, token };
  if (isProperty(file, token)) {
    yield { ...shared, name, member: true, ...wholeFile(file) };
    yield { ...shared, name: `_${name}`, member: true, ...wholeFile(file) };
    return;
  }
  const open = containerOf(file, token);
  const inParens = isUnit(file, open, Char.OpenParen);
  const body = inParens ? bodyAfter(file, file.mate[open]!) : open;
  if (body < 0 || isInterfaceBody(file, body)) {
    yield { ...shared, name, member: body >= 0, ...wholeFile(file) };
  } else yield { ...shared, name, member: false, first: body, last: file.mate[body]! };
}

function isProperty(file: SourceFile, token: number): boolean {
  for (let i = token - 1; i >= Math.max(0, token - MAX_PROPERTY); i--) {
    if (kindOf(file, i) === TokenKind.Attribute) return textOf(file, i) === '@property';
    if (isUnit(file, i, Char.Semicolon) || isUnit(file, i, Char.OpenBrace) || isUnit(file, i, Char.CloseBrace))
      return false;
  }
  return false;
}

/** The brace right after the `)` of a function's or a block's parameters. */
function bodyAfter(file: SourceFile, close: number): number {
  return close >= 0 && isUnit(file, close + 1, Char.OpenBrace) && file.mate[close + 1]! > 0 ? close + 1 : -1;
}

/** Whether a brace opens the instance variables of an `@interface` or `@implementation`. */
function isInterfaceBody(file: SourceFile, brace: number): boolean {
  for (let i = brace - 1; i >= Math.max(0, brace - MAX_PROPERTY); i--) {
    if (kindOf(file, i) === TokenKind.Attribute) return /^@(interface|implementation)$/.test(textOf(file, i));
    if (isUnit(file, i, Char.Semicolon) || isUnit(file, i, Char.CloseBrace) || isUnit(file, i, Char.OpenBrace))
      return false;
  }
  return false;
}

function* methodParameters(
  file: SourceFile,
  parameters: readonly { typeFirst: number; typeLast: number; name: number }[],
  after: number,
): Generator<Variable> {
  const last = isUnit(file, after, Char.OpenBrace) ? Math.max(file.mate[after]!, after) : after;
  for (const { typeFirst, typeLast, name } of parameters) {
    const type = objectType(file, typeFirst, typeLast);
    yield { name: textOf(file, name), type, token: name, member: false, first: name, last };
  }
}

/** The class in a parameter's parentheses: `MCSession` for `(nonnull MCSession *)`. */
function objectType(file: SourceFile, first: number, last: number): string | undefined {
  for (let i = first; i < last; i++) {
    if (isWord(file, i) && (/^[A-Z]/.test(textOf(file, i)) || isWord(file, i, 'id'))) return textOf(file, i);
  }
  return undefined;
}
