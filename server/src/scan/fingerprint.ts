/**
 * A fingerprint tells a finding from all others and survives edits elsewhere: rule, file and the text of its line, with
 * the number of equal ones before it. 16 hexadecimal digits; the same on every machine and in every version.
 *
 * @param file path relative to the project's root, with `/`
 * @param line the source line; amounts of white space do not matter
 * @param occurrence how many findings of this rule on equal lines come before it in the file
 */
export function fingerprint(ruleId: string, file: string, line: string, occurrence: number): string {
  return hash64(`${ruleId}\n${file}\n${normalise(line)}\n${occurrence}`);
}

/** What counts of a line. */
export function normalise(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

/** A stable 64-bit hash of UTF-16 units as 16 hexadecimal digits. Spreads well; not for secrets. */
export function hash64(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul((low << 7) ^ (low >>> 25) ^ unit, 0x85ebca6b);
  }
  return hex(finish(high ^ (low >>> 11))) + hex(finish(low ^ text.length));
}

function finish(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
