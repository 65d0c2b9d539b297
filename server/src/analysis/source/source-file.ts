import { type Brackets, matchBrackets } from './brackets.ts';
import { lexC } from './c-lexer.ts';
import type { SourceLanguage } from './language.ts';
import type { NameTable } from './name-table.ts';
import { directiveLines, inactiveRegions, rangeAround, type TokenRange } from './regions.ts';
import { lexSwift } from './swift-lexer.ts';
import type { Comments, TokenBuffer, Tokens } from './tokens.ts';

/**
 * A lexed file with its brackets: what `shape/` answers questions about. Positions named `token` or `at` are token
 * positions; `start`, `end` and `offset` are UTF-16 units of {@link text}. Valid until its buffer reads the next text.
 */
export interface SourceFile extends Brackets {
  readonly text: string;
  readonly language: SourceLanguage;
  readonly tokens: Tokens;
  readonly comments: Comments;
  /** Token runs that are never compiled for an Apple platform, in order. */
  readonly inactive: readonly TokenRange[];
  /** The lines of C's directives, in order; none in Swift. */
  readonly directives: readonly TokenRange[];
  /** What `shape/enclosing-type.ts` has found so far: for the brace of a body, the token of its type's keyword. */
  readonly typeHeaders: Map<number, number | undefined>;
  /** What `shape/type-bodies.ts` has found: the bodies of each type by its name, all at once when first asked. */
  readonly typeBodies: Map<string, readonly TokenRange[]>;
  /** What `shape/tokens-of-kind.ts` has found: the tokens of a kind. */
  readonly byKind: Map<number, readonly number[]>;
}

/** Lexes a text and matches its brackets. Total: any text makes a file. */
export function readSource(text: string, language: SourceLanguage, names: NameTable, buffer: TokenBuffer): SourceFile {
  if (language === 'swift') lexSwift(text, names, buffer);
  else lexC(text, names, buffer);
  const { mate, enclosing } = matchBrackets(text, buffer, language);
  const inactive = inactiveRegions(text, buffer, language);
  return {
    text,
    language,
    tokens: buffer,
    comments: buffer.comments,
    mate,
    enclosing,
    inactive,
    directives: language === 'c' ? directiveLines(buffer) : [],
    typeHeaders: new Map(),
    typeBodies: new Map(),
    byKind: new Map(),
  };
}

/** Whether a token lies in code that is never compiled for an Apple platform. */
export function isInactive(file: SourceFile, token: number): boolean {
  return rangeAround(file.inactive, token) !== undefined;
}

/** Whether the token at or before an offset lies in code that is never compiled for an Apple platform. */
export function isInactiveOffset(file: SourceFile, offset: number): boolean {
  return file.inactive.length > 0 && isInactive(file, tokenAt(file, offset));
}

/** The last token that starts at or before an offset; -1 if none does. */
export function tokenAt({ tokens }: SourceFile, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.start[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
