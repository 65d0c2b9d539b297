import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { valueEnd } from './assignments.ts';
import { type Call, callAtName } from './calls.ts';
import type { Expression } from './expressions.ts';
import type { Message } from './objc-messages.ts';
import type { Shape } from './shape.ts';
import { containerOf, isOneOf, isOperator, isUnit, isWord, skipGroup, textOf } from './token-text.ts';

/** A key that the code gives a value, and the value. */
export interface KeyedValue {
  /** The token of the key. */
  readonly key: number;
  readonly value: Expression;
}

/**
 * Every value that stands with the constant `key`: in a dictionary literal, behind a subscript, in `setProperty(_:forKey:)`
 * and its like, in `CFDictionarySetValue` and its like, and in a list of objects and keys.
 */
export function valuesForKey(shape: Shape, key: string): readonly KeyedValue[] {
  return shape.identifiers(key).flatMap((token) => {
    const value = valueFor(shape, wholeKey(shape, token));
    return value === undefined || value.last < value.first ? [] : [{ key: token, value }];
  });
}

/** How far from its bracket a key may stand, and how long a value may be, in tokens: longer ones are given up on. */
const MAX_DISTANCE = 400;

/** What makes a key of another type from the constant that it is given. */
const CONVERSION = /^(String|NSString|AnyHashable|PropertyKey|CFStreamPropertyKey|init)$/;

/** How many parentheses and conversions may stand around a key. */
const MAX_WRAPPING = 4;

/** The key with what stands around it in parentheses: `(key as String)`, `String(key)`, `Key(rawValue: key)`. */
function wholeKey({ file }: Shape, token: number): Expression {
  let key: Expression = { first: token, last: token };
  for (let depth = 0; depth < MAX_WRAPPING; depth++) {
    const open = containerOf(file, key.first);
    const begins = key.first === open + 1 || (key.first === open + 3 && isUnit(file, open + 2, Char.Colon));
    if (!isUnit(file, open, Char.OpenParen) || !begins) return key;
    const converts = isWord(file, open - 1);
    if (converts && !CONVERSION.test(textOf(file, open - 1))) return key;
    key = { first: converts ? open - 1 : open, last: file.mate[open]! };
  }
  return key;
}

function valueFor(shape: Shape, key: Expression): Expression | undefined {
  const { file } = shape;
  const open = containerOf(file, key.first);
  if (open < 0 || key.first - open > MAX_DISTANCE) return undefined;
  if (isUnit(file, open, Char.OpenParen)) return inCall(callAtName(shape, open - 1), key);
  const message = file.language === 'c' ? shape.messageAt(open) : undefined;
  if (message !== undefined) return inMessage(shape, message, key);
  const close = file.mate[open]!;
  if (isUnit(file, open, Char.OpenBracket) && isOperator(file, close + 1, '=')) {
    return { first: close + 2, last: valueEnd(shape, close + 2) };
  }
  return isDictionary(shape, open) ? inLiteral(shape, key, close) : undefined;
}

/** The bracket of a dictionary literal, or of an array's. */
function isDictionary({ file }: Shape, open: number): boolean {
  return file.language === 'swift' ? isUnit(file, open, Char.OpenBracket) : isUnit(file, open - 1, Char.At);
}

/** `[key: value]`, `@{ key : value }` */
function inLiteral({ file }: Shape, key: Expression, close: number): Expression | undefined {
  const colon = nextOf(file, key.last + 1, close, ':,');
  return isUnit(file, colon, Char.Colon)
    ? { first: colon + 1, last: nextOf(file, colon + 1, close, ',') - 1 }
    : undefined;
}

/** The first token from `token` on, at its level, that is one of those characters; `close` if there is none nearby. */
function nextOf(file: SourceFile, token: number, close: number, characters: string): number {
  const limit = Math.min(close, token + MAX_DISTANCE);
  let i = token;
  while (i < limit && !isOneOf(file, i, characters)) i = skipGroup(file, i) + 1;
  return Math.min(i, close);
}

const SETS_BY_POSITION = /^(CFDictionary(Set|Add|Replace)Value|CF(Read|Write)StreamSetProperty)$/;

function inCall(call: Call | undefined, key: Expression): Expression | undefined {
  const position = call?.arguments.findIndex((one) => contains(one, key)) ?? -1;
  if (call === undefined || position < 1) return undefined;
  if (call.arguments[position]!.label === 'forKey') return call.arguments[0];
  return position === 1 && SETS_BY_POSITION.test(call.name) ? call.arguments[2] : undefined;
}

const OBJECTS_AND_KEYS = /^(dictionaryWith|initWith)ObjectsAndKeys:$/;

function inMessage(shape: Shape, { selector, pieces }: Message, key: Expression): Expression | undefined {
  const position = pieces.findIndex(({ first, last }) => contains({ first, last: last - 1 }, key));
  const piece = pieces[position];
  if (piece === undefined) return undefined;
  if (OBJECTS_AND_KEYS.test(selector)) return elementBefore(shape, piece.first, key);
  if (position === 0 || textOf(shape.file, piece.token) !== 'forKey') return undefined;
  return { first: pieces[0]!.first, last: pieces[0]!.last - 1 };
}

/** The element of the list from `first` on that stands before the one with the key. */
function elementBefore({ file }: Shape, first: number, key: Expression): Expression | undefined {
  let before: Expression | undefined;
  for (let start = first; start <= key.first;) {
    const comma = nextOf(file, start, Math.min(start + MAX_DISTANCE, file.tokens.count), ',');
    if (contains({ first: start, last: comma - 1 }, key)) return before;
    before = { first: start, last: comma - 1 };
    start = comma + 1;
  }
  return undefined;
}

function contains({ first, last }: Expression, inner: Expression): boolean {
  return first <= inner.first && inner.last <= last;
}
