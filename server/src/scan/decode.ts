const BINARY_PROBE = 8 * 1024;

/** How the bytes of a file are to be read; `binary`: not as text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary';

/** Judges by the byte order mark, and without one by a zero byte among the first 8 KiB. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (isUtf16(bytes)) return bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  return bytes.subarray(0, BINARY_PROBE).includes(0) ? 'binary' : 'utf-8';
}

/** Whether the bytes begin with a byte order mark of UTF-16, of either order. */
export function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/**
 * The text of a file, or `undefined` for a binary one. A byte order mark is not part of the text, as in editors. Bytes
 * that are not valid become U+FFFD, one for each broken sequence, so that all else keeps its place. Throws a RangeError
 * for a text longer than the machine can hold in one string.
 */
export function decode(bytes: Uint8Array): string | undefined {
  const encoding = detectEncoding(bytes);
  return encoding === 'binary' ? undefined : new TextDecoder(encoding).decode(bytes);
}
