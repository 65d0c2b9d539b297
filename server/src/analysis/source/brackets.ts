import { Char, CHAR_CLASS, CharClass, isLineEnd } from './characters.ts';
import type { SourceLanguage } from './language.ts';
import { type Tokens, TokenKind } from './tokens.ts';

/** The bracket structure of a token list; both columns hold token positions, -1 for none. */
export interface Brackets {
  /** For a bracket, its partner. */
  readonly mate: Int32Array;
  /** For every token, the innermost bracket that was open before it, matched or not. */
  readonly enclosing: Int32Array;
}

/** How far outwards a closing bracket looks for its partner. Bounds the cost of broken text. */
const MAX_SKIPPED = 32;
/** The same for the end of an interpolation, which is rarely wrong. */
const MAX_SKIPPED_IN_STRING = 4_000;
/** Lines indented further than this are not compared. */
const MAX_INDENT = 200;

/**
 * Matches brackets. The branches of one `#if` each start from the state before it, so that a brace opened in two
 * branches does no harm, and each C directive stands by itself. Where the text is broken, a brace closes what was
 * opened at its own indentation.
 */
export function matchBrackets(text: string, tokens: Tokens, language: SourceLanguage): Brackets {
  const plain = new Matcher(text, tokens, language, false).run();
  return plain.balanced ? plain : new Matcher(text, tokens, language, true).run();
}

class Matcher implements Brackets {
  readonly mate: Int32Array;
  readonly enclosing: Int32Array;
  balanced = true;
  /** The innermost open bracket; those around it are found through {@link enclosing}. */
  private top = -1;
  private readonly conditionals: number[] = [];
  private beforeDirective = -1;

  constructor(
    private readonly text: string,
    private readonly tokens: Tokens,
    private readonly language: SourceLanguage,
    private readonly byIndentation: boolean,
  ) {
    this.mate = new Int32Array(tokens.count).fill(-1);
    this.enclosing = new Int32Array(tokens.count);
  }

  run(): this {
    const { tokens } = this;
    for (let i = 0; i < tokens.count; i++) {
      this.enclosing[i] = this.top;
      switch (tokens.kind[i] as TokenKind) {
        case TokenKind.Punctuation:
          this.punctuation(i, this.text.charCodeAt(tokens.start[i]!));
          break;
        case TokenKind.InterpolationStart:
          this.top = i;
          break;
        case TokenKind.InterpolationEnd:
          this.closeInterpolation(i);
          break;
        case TokenKind.Directive:
          this.directive(i);
          break;
        case TokenKind.DirectiveEnd:
          this.top = this.beforeDirective;
          break;
        default:
          break;
      }
    }
    if (this.top >= 0) this.balanced = false;
    return this;
  }

  private punctuation(i: number, unit: number): void {
    if (unit === Char.OpenParen || unit === Char.OpenBracket || unit === Char.OpenBrace) this.top = i;
    else if (unit === Char.CloseParen) this.close(i, Char.OpenParen);
    else if (unit === Char.CloseBracket) this.close(i, Char.OpenBracket);
    else if (unit === Char.CloseBrace) this.close(i, Char.OpenBrace);
  }

  private close(i: number, opener: number): void {
    const partner = this.partner(i, opener);
    if (partner !== this.top) this.balanced = false;
    if (partner < 0) {
      this.balanced = false;
      return;
    }
    this.join(partner, i);
  }

  private join(opener: number, closer: number): void {
    this.mate[opener] = closer;
    this.mate[closer] = opener;
    this.top = this.enclosing[opener]!;
  }

  private partner(closer: number, opener: number): number {
    const nearest = this.nearestOpen(this.top, opener);
    if (!this.byIndentation || opener !== Char.OpenBrace || nearest < 0) return nearest;
    const indent = this.indentOf(closer, true);
    if (indent < 0) return nearest;
    let open = nearest;
    for (let tried = 0; open >= 0 && tried < MAX_SKIPPED; tried++) {
      const openIndent = this.indentOf(open, false);
      if (openIndent === indent) return open;
      if (openIndent < indent) break;
      open = this.nearestOpen(this.enclosing[open]!, opener);
    }
    return this.indentOf(nearest, false) < indent ? -1 : nearest;
  }

  private nearestOpen(from: number, opener: number): number {
    let open = from;
    for (let skipped = 0; open >= 0 && skipped < MAX_SKIPPED; skipped++) {
      if (this.tokens.kind[open] === TokenKind.InterpolationStart) return -1;
      if (this.text.charCodeAt(this.tokens.start[open]!) === opener) return open;
      open = this.enclosing[open]!;
    }
    return -1;
  }

  private closeInterpolation(i: number): void {
    let open = this.top;
    for (let skipped = 0; open >= 0 && this.tokens.kind[open] !== TokenKind.InterpolationStart; skipped++) {
      open = skipped < MAX_SKIPPED_IN_STRING ? this.enclosing[open]! : -1;
    }
    if (open !== this.top) this.balanced = false;
    if (open >= 0) this.join(open, i);
  }

  private directive(i: number): void {
    const word = this.text.slice(this.tokens.start[i]! + 1, this.tokens.end[i]).trim();
    if (word.startsWith('if')) this.conditionals.push(this.top);
    else if (word.startsWith('el')) this.top = this.conditionals.at(-1) ?? this.top;
    else if (word === 'endif') this.conditionals.pop();
    if (this.language !== 'c') return;
    this.beforeDirective = this.top;
    this.top = -1;
  }

  /** Columns of white space before the line of the token; -1 if unknown, or, with `first`, if it is not the line's first token. */
  private indentOf(token: number, first: boolean): number {
    const start = this.tokens.start[token]!;
    let lineStart = start;
    while (lineStart > 0 && !isLineEnd(this.text.charCodeAt(lineStart - 1))) {
      if (start - --lineStart > MAX_INDENT) return -1;
    }
    let indent = lineStart;
    while (indent < start && isWhite(this.text.charCodeAt(indent))) indent++;
    return first && indent !== start ? -1 : indent - lineStart;
  }
}

function isWhite(unit: number): boolean {
  return unit < 128 && (CHAR_CLASS[unit]! & CharClass.White) !== 0;
}
