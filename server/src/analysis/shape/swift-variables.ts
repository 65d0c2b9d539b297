import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { typeOfBody } from './enclosing-type.ts';
import { isCondition, localScope, type Scope } from './swift-scopes.ts';
import { initialValue } from './swift-values.ts';
import { containerOf, endsLine, isOneOf, isOperator, isUnit, isWord, skipGroup, textOf } from './token-text.ts';
import { swiftTypeName } from './type-names.ts';
import { type Variable, wholeFile } from './variables.ts';

/** Longest signature that is read, in tokens. */
const MAX_SIGNATURE = 400;
/** Longest pattern of a `for` loop, in tokens. */
const MAX_PATTERN = 30;

/** Everything that a Swift file declares with `let`, `var`, as a parameter or as a closure's parameter. */
export function swiftVariables(file: SourceFile): readonly Variable[] {
  const found: Variable[] = [];
  const owners = new Map<number, string | undefined>();
  for (let i = 0; i < file.tokens.count; i++) {
    if (isUnit(file, i, Char.OpenBrace)) addClosureParameters(file, i, found);
    else if (isUnit(file, i, Char.OpenParen)) addParameters(file, i, found);
    else if (isWord(file, i, 'let') || isWord(file, i, 'var')) addBound(file, i, owners, found);
    else if (isWord(file, i, 'for')) addElements(file, i, found);
  }
  return found;
}

/** What the `let` or `var` at `keyword` declares. `owners` remembers {@link typeOfBody}, which the variables of a body share. */
function addBound(file: SourceFile, keyword: number, owners: Map<number, string | undefined>, found: Variable[]): void {
  if (!isWord(file, keyword + 1)) {
    addUntyped(file, boundNames(file, keyword + 1), localScope(file, keyword, keyword + 1), found);
    return;
  }
  const open = containerOf(file, keyword);
  if (!owners.has(open)) owners.set(open, typeOfBody(file, open));
  const owner = owners.get(open);
  const token = keyword + 1;
  const value = isOperator(file, token + 1, '=') ? initialValue(file, token + 2) : undefined;
  const name = textOf(file, token);
  const type = value?.type ?? writtenType(file, token + 1);
  if (owner !== undefined) {
    found.push({ name, type, token, member: true, owner, first: open, last: file.mate[open]! });
    return;
  }
  const condition = isCondition(file, keyword);
  const valueEnd = value?.end ?? token + 1;
  const { first, last } = open < 0 && !condition ? wholeFile(file) : localScope(file, keyword, valueEnd);
  const named = value?.isName ?? (condition && isShorthandEnd(file, token + 1));
  const local = { name, type, token, member: false, first, last };
  found.push(named ? { valueEnd, ...local } : local);
}

/** The type in `let a: T`, or in a pattern `let a as T`. */
function writtenType(file: SourceFile, after: number): string | undefined {
  return isUnit(file, after, Char.Colon) || isWord(file, after, 'as') ? swiftTypeName(file, after + 1) : undefined;
}

/** What may follow the name in `if let name`. */
function isShorthandEnd(file: SourceFile, token: number): boolean {
  return isOneOf(file, token, '{,') || isWord(file, token, 'else');
}

/** The names in the pattern of `let (a, b) = …` or `case let .c(a, label: b)`. */
function boundNames(file: SourceFile, first: number): readonly number[] {
  let open = first;
  while (isUnit(file, open, Char.Dot) || isWord(file, open)) open++;
  const names: number[] = [];
  const last = isUnit(file, open, Char.OpenParen) ? Math.min(file.mate[open]!, open + MAX_SIGNATURE) : open;
  for (let i = open + 1; i < last; i++) {
    if (isWord(file, i) && !isUnit(file, i + 1, Char.Colon) && !isUnit(file, i - 1, Char.Dot)) names.push(i);
  }
  return names;
}

/** The names of `for a in …` and `for (a, b) in …`; within parentheses `for` is a label. */
function addElements(file: SourceFile, keyword: number, found: Variable[]): void {
  if (isUnit(file, containerOf(file, keyword), Char.OpenParen) || isUnit(file, keyword - 1, Char.Dot)) return;
  const names: number[] = [];
  for (let i = keyword + 1; i < keyword + MAX_PATTERN; i++) {
    if (isWord(file, i, 'in')) {
      addUntyped(file, names, localScope(file, keyword + 1, i), found);
      return;
    }
    if (isWord(file, i, 'case') || isUnit(file, i, Char.OpenBrace)) return;
    if (isWord(file, i)) names.push(i);
  }
}

function addUntyped(file: SourceFile, names: readonly number[], scope: Scope, found: Variable[]): void {
  for (const token of names) found.push({ name: textOf(file, token), type: undefined, token, member: false, ...scope });
}

/** Parameters of a function, an initialiser or a parenthesised closure signature. */
function addParameters(file: SourceFile, open: number, found: Variable[]): void {
  const close = file.mate[open]!;
  if (close < 0 || close - open > MAX_SIGNATURE || !isSignature(file, open)) return;
  const brace = closureOf(file, open);
  const { first, last } =
    brace >= 0 ? { first: brace, last: file.mate[brace]! } : { first: open, last: bodyEnd(file, close) };
  for (let i = open + 1; i < close; i++) {
    if (isUnit(file, i, Char.Colon) && isWord(file, i - 1)) {
      const type = swiftTypeName(file, i + 1);
      found.push({ name: textOf(file, i - 1), type, token: i - 1, member: false, first, last });
    } else if (brace >= 0 && isWord(file, i) && isOneOf(file, i - 1, '(,') && isOneOf(file, i + 1, ',)')) {
      addUntyped(file, [i], { first, last }, found);
    }
    i = skipGroup(file, i);
  }
}

/** The brace of the closure that begins with the parenthesis at `open`, with or without a capture list; -1 for none. */
function closureOf(file: SourceFile, open: number): number {
  const brace = isUnit(file, open - 1, Char.CloseBracket) ? file.mate[open - 1]! - 1 : open - 1;
  return isUnit(file, brace, Char.OpenBrace) ? brace : -1;
}

function isSignature(file: SourceFile, open: number): boolean {
  if (closureOf(file, open) >= 0) return isClosureSignature(file, file.mate[open]! + 1);
  for (let i = open - 1; i >= Math.max(0, open - 40); i--) {
    if (isWord(file, i, 'func') || isWord(file, i, 'init') || isWord(file, i, 'subscript')) return true;
    if (endsLine(file, i) || isOneOf(file, i, '{}();,=')) return false;
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
function addClosureParameters(file: SourceFile, brace: number, found: Variable[]): void {
  const last = file.mate[brace]!;
  let i = isUnit(file, brace + 1, Char.OpenBracket) ? skipGroup(file, brace + 1) + 1 : brace + 1;
  const names: number[] = [];
  for (; isWord(file, i); i += 2) {
    names.push(i);
    if (!isUnit(file, i + 1, Char.Comma)) break;
  }
  if (last >= 0 && startsClosureBody(file, i + 1)) addUntyped(file, names, { first: brace, last }, found);
}

/** `in`, or `async throws -> T in`. */
function startsClosureBody(file: SourceFile, token: number): boolean {
  let i = token;
  while (isWord(file, i, 'async') || isWord(file, i, 'throws')) i++;
  return isWord(file, i, 'in') || (isOperator(file, i, '->') && isClosureSignature(file, i));
}
