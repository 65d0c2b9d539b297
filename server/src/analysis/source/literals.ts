import { Char, hashesAt, isIdentifierPart, isLineEnd } from './characters.ts';

/** Longest look-ahead for a bare regex literal. Without a bound, a line of `/` would cost its square. */
const BARE_REGEX_LIMIT = 1_000;
/** Longest look-ahead for a `#/…/#` literal. */
const EXTENDED_REGEX_LIMIT = 2_000;
/** Longest look-ahead for the end of a one-line raw string that begins with `#"""`. */
const RAW_LINE_LIMIT = 4_000;

/** Longest fraction of a hexadecimal number. */
const MAX_HEX_FRACTION = 40;

/** The end of the number at `start`. `cFamily` allows what C's preprocessing numbers allow: `1.f`, `1'000`. */
export function numberEnd(text: string, start: number, cFamily: boolean): number {
  const hexadecimal = text.charCodeAt(start) === Char.Zero && (text.charCodeAt(start + 1) | 32) === 120;
  let i = start + 1;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isIdentifierPart(unit)) {
      if ((unit | 32) === (hexadecimal ? 112 : 101) && isSign(text.charCodeAt(i + 1)) && isDigit(text, i + 2)) i++;
    } else if (unit === Char.Dot) {
      if (isDigit(text, i + 1) || (cFamily && text.charCodeAt(i + 1) !== Char.Dot)) continue;
      if (!hexadecimal || !isHexFraction(text, i + 1)) return i;
    } else if (!(cFamily && unit === Char.Apostrophe && isIdentifierPart(text.charCodeAt(i + 1)))) {
      return i;
    }
  }
  return i;
}

/** Whether a hexadecimal number goes on behind its dot: without an exponent, `0x1.description` has a member there. */
function isHexFraction(text: string, position: number): boolean {
  return /^[0-9a-f][0-9a-f_]*p/i.test(text.slice(position, position + MAX_HEX_FRACTION));
}

function isSign(unit: number): boolean {
  return unit === Char.Plus || unit === Char.Minus;
}

function isDigit(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return unit >= Char.Zero && unit <= Char.Nine;
}

/** The end of the nested Swift comment at `start`, or the end of the text if it is not closed. */
export function nestedCommentEnd(text: string, start: number): number {
  let depth = 1;
  for (let i = start + 2; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === Char.Star && text.charCodeAt(i + 1) === Char.Slash) {
      i++;
      if (--depth === 0) return i + 1;
    } else if (unit === Char.Slash && text.charCodeAt(i + 1) === Char.Star) {
      i++;
      depth++;
    }
  }
  return text.length;
}

/** The end of a bare `/regex/` at `start`, or -1 if the slash can't begin one (the rules of swiftc: SE-0354). */
export function bareRegexEnd(text: string, start: number): number {
  const first = text.charCodeAt(start + 1);
  if (first === Char.Space || first === Char.Tab || isLineEnd(first)) return -1;
  const limit = Math.min(text.length, start + BARE_REGEX_LIMIT);
  let parens = 0;
  let classes = 0;
  for (let i = start + 1; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (isLineEnd(unit)) return -1;
    if (unit === Char.Backslash) {
      if (isLineEnd(text.charCodeAt(i + 1))) return -1;
      i++;
    } else if (unit === Char.OpenBracket) classes++;
    else if (unit === Char.CloseBracket && classes > 0) classes--;
    else if (classes === 0 && unit === Char.OpenParen) parens++;
    else if (classes === 0 && unit === Char.CloseParen && --parens < 0) return -1;
    else if (unit === Char.Slash) return isBlank(text.charCodeAt(i - 1)) ? -1 : i + 1;
  }
  return -1;
}

function isBlank(unit: number): boolean {
  return unit === Char.Space || unit === Char.Tab;
}

/** The end of an extended regex whose `/` stands at `slash` behind `hashes` `#`, or -1. */
export function extendedRegexEnd(text: string, slash: number, hashes: number): number {
  const limit = Math.min(text.length, slash + EXTENDED_REGEX_LIMIT);
  const multiline = isLineEnd(text.charCodeAt(slash + 1));
  for (let i = slash + 1; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (!multiline && isLineEnd(unit)) return -1;
    if (unit === Char.Backslash) i++;
    else if (unit === Char.Slash && hashesAt(text, i + 1, hashes)) return i + 1 + hashes;
  }
  return -1;
}

/** Whether a raw string whose quote stands at `quote` ends on its line: `#"""#` is a one-line string holding `"`. */
export function rawStringEndsOnLine(text: string, quote: number, hashes: number): boolean {
  const limit = Math.min(text.length, quote + RAW_LINE_LIMIT);
  for (let i = quote + 1; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (isLineEnd(unit)) return false;
    if (unit === Char.Quote && hashesAt(text, i + 1, hashes)) return true;
  }
  return false;
}

/** The end of a C string or character literal whose quote stands at `start`; an open one ends at its line. */
export function cStringEnd(text: string, start: number, quote: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === Char.Backslash) {
      if (text.charCodeAt(i + 1) === Char.CarriageReturn && text.charCodeAt(i + 2) === Char.LineFeed) i++;
      i++;
    } else if (unit === quote) return i + 1;
    else if (isLineEnd(unit)) return i;
  }
  return text.length;
}

/** The end of a C++ raw string whose quote stands at `quote`; without a delimiter and `(` it is an ordinary string. */
export function cppRawStringEnd(text: string, quote: number): number {
  const opening = /^[^()\\\s"]{0,16}\(/.exec(text.slice(quote + 1, quote + 18))?.[0];
  if (opening === undefined) return cStringEnd(text, quote, Char.Quote);
  const closing = `)${opening.slice(0, -1)}"`;
  const end = text.indexOf(closing, quote + 1 + opening.length);
  return end < 0 ? text.length : end + closing.length;
}
