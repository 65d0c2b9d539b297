import {
  Char,
  CHAR_CLASS,
  CharClass,
  hashesAt,
  isIdentifierPart,
  isLineEnd,
  isUnicodeOperator,
  isWide,
} from './characters.ts';
import { bareRegexEnd, extendedRegexEnd, nestedCommentEnd, numberEnd, rawStringEndsOnLine } from './literals.ts';
import { hashUnit, type NameTable } from './name-table.ts';
import { type TokenBuffer, TokenKind } from './tokens.ts';

/** Words after which a `/` begins a regex rather than a division. */
const BEFORE_REGEX = new Set(['return', 'in', 'case', 'try', 'await', 'where', 'let', 'if', 'while', 'else', 'throw']);

/** A string literal that is interrupted by an interpolation. */
interface OpenString {
  readonly hashes: number;
  readonly multiline: boolean;
  /** Parentheses that were open around the interpolation within the enclosing code. */
  readonly outerParens: number;
}

/**
 * Lexes Swift in one pass over UTF-16 units. Never fails: an unterminated string ends at its line, a multi-line one or
 * a comment at the end of the text, and a stray character is a token. The contents of interpolations are code.
 */
export function lexSwift(text: string, names: NameTable, out: TokenBuffer): void {
  out.reset();
  new SwiftLexer(text, names, out).run();
}

/**
 * The loop in {@link run} is kept small on purpose, with everything rare in methods of its own: V8 then compiles it
 * once, and does not throw the result away on the first unusual character.
 */
class SwiftLexer {
  private readonly openStrings: OpenString[] = [];
  private parens = 0;
  private atLineStart = true;

  constructor(
    private readonly text: string,
    private readonly names: NameTable,
    private readonly out: TokenBuffer,
  ) {}

  run(): void {
    const text = this.text;
    let i = this.skipShebang();
    while (i < text.length) {
      const unit = text.charCodeAt(i);
      const bits = unit < 128 ? CHAR_CLASS[unit]! : 0;
      if (bits & CharClass.White) {
        if (unit === Char.LineFeed) this.atLineStart = true;
        i++;
      } else if (bits & CharClass.IdentifierStart) {
        i = this.identifier(TokenKind.Identifier, i, i);
        this.atLineStart = false;
      } else if (bits & (CharClass.Opener | CharClass.Separator)) {
        if (unit === Char.OpenParen) this.parens++;
        this.out.push(TokenKind.Punctuation, i, ++i, -1);
        this.atLineStart = false;
      } else {
        i = this.rare(unit, i);
      }
    }
  }

  private skipShebang(): number {
    if (this.text.charCodeAt(0) !== Char.Hash || this.text.charCodeAt(1) !== Char.Exclamation) return 0;
    return this.lineEnd(0);
  }

  /** Pushes the token that begins at `start` and whose name begins at `nameStart` (behind a `#` or `@`). */
  private identifier(kind: TokenKind, start: number, nameStart: number): number {
    const text = this.text;
    let i = nameStart;
    let hash = 0;
    let unit = text.charCodeAt(i);
    do {
      hash = hashUnit(hash, unit);
      unit = ++i < text.length ? text.charCodeAt(i) : Char.Space;
    } while (
      unit < 128 ? (CHAR_CLASS[unit]! & CharClass.IdentifierPart) !== 0 : !isUnicodeOperator(unit) && !isWide(unit)
    );
    this.out.push(kind, start, i, this.names.find(text, nameStart, i, hash));
    return i;
  }

  private rare(unit: number, i: number): number {
    const lineStart = this.atLineStart;
    this.atLineStart = false;
    if (unit >= 128) return this.unicode(unit, i, lineStart);
    if (CHAR_CLASS[unit]! & CharClass.Digit) return this.push(TokenKind.Number, i, numberEnd(this.text, i, false));
    switch (unit) {
      case Char.Quote:
        return this.string(i, i, 0);
      case Char.CloseParen:
        return this.closeParen(i);
      case Char.CloseBracket:
      case Char.CloseBrace:
        return this.push(TokenKind.Punctuation, i, i + 1);
      case Char.Backtick:
        return this.escapedIdentifier(i);
      case Char.Hash:
        return this.hash(i);
      case Char.Slash:
        return this.slash(i, lineStart);
      case Char.Dot:
        return this.dot(i);
      case Char.At:
        return this.startsIdentifier(i + 1)
          ? this.identifier(TokenKind.Attribute, i, i + 1)
          : this.push(TokenKind.Punctuation, i, i + 1);
      case Char.Exclamation:
      case Char.Question:
        if (this.isPostfix(unit, i)) return this.push(TokenKind.Punctuation, i, i + 1);
        break;
    }
    return this.operator(i);
  }

  private push(kind: TokenKind, start: number, end: number): number {
    this.out.push(kind, start, end, -1);
    return end;
  }

  private unicode(unit: number, i: number, lineStart: boolean): number {
    if (isUnicodeOperator(unit)) return this.operator(i);
    if (isWide(unit)) {
      this.atLineStart = lineStart;
      return i + 1;
    }
    return this.identifier(TokenKind.Identifier, i, i);
  }

  private operator(i: number): number {
    const unit = this.text.charCodeAt(i);
    if (!this.isOperatorAt(i)) return this.push(TokenKind.Punctuation, i, i + 1);
    let end = i + 1;
    while (this.isOperatorAt(end) && !this.isCommentAt(end)) end++;
    return this.push(unit === Char.Dot ? TokenKind.Punctuation : TokenKind.Operator, i, end);
  }

  private isOperatorAt(i: number): boolean {
    const unit = this.text.charCodeAt(i);
    return unit < 128 ? (CHAR_CLASS[unit]! & CharClass.Operator) !== 0 : isUnicodeOperator(unit);
  }

  private isCommentAt(i: number): boolean {
    if (this.text.charCodeAt(i) !== Char.Slash) return false;
    const next = this.text.charCodeAt(i + 1);
    return next === Char.Slash || next === Char.Star;
  }

  private dot(i: number): number {
    if (this.text.charCodeAt(i + 1) !== Char.Dot) return this.push(TokenKind.Punctuation, i, i + 1);
    let end = i + 2;
    while (this.text.charCodeAt(end) === Char.Dot || this.isOperatorAt(end)) end++;
    return this.push(TokenKind.Operator, i, end);
  }

  /** Whether a `!` or `?` at `i` is a postfix: it touches what stands before it, and is not the `!` of `a!=b`. */
  private isPostfix(unit: number, i: number): boolean {
    if (i === 0 || (unit === Char.Exclamation && this.text.charCodeAt(i + 1) === Char.Equals)) return false;
    const before = this.text.charCodeAt(i - 1);
    if (before >= 128 || isIdentifierPart(before)) return true;
    return ')]}?!>"`'.includes(this.text[i - 1]!);
  }

  private startsIdentifier(i: number): boolean {
    const unit = this.text.charCodeAt(i);
    return unit < 128 && (CHAR_CLASS[unit]! & CharClass.IdentifierStart) !== 0;
  }

  private lineEnd(i: number): number {
    while (i < this.text.length && !isLineEnd(this.text.charCodeAt(i))) i++;
    return i;
  }

  private slash(i: number, lineStart: boolean): number {
    if (this.isCommentAt(i)) {
      const end = this.text.charCodeAt(i + 1) === Char.Slash ? this.lineEnd(i) : nestedCommentEnd(this.text, i);
      this.out.comments.push(i, end);
      this.atLineStart = lineStart;
      return end;
    }
    if (this.regexMayStart(lineStart)) {
      const end = bareRegexEnd(this.text, i);
      if (end > 0) return this.push(TokenKind.Regex, i, end);
    }
    return this.operator(i);
  }

  private regexMayStart(lineStart: boolean): boolean {
    const last = this.out.count - 1;
    if (last < 0) return true;
    const kind = this.out.kind[last];
    if (kind === TokenKind.Operator || kind === TokenKind.InterpolationStart) return true;
    const unit = this.text.charCodeAt(this.out.start[last]!);
    if (kind === TokenKind.Punctuation) {
      return '([{,:;'.includes(String.fromCharCode(unit)) || (lineStart && !')]'.includes(String.fromCharCode(unit)));
    }
    return kind === TokenKind.Identifier && BEFORE_REGEX.has(this.text.slice(this.out.start[last], this.out.end[last]));
  }

  private escapedIdentifier(i: number): number {
    let hash = 0;
    let end = i + 1;
    while (
      end < this.text.length &&
      this.text.charCodeAt(end) !== Char.Backtick &&
      !isLineEnd(this.text.charCodeAt(end))
    ) {
      hash = hashUnit(hash, this.text.charCodeAt(end++));
    }
    if (end === i + 1) return this.push(TokenKind.Punctuation, i, end);
    this.out.push(TokenKind.Identifier, i + 1, end, this.names.find(this.text, i + 1, end, hash));
    return this.text.charCodeAt(end) === Char.Backtick ? end + 1 : end;
  }

  private hash(i: number): number {
    let after = i;
    while (this.text.charCodeAt(after) === Char.Hash) after++;
    const unit = this.text.charCodeAt(after);
    if (unit === Char.Quote) return this.string(i, after, after - i);
    if (unit === Char.Slash) {
      const end = extendedRegexEnd(this.text, after, after - i);
      if (end > 0) return this.push(TokenKind.Regex, i, end);
    }
    if (after === i + 1 && this.startsIdentifier(after)) return this.identifier(TokenKind.Directive, i, after);
    return this.push(TokenKind.Punctuation, i, after);
  }

  private closeParen(i: number): number {
    const interrupted = this.parens === 0 ? this.openStrings.pop() : undefined;
    if (interrupted === undefined) {
      if (this.parens > 0) this.parens--;
      return this.push(TokenKind.Punctuation, i, i + 1);
    }
    this.push(TokenKind.InterpolationEnd, i, i + 1);
    this.parens = interrupted.outerParens;
    return this.stringBody(i + 1, i + 1, interrupted.hashes, interrupted.multiline);
  }

  private string(start: number, quote: number, hashes: number): number {
    const text = this.text;
    const multiline =
      text.charCodeAt(quote + 1) === Char.Quote &&
      text.charCodeAt(quote + 2) === Char.Quote &&
      !(hashes > 0 && rawStringEndsOnLine(text, quote, hashes));
    return this.stringBody(start, quote + (multiline ? 3 : 1), hashes, multiline);
  }

  /** Reads on from `i` to the literal's end or to its next interpolation; `start` is where the token begins. */
  private stringBody(start: number, i: number, hashes: number, multiline: boolean): number {
    const text = this.text;
    for (; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === Char.Backslash && hashesAt(text, i + 1, hashes)) {
        if (text.charCodeAt(i + 1 + hashes) === Char.OpenParen) return this.interpolation(start, i, hashes, multiline);
        if (!isLineEnd(text.charCodeAt(i + 1 + hashes))) i += 1 + hashes;
      } else if (unit === Char.Quote) {
        const end = i + (multiline ? 3 : 1);
        if (!multiline || (text.charCodeAt(i + 1) === Char.Quote && text.charCodeAt(i + 2) === Char.Quote)) {
          if (hashesAt(text, end, hashes)) return this.push(TokenKind.String, start, end + hashes);
        }
      } else if (!multiline && isLineEnd(unit)) break;
    }
    return this.push(TokenKind.String, start, Math.min(i, text.length));
  }

  private interpolation(start: number, backslash: number, hashes: number, multiline: boolean): number {
    const end = backslash + hashes + 2;
    this.push(TokenKind.String, start, backslash);
    this.push(TokenKind.InterpolationStart, backslash, end);
    this.openStrings.push({ hashes, multiline, outerParens: this.parens });
    this.parens = 0;
    return end;
  }
}
