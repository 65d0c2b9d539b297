/** What a token is. Swift's `#keyword` and the C family's `#directive` are both `Directive`. */
export const enum TokenKind {
  Identifier = 1,
  Number,
  /** A string literal, or, in Swift, one stretch of it between interpolations. */
  String,
  Character,
  Operator,
  Punctuation,
  Directive,
  /** Zero width, at the end of a C directive's (logical) line. */
  DirectiveEnd,
  /** `@word`: a Swift attribute or an Objective-C keyword. */
  Attribute,
  Regex,
  /** `\(` with its `#`s. */
  InterpolationStart,
  /** The `)` that ends an interpolation. */
  InterpolationEnd,
  /** `<Foundation/Foundation.h>` of an include directive. */
  HeaderName,
}

/** The tokens of one text in order, as columns. Offsets are UTF-16 units. White space and comments are not tokens. */
export interface Tokens {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Id in the lexer's name table, or -1. */
  readonly name: Int32Array;
}

/** The comments of one text in order. Offsets are UTF-16 units and include the comment's delimiters. */
export interface Comments {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Grows as a lexer writes; reused from text to text, so that lexing makes no garbage. */
export class TokenBuffer implements Tokens {
  count = 0;
  kind = new Uint8Array(1 << 12);
  start = new Int32Array(1 << 12);
  end = new Int32Array(1 << 12);
  name = new Int32Array(1 << 12);
  readonly comments = new CommentBuffer();

  /** Forgets the last text. */
  reset(): void {
    this.count = 0;
    this.comments.count = 0;
  }

  /** Appends a token. */
  push(kind: TokenKind, start: number, end: number, name: number): void {
    const at = this.count;
    if (at === this.kind.length) this.grow();
    this.kind[at] = kind;
    this.start[at] = start;
    this.end[at] = end;
    this.name[at] = name;
    this.count = at + 1;
  }

  private grow(): void {
    const size = this.kind.length * 2;
    const kind = new Uint8Array(size);
    kind.set(this.kind);
    this.kind = kind;
    this.start = larger(this.start, size);
    this.end = larger(this.end, size);
    this.name = larger(this.name, size);
  }
}

class CommentBuffer implements Comments {
  count = 0;
  start = new Int32Array(1 << 8);
  end = new Int32Array(1 << 8);

  push(start: number, end: number): void {
    if (this.count === this.start.length) {
      this.start = larger(this.start, this.count * 2);
      this.end = larger(this.end, this.count * 2);
    }
    this.start[this.count] = start;
    this.end[this.count++] = end;
  }
}

function larger(column: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size);
  grown.set(column);
  return grown;
}
