import { CHAR_CLASS, CharClass } from './characters.ts';
import type { NameTable } from './name-table.ts';
import { hashUnit } from './name-table.ts';

/**
 * Whether any identifier run of the text is one of the table's names. Knows nothing of comments or strings: it may say
 * yes too often, never no too often.
 */
export function containsName(text: string, names: NameTable): boolean {
  let hash = 0;
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 128 && (CHAR_CLASS[unit]! & CharClass.IdentifierPart) !== 0) {
      if (start < 0) start = i;
      hash = hashUnit(hash, unit);
    } else if (start >= 0) {
      if (names.find(text, start, i, hash) >= 0) return true;
      start = -1;
      hash = 0;
    }
  }
  return start >= 0 && names.find(text, start, text.length, hash) >= 0;
}
