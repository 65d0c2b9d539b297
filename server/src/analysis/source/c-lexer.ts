import { Char, CHAR_CLASS, CharClass, isLineEnd, isWide } from './characters.ts';
import { cppRawStringEnd, cStringEnd, numberEnd } from './literals.ts';
import { hashUnit, type NameTable } from './name-table.ts';
import { type TokenBuffer, TokenKind } from './tokens.ts';

const STRING_PREFIXES = new Set(['L', 'u8', 'u', 'U', 'R', 'LR', 'u8R', 'uR', 'UR']);
const HEADER_DIRECTIVES = new Set(['import', 'include', 'include_next']);
const PROSE_DIRECTIVES = new Set(['error', 'warning', 'pragma', 'region', 'endregion']);

/**
 * Lexes C, Objective-C and Objective-C++ in one pass over UTF-16 units. Never fails: an unterminated literal ends at
 * its line, a comment at the end of the text, and a stray character is a token. A directive is a `Directive` token
 * (`#` and its word), the tokens of its line, and a `DirectiveEnd`.
 */
export function lexC(text: string, names: NameTable, out: TokenBuffer): void {
  out.reset();
  new CLexer(text, names, out).run();
}

class CLexer {
  private inDirective = false;
  private atLineStart = true;

  constructor(
    private readonly text: string,
    private readonly names: NameTable,
    private readonly out: TokenBuffer,
  ) {}

  run(): void {
    const text = this.text;
    let i = 0;
    while (i < text.length) {
      const unit = text.charCodeAt(i);
      const bits = unit < 128 ? CHAR_CLASS[unit]! : CharClass.IdentifierStart;
      if (bits & CharClass.White) {
        if (unit === Char.LineFeed || unit === Char.CarriageReturn) this.newline(i);
        i++;
      } else if (bits & CharClass.IdentifierStart) {
        i = unit >= 128 && isWide(unit) ? i + 1 : this.word(i);
      } else if (bits & (CharClass.Opener | CharClass.Separator)) {
        this.out.push(TokenKind.Punctuation, i, ++i, -1);
        this.atLineStart = false;
      } else {
        i = this.rare(unit, i);
      }
    }
    if (this.inDirective) this.push(TokenKind.DirectiveEnd, text.length, text.length);
  }

  private newline(i: number): void {
    if (this.isSpliced(i)) return;
    this.atLineStart = true;
    if (this.inDirective) this.push(TokenKind.DirectiveEnd, i, i);
    this.inDirective = false;
  }

  /** Whether the line that ends at `i` goes on in the next one: by a backslash, which blanks may follow. */
  private isSpliced(i: number): boolean {
    const crlf = this.text.charCodeAt(i) === Char.LineFeed && this.text.charCodeAt(i - 1) === Char.CarriageReturn;
    let last = crlf ? i - 2 : i - 1;
    while (this.isBlankAt(last)) last--;
    return this.text.charCodeAt(last) === Char.Backslash;
  }

  private push(kind: TokenKind, start: number, end: number): number {
    this.out.push(kind, start, end, -1);
    return end;
  }

  private word(start: number): number {
    this.atLineStart = false;
    const end = this.identifier(TokenKind.Identifier, start, start);
    const next = this.text.charCodeAt(end);
    if ((next !== Char.Quote && next !== Char.Apostrophe) || end - start > 3) return end;
    const prefix = this.text.slice(start, end);
    if (!STRING_PREFIXES.has(prefix)) return end;
    this.out.count--;
    if (next === Char.Apostrophe) return this.push(TokenKind.Character, start, cStringEnd(this.text, end, next));
    const raw = prefix.endsWith('R');
    return this.push(TokenKind.String, start, raw ? cppRawStringEnd(this.text, end) : cStringEnd(this.text, end, next));
  }

  private identifier(kind: TokenKind, start: number, nameStart: number): number {
    const text = this.text;
    let i = nameStart;
    let hash = 0;
    let unit = text.charCodeAt(i);
    do {
      hash = hashUnit(hash, unit);
      unit = ++i < text.length ? text.charCodeAt(i) : Char.Space;
    } while (unit < 128 ? (CHAR_CLASS[unit]! & CharClass.IdentifierPart) !== 0 : !isWide(unit));
    this.out.push(kind, start, i, this.names.find(text, nameStart, i, hash));
    return i;
  }

  private rare(unit: number, i: number): number {
    const lineStart = this.atLineStart;
    this.atLineStart = false;
    if (CHAR_CLASS[unit]! & CharClass.Digit) return this.push(TokenKind.Number, i, numberEnd(this.text, i, true));
    switch (unit) {
      case Char.Quote:
        return this.push(TokenKind.String, i, cStringEnd(this.text, i, unit));
      case Char.Apostrophe:
        return this.push(TokenKind.Character, i, cStringEnd(this.text, i, unit));
      case Char.Slash:
        return this.isCommentAt(i) ? this.comment(i, lineStart) : this.operator(i);
      case Char.At:
        return this.at(i);
      case Char.Hash:
        if (lineStart) return this.directive(i);
        break;
      case Char.Backslash:
        this.atLineStart = lineStart;
        if (isLineEnd(this.text.charCodeAt(i + 1))) return i + 1;
        break;
    }
    return CHAR_CLASS[unit]! & CharClass.Operator ? this.operator(i) : this.push(TokenKind.Punctuation, i, i + 1);
  }

  private at(i: number): number {
    const next = this.text.charCodeAt(i + 1);
    if (next === Char.Quote) return this.push(TokenKind.String, i, cStringEnd(this.text, i + 1, next));
    if (next < 128 && CHAR_CLASS[next]! & CharClass.IdentifierStart) {
      return this.identifier(TokenKind.Attribute, i, i + 1);
    }
    return this.push(TokenKind.Punctuation, i, i + 1);
  }

  private operator(i: number): number {
    let end = i + 1;
    while (this.isOperatorAt(end) && !this.isCommentAt(end)) end++;
    return this.push(TokenKind.Operator, i, end);
  }

  private isOperatorAt(i: number): boolean {
    const unit = this.text.charCodeAt(i);
    return unit < 128 && (CHAR_CLASS[unit]! & CharClass.Operator) !== 0;
  }

  private isCommentAt(i: number): boolean {
    if (this.text.charCodeAt(i) !== Char.Slash) return false;
    const next = this.text.charCodeAt(i + 1);
    return next === Char.Slash || next === Char.Star;
  }

  private comment(i: number, lineStart: boolean): number {
    const end = this.text.charCodeAt(i + 1) === Char.Slash ? this.lineCommentEnd(i) : this.blockCommentEnd(i);
    this.out.comments.push(i, end);
    this.atLineStart = lineStart;
    return end;
  }

  private lineCommentEnd(i: number): number {
    while (i < this.text.length && !(isLineEnd(this.text.charCodeAt(i)) && !this.isSpliced(i))) i++;
    return i;
  }

  private blockCommentEnd(i: number): number {
    const end = this.text.indexOf('*/', i + 2);
    return end < 0 ? this.text.length : end + 2;
  }

  private directive(start: number): number {
    let wordStart = start + 1;
    while (this.isBlankAt(wordStart)) wordStart++;
    let end = wordStart;
    while (this.isWordAt(end)) end++;
    const word = this.text.slice(wordStart, end);
    this.push(TokenKind.Directive, start, end);
    this.inDirective = true;
    if (HEADER_DIRECTIVES.has(word)) return this.headerName(end);
    return PROSE_DIRECTIVES.has(word) ? this.proseEnd(end) : end;
  }

  /** The end of a line of prose, or the comment in it; in quotes `//` is none. */
  private proseEnd(i: number): number {
    while (i < this.text.length && !this.isCommentAt(i)) {
      const unit = this.text.charCodeAt(i);
      if (isLineEnd(unit) && !this.isSpliced(i)) break;
      i = unit === Char.Quote ? cStringEnd(this.text, i, unit) : i + 1;
    }
    return i;
  }

  private isBlankAt(i: number): boolean {
    const unit = this.text.charCodeAt(i);
    return unit === Char.Space || unit === Char.Tab;
  }

  private isWordAt(i: number): boolean {
    const unit = this.text.charCodeAt(i);
    return unit < 128 && (CHAR_CLASS[unit]! & CharClass.IdentifierPart) !== 0;
  }

  private headerName(i: number): number {
    while (this.isBlankAt(i)) i++;
    if (this.text.charCodeAt(i) !== Char.Less) return i;
    let end = i;
    while (end < this.text.length && !isLineEnd(this.text.charCodeAt(end))) {
      if (this.text.charCodeAt(end++) === Char.Greater) break;
    }
    return this.push(TokenKind.HeaderName, i, end);
  }
}
