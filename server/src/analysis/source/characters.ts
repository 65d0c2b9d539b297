/** UTF-16 code units that the lexers name. */
export const enum Char {
  Tab = 9,
  LineFeed = 10,
  CarriageReturn = 13,
  Space = 32,
  Exclamation = 33,
  Quote = 34,
  Hash = 35,
  Apostrophe = 39,
  OpenParen = 40,
  CloseParen = 41,
  Star = 42,
  Plus = 43,
  Comma = 44,
  Minus = 45,
  Dot = 46,
  Slash = 47,
  Zero = 48,
  Nine = 57,
  Colon = 58,
  Semicolon = 59,
  Less = 60,
  Equals = 61,
  Greater = 62,
  Question = 63,
  At = 64,
  OpenBracket = 91,
  Backslash = 92,
  CloseBracket = 93,
  Backtick = 96,
  OpenBrace = 123,
  CloseBrace = 125,
  NoBreakSpace = 0xa0,
  IdeographicSpace = 0x3000,
  ByteOrderMark = 0xfeff,
}

/** Bits of {@link CHAR_CLASS}. */
export const enum CharClass {
  IdentifierStart = 1,
  IdentifierPart = 2,
  Digit = 4,
  Operator = 8,
  White = 16,
  Opener = 32,
  Separator = 64,
}

/** For each ASCII code unit, which {@link CharClass} bits hold. */
export const CHAR_CLASS = classify();

function classify(): Uint8Array {
  const table = new Uint8Array(128);
  for (let unit = 0; unit < 128; unit++) {
    const character = String.fromCharCode(unit);
    let bits = 0;
    if (/[A-Za-z_$]/.test(character)) bits |= CharClass.IdentifierStart | CharClass.IdentifierPart;
    if (/[0-9]/.test(character)) bits |= CharClass.IdentifierPart | CharClass.Digit;
    if ('/=-+!*%<>&|^~?'.includes(character)) bits |= CharClass.Operator;
    if (unit <= Char.Space) bits |= CharClass.White;
    if ('([{'.includes(character)) bits |= CharClass.Opener;
    if (',;:'.includes(character)) bits |= CharClass.Separator;
    table[unit] = bits;
  }
  return table;
}

/** Ranges outside ASCII in which Swift allows operator characters, as first and last unit (The Swift Programming Language, Lexical Structure). */
const OPERATOR_RANGES: readonly (readonly [number, number])[] = [
  [0xa1, 0xa7],
  [0xa9, 0xa9],
  [0xab, 0xac],
  [0xae, 0xae],
  [0xb0, 0xb1],
  [0xb6, 0xb6],
  [0xbb, 0xbb],
  [0xbf, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2016, 0x2017],
  [0x2020, 0x2027],
  [0x2030, 0x203e],
  [0x2041, 0x2053],
  [0x2055, 0x205e],
  [0x2190, 0x23ff],
  [0x2500, 0x2775],
  [0x2794, 0x2bff],
];

/** Whether a code unit outside ASCII is an operator character in Swift. */
export function isUnicodeOperator(unit: number): boolean {
  for (const [first, last] of OPERATOR_RANGES) if (unit >= first && unit <= last) return true;
  return false;
}

/** White space outside ASCII, and the byte order mark. */
export function isWide(unit: number): boolean {
  return unit === Char.ByteOrderMark || unit === Char.NoBreakSpace || unit === Char.IdeographicSpace;
}

/** Whether the unit ends a line. */
export function isLineEnd(unit: number): boolean {
  return unit === Char.LineFeed || unit === Char.CarriageReturn;
}

/** Whether the unit may stand within an ASCII identifier or a number. */
export function isIdentifierPart(unit: number): boolean {
  return unit < 128 && (CHAR_CLASS[unit]! & CharClass.IdentifierPart) !== 0;
}

/** Whether `count` `#` stand at `position`. */
export function hashesAt(text: string, position: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (text.charCodeAt(position + i) !== Char.Hash) return false;
  return true;
}
