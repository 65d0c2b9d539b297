/** What the old style's tokens are made of. All offsets are UTF-16 units; no function reads past the end of the text. */

const SLASH = 0x2f;
const STAR = 0x2a;
const BACKSLASH = 0x5c;

/** Letters, digits and `_ $ / : . -` need no quotes. */
const BARE = new Uint8Array(128);
for (const character of '_$/:.-') BARE[character.charCodeAt(0)] = 1;
for (const [first, last] of ['az', 'AZ', '09'] as const) BARE.fill(1, first!.charCodeAt(0), last!.charCodeAt(0) + 1);

/** The first offset from `from` on that is neither white space nor comment. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029) at++;
    else if (code !== SLASH) return at;
    else {
      const next = text.charCodeAt(at + 1);
      if (next !== SLASH && next !== STAR) return at;
      at = next === SLASH ? endOfLine(text, at) : after(text, '*/', at + 2);
    }
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The offset after the next `mark`, or the end of the text. */
function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** The end of the string without quotes that begins at `from`; `from` itself if there is none. */
export function endOfBare(text: string, from: number): number {
  let at = from;
  while (BARE[text.charCodeAt(at)] === 1) at++;
  return at;
}

/** The offset of the quote that ends the string whose text begins at `from`, or the end of the text. */
export function endOfQuoted(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === BACKSLASH) at++;
  }
  return text.length;
}

const ESCAPE = /\\(?:([0-7]{1,3})|U([0-9A-Fa-f]{1,4})|([\s\S]))/g;
const LETTERS: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The text of a quoted string. Octal escapes beyond ASCII are in NeXTSTEP's encoding and become U+FFFD. */
export function unescape(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(ESCAPE, (_, octal?: string, hex?: string, character?: string) => {
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    if (octal === undefined) return LETTERS[character!] ?? character!;
    const code = parseInt(octal, 8);
    return code < 0x80 ? String.fromCharCode(code) : '\ufffd';
  });
}
