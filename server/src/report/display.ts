/**
 * Text as a terminal shows it. Source files and file names come from strangers: what could move the cursor or change
 * colours is replaced.
 */

// C0 and C1 controls, line separators, direction overrides, byte order mark, lone surrogates.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ZERO_WIDTH = /[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]/u;
const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u;

/** The text without anything that a terminal would act on; a tab becomes two spaces. */
export function printable(text: string): string {
  return text.replaceAll('\t', '  ').replace(UNSAFE, '\ufffd');
}

/** How many columns printable text takes in a terminal, nearly enough to put a caret under it. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character < '\u0300') width += 1;
    else if (!ZERO_WIDTH.test(character)) width += WIDE.test(character) || character > '\u{1ffff}' ? 2 : 1;
  }
  return width;
}
