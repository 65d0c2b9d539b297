import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { containerOf, isUnit, isWord, textOf } from './token-text.ts';
import { swiftTypeName } from './type-names.ts';

/** Longest declaration head that is read, in tokens. */
const MAX_HEAD = 400;
/** Blocks nested deeper than this are not followed outwards. */
const MAX_DEPTH = 60;

/** The keyword's token of the type or extension whose body opens at `brace`. */
export function typeHeader(file: SourceFile, brace: number): number | undefined {
  const known = file.typeHeaders.get(brace);
  if (known !== undefined || file.typeHeaders.has(brace)) return known;
  const header = findTypeHeader(file, brace);
  file.typeHeaders.set(brace, header);
  return header;
}

function findTypeHeader(file: SourceFile, brace: number): number | undefined {
  for (let i = brace - 1, steps = 0; i >= 0 && steps < MAX_HEAD; i--, steps++) {
    if (isUnit(file, i, Char.OpenBrace) || isUnit(file, i, Char.CloseBrace) || isUnit(file, i, Char.Semicolon))
      return undefined;
    if (!isWord(file, i) || isUnit(file, i - 1, Char.Dot)) continue;
    const word = textOf(file, i);
    if (/^(struct|enum|extension|protocol|actor)$/.test(word)) return isWord(file, i + 1) ? i : undefined;
    if (word === 'class' && isWord(file, i + 1) && !/^(func|var|let)$/.test(textOf(file, i + 1))) return i;
    if (/^(func|init|var|let|if|for|while|switch|guard|do|catch|else|deinit|subscript)$/.test(word)) return undefined;
  }
  return undefined;
}

/** The keyword's token of the Swift type or extension that the token stands in, at any depth; -1 if it stands in none. */
export function enclosingTypeHeader(file: SourceFile, token: number): number {
  let open = containerOf(file, token);
  for (let depth = 0; open >= 0 && depth < MAX_DEPTH; depth++) {
    const header = isUnit(file, open, Char.OpenBrace) ? typeHeader(file, open) : undefined;
    if (header !== undefined) return header;
    open = containerOf(file, open);
  }
  return -1;
}

/** The name of that type: `Inner` for `extension Outer.Inner`. */
export function enclosingType(file: SourceFile, token: number): string | undefined {
  const header = enclosingTypeHeader(file, token);
  return header < 0 ? undefined : swiftTypeName(file, header + 1);
}

/** The name of the type or extension whose body opens at `brace`. */
export function typeOfBody(file: SourceFile, brace: number): string | undefined {
  const header = isUnit(file, brace, Char.OpenBrace) ? typeHeader(file, brace) : undefined;
  return header === undefined ? undefined : swiftTypeName(file, header + 1);
}
