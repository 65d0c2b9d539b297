import { createShape, type Shape } from '../../analysis/shape/shape.ts';
import { stringValue } from '../../analysis/shape/strings.ts';
import type { SwiftCall } from '../../analysis/shape/swift-calls.ts';
import { containerOf, isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from '../../analysis/shape/token-text.ts';
import { Char } from '../../analysis/source/characters.ts';
import { NameTable } from '../../analysis/source/name-table.ts';
import { readSource } from '../../analysis/source/source-file.ts';
import { TokenBuffer, TokenKind } from '../../analysis/source/tokens.ts';
import type { PlainValue } from './model.ts';

/** A value in a manifest: `tokens[first, last)`. */
export interface Value {
  readonly first: number;
  readonly last: number;
}

/** Values nested deeper than this are not read. */
const MAX_DEPTH = 40;

/** A manifest written in Swift, to be read and never run. */
export function readManifest(text: string): Shape {
  return createShape(readSource(text, 'swift', new NameTable([]), new TokenBuffer()));
}

/** The argument of a call, by its label. */
export function argumentOf(call: SwiftCall, label: string): Value | undefined {
  return call.arguments.find((argument) => argument.label === label);
}

/** The calls of the functions or types with these names, in order. */
export function callsTo(shape: Shape, names: readonly string[]): readonly SwiftCall[] {
  const calls = names.flatMap((name) => shape.identifiers(name).flatMap((token) => shape.callAt(token) ?? []));
  return calls.sort((a, b) => a.callee - b.callee);
}

/** What a lone name stands for: the value of the file's `let` or `var` of that name; any other value is itself. */
export function resolveName(shape: Shape, value: Value): Value {
  if (value.last !== value.first + 1 || !isWord(shape.file, value.first)) return value;
  const name = textOf(shape.file, value.first);
  const declared = shape
    .identifiers(name)
    .find((token) => isWord(shape.file, token - 1, 'let') || isWord(shape.file, token - 1, 'var'));
  return (declared === undefined ? undefined : initialValue(shape, declared)) ?? value;
}

/** A literal in brackets or quotes behind the `=` of a declaration; other values don't end where one can see it. */
function initialValue({ file }: Shape, name: number): Value | undefined {
  let at = name + 1;
  while (isUnit(file, at, Char.Colon) || isWord(file, at) || isUnit(file, at, Char.Dot)) at++;
  if (isUnit(file, at, Char.OpenBracket)) at = skipGroup(file, at) + 1;
  if (!isOperator(file, at, '=')) return undefined;
  const last = skipGroup(file, at + 1) + 1;
  return kindOf(file, last) === TokenKind.Operator ? undefined : { first: at + 1, last };
}

/** The text of a value that is one string literal without an interpolation. */
export function stringOf(shape: Shape, value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const { first, last } = resolveName(shape, value);
  return last === first + 1 ? stringValue(shape.file, first) : undefined;
}

/** The items of an array literal; `undefined` for any other value. */
export function itemsOf(shape: Shape, value: Value | undefined): readonly Value[] | undefined {
  if (value === undefined) return undefined;
  const { file } = shape;
  const { first, last } = resolveName(shape, value);
  if (!isUnit(file, first, Char.OpenBracket) || skipGroup(file, first) !== last - 1) return undefined;
  return split(shape, first + 1, last - 1);
}

function split({ file }: Shape, first: number, end: number): readonly Value[] {
  const items: Value[] = [];
  for (let from = first; from < end;) {
    let last = from;
    while (last < end && !isUnit(file, last, Char.Comma)) last = Math.min(skipGroup(file, last) + 1, end);
    if (last > from) items.push({ first: from, last });
    from = last + 1;
  }
  return items;
}

/** The strings of an array literal of nothing but strings; `undefined` for any other value. */
export function stringsOf(shape: Shape, value: Value | undefined): readonly string[] | undefined {
  const items = itemsOf(shape, value)?.map((item) => stringOf(shape, item));
  return items?.every((item) => item !== undefined) === true ? items : undefined;
}

/** The call that a value is, and nothing besides: `.iOS("15.0")`, `Target.target(…)`. */
export function callIn(shape: Shape, { first, last }: Value): SwiftCall | undefined {
  for (let token = first; token < last && (isWord(shape.file, token) || isUnit(shape.file, token, Char.Dot)); token++) {
    const call = isWord(shape.file, token) ? shape.callAt(token) : undefined;
    if (call) return call.end === last - 1 ? call : undefined;
  }
  return undefined;
}

/** The last name of a value such as `.v15` or `SupportedPlatform.v15`. */
export function memberOf({ file }: Shape, { first, last }: Value): string | undefined {
  for (let token = first; token < last; token++) {
    if (!isWord(file, token) && !isUnit(file, token, Char.Dot)) return undefined;
  }
  return isWord(file, last - 1) ? textOf(file, last - 1) : undefined;
}

/** A literal as the value of a property list; what is computed is left out. */
export function plainValueOf(shape: Shape, value: Value, depth = 0): PlainValue | undefined {
  const { first, last } = resolveName(shape, value);
  const word = last === first + 1 ? textOf(shape.file, first) : '';
  if (word === 'true' || word === 'false') return word === 'true';
  if (/^\d+(\.\d+)?$/.test(word)) return Number(word);
  const call = callIn(shape, { first, last });
  if (call && depth < MAX_DEPTH && call.arguments.length === 1)
    return plainValueOf(shape, call.arguments[0]!, depth + 1);
  const items = itemsOf(shape, { first, last });
  if (!items || depth >= MAX_DEPTH) return stringOf(shape, { first, last });
  if (last === first + 3 && isUnit(shape.file, first + 1, Char.Colon)) return {};
  const pairs = items.map((item) => pairIn(shape, item));
  if (items.length > 0 && pairs.every((pair) => pair !== undefined)) {
    return Object.fromEntries(
      pairs.flatMap(([key, of]) => {
        const plain = plainValueOf(shape, of, depth + 1);
        return plain === undefined ? [] : [[key, plain] as const];
      }),
    );
  }
  return items.flatMap((item) => plainValueOf(shape, item, depth + 1) ?? []);
}

function pairIn(shape: Shape, { first, last }: Value): readonly [key: string, value: Value] | undefined {
  const key = stringValue(shape.file, first);
  if (key === undefined || !isUnit(shape.file, first + 1, Char.Colon)) return undefined;
  return [key, { first: first + 2, last }];
}

/** Whether the call stands in the value of an argument or a variable that lists dependencies, rather than declares. */
export function isDependency({ file }: Shape, token: number): boolean {
  for (let open = containerOf(file, token); open >= 0; open = containerOf(file, open)) {
    if (!isUnit(file, open, Char.OpenBracket)) continue;
    if (isUnit(file, open - 1, Char.Colon) && isWord(file, open - 2, 'dependencies')) return true;
    if (
      isOperator(file, open - 1, '=') &&
      isUnit(file, open - 2, Char.CloseBracket) &&
      isWord(file, open - 3, 'Dependency')
    )
      return true;
  }
  return false;
}
