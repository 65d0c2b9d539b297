import { Char, CHAR_CLASS, CharClass, isLineEnd } from './characters.ts';
import { CONDITIONAL_BRANCHES, CONDITIONAL_STARTS } from './conditions.ts';
import type { SourceLanguage } from './language.ts';
import { type Tokens, TokenKind } from './tokens.ts';

/** The bracket structure of a token list; both columns hold token positions, -1 for none. */
export interface Brackets {
  /** For a bracket, its partner. */
  readonly mate: Int32Array;
  /** For every token, the innermost bracket around it that has a partner. */
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
 * branches does no harm, and the first of them decides what is open after it; each C directive stands by itself. Where
 * the text is broken, a brace closes what was opened at its own indentation, unless that leaves more without a partner.
 */
export function matchBrackets(text: string, tokens: Tokens, language: SourceLanguage): Brackets {
  const plain = new Matcher(text, tokens, language).run();
  if (plain.balanced) return withoutUnmatched(plain);
  const indented = new Matcher(text, tokens, language, plain).run();
  return withoutUnmatched(indented.pairs < plain.pairs ? plain : indented);
}

/** Passes over the brackets around a token that have no partner. */
function withoutUnmatched({ mate, enclosing }: Brackets): Brackets {
  for (let i = 0; i < enclosing.length; i++) {
    const open = enclosing[i]!;
    if (open >= 0 && mate[open]! < 0) enclosing[i] = enclosing[open]!;
  }
  return { mate, enclosing };
}

interface Conditional {
  /** The innermost bracket that was open before it. */
  readonly before: number;
  /** The innermost bracket that was open at the end of its first branch, once that is read. */
  after?: number;
}

class Matcher implements Brackets {
  readonly mate: Int32Array;
  /** While matching: the innermost bracket that was open before a token, with a partner or without. */
  readonly enclosing: Int32Array;
  balanced = true;
  pairs = 0;
  /** The innermost open bracket; those around it are found through {@link enclosing}. */
  private top = -1;
  private readonly conditionals: Conditional[] = [];
  /** Where the text goes on after a C directive. */
  private outside = { top: -1, balanced: true };

  constructor(
    private readonly text: string,
    private readonly tokens: Tokens,
    private readonly language: SourceLanguage,
    /** The first attempt, when it found the text broken. */
    private readonly broken?: Brackets,
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
          if (this.broken === undefined || this.broken.mate[i]! >= 0) this.top = i;
          break;
        case TokenKind.InterpolationEnd:
          this.closeInterpolation(i);
          break;
        case TokenKind.Directive:
          this.directive(i);
          break;
        case TokenKind.DirectiveEnd:
          this.top = this.outside.top;
          this.balanced = this.outside.balanced;
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
    if (this.mate[opener]! < 0) {
      this.mate[opener] = closer;
      this.pairs++;
    }
    this.mate[closer] = opener;
    this.top = this.enclosing[opener]!;
  }

  private partner(closer: number, opener: number): number {
    const nearest = this.nearestOpen(this.top, opener);
    if (this.broken === undefined || opener !== Char.OpenBrace || nearest < 0) return nearest;
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
    const current = this.conditionals.at(-1);
    if (CONDITIONAL_STARTS.has(word)) this.conditionals.push({ before: this.top });
    else if (current && CONDITIONAL_BRANCHES.has(word)) {
      current.after ??= this.top;
      this.top = current.before;
    } else if (current && word === 'endif') {
      this.top = current.after ?? this.top;
      this.conditionals.pop();
    }
    if (this.language !== 'c') return;
    this.outside = { top: this.top, balanced: this.balanced };
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
