import { numberOf, valueOf } from '../../analysis/network-framework/values.ts';
import { argumentOf, callAtName } from '../../analysis/shape/calls.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isOperator, isUnit, isWord, skipGroup, textOf } from '../../analysis/shape/token-text.ts';
import { Char } from '../../analysis/source/characters.ts';

/** How many bytes an expression shows to make, and where it says so. */
export interface Size {
  readonly bytes: number;
  readonly at: Expression;
}

/** Longest expression that is looked through for a size, in tokens. */
const MAX_LENGTH = 80;

/** The size of the data that an expression makes or cuts out, where a literal or a constant gives it. */
export function sizeOf(shape: Shape, expression: Expression): Size | undefined {
  const value = valueOf(shape, expression);
  const inPlace = value.first === expression.first && value.last === expression.last;
  const size = shape.file.language === 'swift' ? swiftSize(shape, value) : cSize(shape, value);
  return size && (inPlace ? size : { bytes: size.bytes, at: expression });
}

/** `Data(count: n)`, `Data(repeating: x, count: n)`, `d.prefix(n)`, `d[i ..< i + n]`, `d.subdata(in: i ..< min(i + n, end))` */
function swiftSize(shape: Shape, { first, last }: Expression): Size | undefined {
  const { file } = shape;
  const sizes: Size[] = [];
  for (let i = first; i <= Math.min(last, first + MAX_LENGTH); i++) {
    if (!isWord(file, i)) continue;
    const call = /^(Data|NSData|NSMutableData|prefix|repeatElement|init)$/.test(textOf(file, i))
      ? callAtName(shape, i)
      : undefined;
    if (call !== undefined) {
      const count =
        argumentOf(call, 'count') ??
        argumentOf(call, 'length') ??
        (call.name === 'prefix' ? call.arguments[0] : undefined);
      add(shape, count, sizes);
    }
    if (isUnit(file, i + 1, Char.OpenBracket) || isWord(file, i, 'subdata'))
      add(shape, lengthOfRange(shape, i + 1), sizes);
    if (isUnit(file, i - 1, Char.OpenBracket) && isWord(file, i, 'UInt8')) add(shape, arrayCount(shape, i), sizes);
  }
  return sizes.sort((a, b) => b.bytes - a.bytes)[0];
}

function add(shape: Shape, at: Expression | undefined, sizes: Size[]): void {
  const bytes = at === undefined || at.last < at.first ? undefined : numberOf(shape, at);
  if (bytes !== undefined) sizes.push({ bytes, at: at! });
}

/** The `n` of `i ..< i + n` within the bracket or parenthesis at `open`. */
function lengthOfRange({ file }: Shape, open: number): Expression | undefined {
  const close = skipGroup(file, open);
  for (let i = open + 1; i < close; i++) {
    if (!isOperator(file, i, '..<') && !isOperator(file, i, '...')) continue;
    for (let k = i + 1; k < close; k++) {
      if (isOperator(file, k, '+')) return operandAt(file, k + 1);
    }
    return undefined;
  }
  return undefined;
}

/** A number or a path of names that a bracket or a comma ends. */
function operandAt(file: Shape['file'], first: number): Expression | undefined {
  let last = first;
  while (isUnit(file, last + 1, Char.Dot) && isWord(file, last + 2)) last += 2;
  return isOneOf(file, last + 1, ',)]') ? { first, last } : undefined;
}

/** The `n` of `[UInt8](repeating: x, count: n)`. */
function arrayCount({ file }: Shape, type: number): Expression | undefined {
  const open = type + 2;
  if (!isUnit(file, type + 1, Char.CloseBracket) || !isUnit(file, open, Char.OpenParen)) return undefined;
  const close = skipGroup(file, open);
  for (let i = open + 1; i < close; i++) {
    if (isWord(file, i, 'count') && isUnit(file, i + 1, Char.Colon)) return { first: i + 2, last: close - 1 };
    i = skipGroup(file, i);
  }
  return undefined;
}

/** `dispatch_data_create(buffer, n, …)` */
function cSize(shape: Shape, { first }: Expression): Size | undefined {
  const call = isWord(shape.file, first, 'dispatch_data_create') ? callAtName(shape, first) : undefined;
  const sizes: Size[] = [];
  add(shape, call?.arguments[1], sizes);
  return sizes[0];
}
