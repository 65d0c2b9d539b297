import { CHAR_CLASS, CharClass } from './characters.ts';
import { hashUnit, type NameTable } from './name-table.ts';
import type { SourceFile } from './source-file.ts';
import { TokenKind } from './tokens.ts';

/** Which of the lexer's names occur in the code or in the string literals of a file: 1 at their ids. */
export function presentNames({ text, tokens }: SourceFile, names: NameTable): Uint8Array {
  const present = new Uint8Array(names.names.length);
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.name[i]! >= 0) present[tokens.name[i]!] = 1;
    else if (tokens.kind[i] === TokenKind.String) markNames(text, tokens.start[i]!, tokens.end[i]!, names, present);
  }
  return present;
}

function markNames(text: string, first: number, last: number, names: NameTable, present: Uint8Array): void {
  let hash = 0;
  let start = -1;
  for (let i = first; i <= last; i++) {
    const unit = i < last ? text.charCodeAt(i) : 0;
    if (unit < 128 && (CHAR_CLASS[unit]! & CharClass.IdentifierPart) !== 0) {
      if (start < 0) start = i;
      hash = hashUnit(hash, unit);
    } else if (start >= 0) {
      const id = names.find(text, start, i, hash);
      if (id >= 0) present[id] = 1;
      start = -1;
      hash = 0;
    }
  }
}
