import { Char } from '../../analysis/source/characters.ts';
import { valueEnd } from '../../analysis/shape/assignments.ts';
import { callAtName } from '../../analysis/shape/calls.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isOneOf, isOperator, isUnit, isWord } from '../../analysis/shape/token-text.ts';

/** How many parentheses and casts may stand around a key. */
const MAX_WRAPPERS = 4;
/** Longest value that is read before a key, in tokens. */
const MAX_VALUE = 40;

/**
 * What the key at `token` is given: in a dictionary, by a subscript, by `setObject:forKey:` and its kin, as the next
 * argument of a C function, or, in a list of objects and keys, as the one before it. `undefined` where the key is only read.
 */
export function valueOfKey(shape: Shape, token: number): Expression | undefined {
  let key: Expression = { first: token, last: token };
  for (let steps = 0; steps < MAX_WRAPPERS; steps++) {
    const found = valueBeside(shape, key);
    if (found !== undefined) return found;
    const open = containerOf(shape.file, key.first);
    if (!isUnit(shape.file, open, Char.OpenParen)) return undefined;
    key = { first: calleeStart(shape, open), last: shape.file.mate[open]! };
  }
  return undefined;
}

/** `String(key)`, `Stream.PropertyKey(key)`, `(key as String)` */
function calleeStart({ file }: Shape, open: number): number {
  let i = open;
  while (isWord(file, i - 1) || (i < open && isUnit(file, i - 1, Char.Dot))) i--;
  return i;
}

function valueBeside(shape: Shape, key: Expression): Expression | undefined {
  const { file } = shape;
  const last = afterCasts(shape, key.last);
  const open = containerOf(file, key.first);
  if (isUnit(file, last + 1, Char.Colon)) return { first: last + 2, last: valueEnd(shape, last + 2) };
  if (isUnit(file, open, Char.OpenBracket)) return inBrackets(shape, open, key.first, last);
  if (isUnit(file, open, Char.OpenParen)) return inCall(shape, open, key.first, last);
  return undefined;
}

/** The last token of `key as String`, `key!`. */
function afterCasts({ file }: Shape, token: number): number {
  let i = token;
  for (let steps = 0; steps < MAX_WRAPPERS; steps++) {
    if (isWord(file, i + 1, 'as')) i += isOneOf(file, i + 2, '!?') ? 3 : 2;
    else if (isUnit(file, i + 1, Char.Exclamation)) i++;
  }
  return i;
}

/** `dictionary[key] = value`, and messages. */
function inBrackets(shape: Shape, open: number, first: number, last: number): Expression | undefined {
  const { file } = shape;
  const close = file.mate[open]!;
  if (last + 1 === close && isOperator(file, close + 1, '=')) {
    return { first: close + 2, last: valueEnd(shape, close + 2) };
  }
  const message = file.language === 'c' ? shape.messageAt(open) : undefined;
  if (message === undefined) return undefined;
  if (/ObjectsAndKeys:/.test(message.selector)) return before(shape, first);
  const [value, key] = message.pieces;
  const isKey = key !== undefined && /^(set\w+|addValue):for(Key|KeyedSubscript):$/.test(message.selector);
  return isKey && value && key.first <= first && last < key.last
    ? { first: value.first, last: value.last - 1 }
    : undefined;
}

/** The argument before the one that begins at `first` (with the casts before it). */
function before({ file }: Shape, first: number): Expression | undefined {
  let comma = first - 1;
  while (isUnit(file, comma, Char.CloseParen) && file.mate[comma]! > 0) comma = file.mate[comma]! - 1;
  if (!isUnit(file, comma, Char.Comma)) return undefined;
  for (let i = comma - 1; i > comma - MAX_VALUE; i--) {
    if (isOneOf(file, i, ',:([{;')) return { first: i + 1, last: comma - 1 };
    if (file.mate[i]! >= 0) i = Math.min(i, file.mate[i]!);
  }
  return undefined;
}

const SETTERS = /^(CFDictionary(Add|Set|Replace)Value|CF(Read|Write)StreamSetProperty)$/;

/** The argument behind the key of a C function that sets; the first of `setValue(_:forKey:)`. */
function inCall(shape: Shape, open: number, first: number, last: number): Expression | undefined {
  const call = callAtName(shape, open - 1);
  const position = call?.arguments.findIndex((one) => one.first <= first && last <= one.last) ?? -1;
  if (call === undefined || position < 0) return undefined;
  if (SETTERS.test(call.name)) return call.arguments[position + 1];
  const isKey = /^set(Value|Object|Property)$/.test(call.name) && call.arguments[position]?.label === 'forKey';
  return isKey ? call.arguments[0] : undefined;
}
