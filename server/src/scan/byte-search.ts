import { CHAR_CLASS, CharClass } from '../analysis/source/characters.ts';

/** Whether the bytes of a UTF-8 file hold any of some names as a whole identifier, anywhere. */
export type ByteSearch = (bytes: Uint8Array) => boolean;

/** So many names may be too short for the shift table; each is looked for by itself. */
const MOST_SHORT = 12;
const LONGEST_WINDOW = 8;

/**
 * A search for any of many names that looks at only some of the bytes: it reads two bytes, and a table tells how far it
 * can move on because no name has these two so near to its start. Names of one letter are passed over.
 */
export function createByteSearch(names: readonly string[]): ByteSearch {
  const usable = names.filter((name) => /^[\w$]{2,}$/.test(name));
  const window = windowFor(usable);
  const short = usable.filter((name) => name.length < window).map((name) => Buffer.from(name));
  const findLong = createShiftSearch(
    usable.filter((name) => name.length >= window),
    window,
  );
  return (bytes) => short.some((name) => holdsWord(bytes, name)) || findLong(bytes);
}

/** How many bytes from the start of each name decide: as many as all but a few names have. */
function windowFor(names: readonly string[]): number {
  const lengths = names.map((name) => name.length).sort((a, b) => a - b);
  return Math.min(LONGEST_WINDOW, lengths[MOST_SHORT] ?? LONGEST_WINDOW);
}

function createShiftSearch(names: readonly string[], window: number): ByteSearch {
  const shifts = shiftTable(names, window);
  const byPair = new Map<number, Buffer[]>();
  for (const name of names.map((one) => Buffer.from(one))) {
    const pair = name[0]! | (name[1]! << 8);
    byPair.set(pair, [...(byPair.get(pair) ?? []), name]);
  }
  const isNameAt = (bytes: Uint8Array, start: number): boolean =>
    byPair.get(bytes[start]! | (bytes[start + 1]! << 8))?.some((name) => isWordAt(bytes, start, name)) ?? false;
  return (bytes) => {
    const last = bytes.length - 1;
    for (let i = window - 2; i < last;) {
      const shift = shifts[bytes[i]! | (bytes[i + 1]! << 8)]!;
      if (shift === 0 && isNameAt(bytes, i - window + 2)) return true;
      i += shift === 0 ? 1 : shift;
    }
    return false;
  };
}

/** For each two bytes, how far the next place is at which they could end the window of a name; 0 when it is here. */
function shiftTable(names: readonly string[], window: number): Uint8Array {
  const shifts = new Uint8Array(65_536).fill(window - 1);
  for (const name of names) {
    for (let i = 0; i + 2 <= window; i++) {
      const pair = name.charCodeAt(i) | (name.charCodeAt(i + 1) << 8);
      shifts[pair] = Math.min(shifts[pair]!, window - 2 - i);
    }
  }
  return shifts;
}

function holdsWord(bytes: Uint8Array, name: Buffer): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = buffer.indexOf(name); at >= 0; at = buffer.indexOf(name, at + 1)) {
    if (isWordAt(bytes, at, name)) return true;
  }
  return false;
}

function isWordAt(bytes: Uint8Array, start: number, name: Buffer): boolean {
  if (start > 0 && isPart(bytes[start - 1]!)) return false;
  for (let i = 0; i < name.length; i++) if (bytes[start + i] !== name[i]) return false;
  const end = start + name.length;
  return end >= bytes.length || !isPart(bytes[end]!);
}

function isPart(byte: number): boolean {
  return byte < 128 && (CHAR_CLASS[byte]! & CharClass.IdentifierPart) !== 0;
}
