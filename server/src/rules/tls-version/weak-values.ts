import { Char } from '../../analysis/source/characters.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isUnit, isWord, kindOf, skipGroup, textOf } from '../../analysis/shape/token-text.ts';
import type { Setting } from './settings.ts';
import { type Weakness, weaknessOf } from './versions.ts';

/** A weak version at one token: an identifier or a number. */
export interface WeakValue {
  readonly token: number;
  readonly weakness: Weakness;
}

/** Longest value that is read, in tokens. */
const MAX_VALUE = 100;

/**
 * The weak versions that `value` may come to: the whole value, an operand of `?:` or `??`, the number of a
 * `rawValue:`. What is compared there, or handed to another function, is not what it comes to.
 */
export function weakValues(shape: Shape, value: Expression, { way, boxed }: Setting): readonly WeakValue[] {
  const { file } = shape;
  const found: WeakValue[] = [];
  const last = Math.min(value.last, value.first + MAX_VALUE);
  for (let i = value.first; i <= last; i++) {
    if (isBracket(shape, i) && !boxed && !isTransparent(shape, i)) i = skipGroup(file, i);
    const number = kindOf(file, i) === TokenKind.Number;
    if (number ? !isVersion(shape, i, value, { way, boxed }) : !isWord(file, i) || isCompared(shape, i)) continue;
    const weakness = weaknessOf(way.family, textOf(file, i));
    if (weakness && !isOwn(shape, i)) found.push({ token: i, weakness });
  }
  return found;
}

/** The types that have the versions and algorithms for members. */
const TYPES = /^(tls_protocol_version_t|SSLProtocol|StreamSocketSecurityLevel|NEVPNIKEv2\w+)$/;

/** Whether the name is one that the file declares, or a member of another type. */
function isOwn(shape: Shape, token: number): boolean {
  const { file } = shape;
  if (shape.declaredNames().has(textOf(file, token))) return true;
  return isUnit(file, token - 1, Char.Dot) && isWord(file, token - 2) && !TYPES.test(textOf(file, token - 2));
}

function isBracket({ file }: Shape, token: number): boolean {
  return (
    isUnit(file, token, Char.OpenParen) || isUnit(file, token, Char.OpenBracket) || isUnit(file, token, Char.OpenBrace)
  );
}

/** Parentheses that only group, cast, or hold a raw value. */
function isTransparent({ file }: Shape, open: number): boolean {
  if (!isUnit(file, open, Char.OpenParen)) return false;
  return !isWord(file, open - 1) || isWord(file, open + 1, 'rawValue');
}

/** A number that is the version: alone, or in an object for a key that takes numbers. */
function isVersion(shape: Shape, token: number, value: Expression, { way, boxed }: Omit<Setting, 'value'>): boolean {
  return boxed ? way.family === 'ssl' && isBoxedNumber(shape, token, value) : isWholeNumber(shape, token, value);
}

/** `@4`, `@(4)`, `NSNumber(value: 4)`, `[NSNumber numberWithInt:4]` */
function isBoxedNumber({ file }: Shape, token: number, { last }: Expression): boolean {
  const boxes = isUnit(file, token - 1, Char.At) || /^(value|numberWith\w+|\()$/.test(boxBefore(file, token));
  return (
    boxes && (token === last || isUnit(file, token + 1, Char.CloseParen) || isUnit(file, token + 1, Char.CloseBracket))
  );
}

/** The label, or the parenthesis behind `@`, in front of a number; empty for none. */
function boxBefore(file: SourceFile, token: number): string {
  if (isUnit(file, token - 1, Char.Colon)) return textOf(file, token - 2);
  return isUnit(file, token - 1, Char.OpenParen) && isUnit(file, token - 2, Char.At) ? '(' : '';
}

/** A number that is not an operand of arithmetic: all of the value, behind a cast, an operand of `?:`, a raw value. */
function isWholeNumber({ file }: Shape, token: number, { first, last }: Expression): boolean {
  const starts = token === first || /^(\(|\)|\?|\?\?|:)$/.test(textOf(file, token - 1));
  return starts && (token === last || /^(\)|:|\?|\?\?)$/.test(textOf(file, token + 1)));
}

function isCompared({ file }: Shape, token: number): boolean {
  const before = isUnit(file, token - 1, Char.Dot) ? token - 1 - (isWord(file, token - 2) ? 1 : 0) : token;
  return /^([=!<>]=|[<>])$/.test(textOf(file, before - 1)) || /^([=!<>]=|[<>])$/.test(textOf(file, token + 1));
}
