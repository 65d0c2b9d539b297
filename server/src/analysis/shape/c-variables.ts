import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { objcMethodAt } from './objc-methods.ts';
import { containerOf, isOneOf, isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';
import { type Variable, wholeFile } from './variables.ts';

/** How far before a name its `@property` may stand, in tokens. */
const MAX_PROPERTY = 60;
/** How many qualifiers may stand between a star and the name. */
const MAX_QUALIFIERS = 8;
const QUALIFIER = /^(__\w+|_N\w+|const|nonnull|nullable)$/;

/**
 * Object variables of a C-family file: `Type *name` and `id name` as properties, instance variables, locals and
 * parameters. A property also declares `_name`.
 */
export function cVariables(file: SourceFile): readonly Variable[] {
  const found: Variable[] = [];
  for (let i = 1; i < file.tokens.count; i++) {
    if (kindOf(file, i) !== TokenKind.Identifier) continue;
    const method = objcMethodAt(file, i);
    if (method) found.push(...methodParameters(file, method.parameters, method.after));
    const type = endsDeclarator(file, i + 1) ? pointerTypeBefore(file, i) : undefined;
    if (type !== undefined) found.push(...declared(file, i, type));
  }
  return found;
}

/** The type in `Type *name`, `Type<P> *name`, `Type * __weak name`, `Type *other, *name`, `id name`. */
function pointerTypeBefore(file: SourceFile, name: number): string | undefined {
  const star = beforeQualifiers(file, name - 1);
  if (isWord(file, star, 'id')) return 'id';
  if (!isStar(file, star)) return undefined;
  if (isUnit(file, star - 1, Char.Comma)) return typeOfDeclaration(file, star - 1);
  const last = beforeTypeArguments(file, star);
  return isWord(file, last) && /^[A-Z_]/.test(textOf(file, last)) ? textOf(file, last) : undefined;
}

/** `*`, `**`, or, where type arguments end before it without a space, `>*`. */
function isStar(file: SourceFile, token: number): boolean {
  return kindOf(file, token) === TokenKind.Operator && /^[*>]*\*$/.test(textOf(file, token));
}

/** The last token at or before `token` that is not a qualifier such as `const` or `__weak`. */
function beforeQualifiers(file: SourceFile, token: number): number {
  let i = token;
  while (i > token - MAX_QUALIFIERS && isWord(file, i) && QUALIFIER.test(textOf(file, i))) i--;
  return i;
}

/** The last token of the type before the star, without its type arguments; -1 if they don't begin. */
function beforeTypeArguments(file: SourceFile, star: number): number {
  let depth = angles(file, star) + angles(file, star - 1);
  if (depth <= 0) return star - 1;
  for (let i = star - 2; i >= Math.max(0, star - MAX_PROPERTY); i--) {
    depth += angles(file, i);
    if (depth <= 0) return i - 1;
    if (isUnit(file, i, Char.Semicolon)) return -1;
  }
  return -1;
}

/** How many `>` more than `<` a token holds: `>`, `*>`, `>>`. */
function angles(file: SourceFile, token: number): number {
  if (kindOf(file, token) !== TokenKind.Operator) return 0;
  const text = textOf(file, token);
  return text === '->' ? 0 : text.split('>').length - text.split('<').length;
}

/** The type with which the declaration begins that goes on behind the comma: `Type` in `Type *a = x, *b`. */
function typeOfDeclaration(file: SourceFile, comma: number): string | undefined {
  if (isUnit(file, containerOf(file, comma), Char.OpenParen)) return undefined;
  for (let i = comma - 1, steps = 0; i >= 0 && steps < MAX_PROPERTY; i--, steps++) {
    if (isStar(file, i) && !isUnit(file, i - 1, Char.Comma)) return pointerTypeBefore(file, i + 1);
    if (isOneOf(file, i, ';{}([')) return undefined;
    if (file.mate[i]! >= 0) i = file.mate[i]!;
  }
  return undefined;
}

function endsDeclarator(file: SourceFile, token: number): boolean {
  return isOneOf(file, token, ';=,)') || isWord(file, token, 'in');
}

function declared(file: SourceFile, token: number, type: string): readonly Variable[] {
  const name = textOf(file, token);
  if (isProperty(file, token)) {
    const property = { name, type, token, member: true, ...wholeFile(file) };
    return [property, { ...property, name: `_${name}` }];
  }
  const open = containerOf(file, token);
  const inParens = isUnit(file, open, Char.OpenParen);
  const body = inParens ? bodyAfter(file, file.mate[open]!) : open;
  if (body >= 0 && !isInterfaceBody(file, body)) {
    return [{ name, type, token, member: false, first: body, last: file.mate[body]! }];
  }
  return [{ name, type, token, member: body >= 0, ...wholeFile(file) }];
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
    if (isOneOf(file, i, ';{}') || beginsFunction(file, i)) return false;
  }
  return false;
}

/** The sign of a method, or the parameters of a function: not the `(…)` of a category. */
function beginsFunction(file: SourceFile, token: number): boolean {
  if (isOperator(file, token, '-') || isOperator(file, token, '+')) return true;
  return isUnit(file, token, Char.OpenParen) && kindOf(file, token - 2) !== TokenKind.Attribute;
}

function methodParameters(
  file: SourceFile,
  parameters: readonly { typeFirst: number; typeLast: number; name: number }[],
  after: number,
): readonly Variable[] {
  const last = isUnit(file, after, Char.OpenBrace) ? Math.max(file.mate[after]!, after) : after;
  return parameters.map(({ typeFirst, typeLast, name }) => {
    const type = objectType(file, typeFirst, typeLast);
    return { name: textOf(file, name), type, token: name, member: false, first: name, last };
  });
}

/** The class in a parameter's parentheses: `MCSession` for `(nonnull MCSession *)`. */
function objectType(file: SourceFile, first: number, last: number): string | undefined {
  for (let i = first; i < last; i++) {
    if (isWord(file, i) && (/^[A-Z]/.test(textOf(file, i)) || isWord(file, i, 'id'))) return textOf(file, i);
  }
  return undefined;
}
