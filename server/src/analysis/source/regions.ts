import { isLineEnd } from './characters.ts';
import {
  APPLE_PLATFORMS,
  CONDITIONAL_BRANCHES,
  CONDITIONAL_STARTS,
  type CompilationFacts,
  evaluateCondition,
  isDefined,
  type Truth,
} from './conditions.ts';
import type { SourceLanguage } from './language.ts';
import { type Tokens, TokenKind } from './tokens.ts';

/** A run of tokens `[first, last)`. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

interface Conditional {
  /** Where the branch that is being read begins. */
  first: number;
  /** Whether that branch can never be compiled for an Apple platform. */
  dead: boolean;
  /** Whether an earlier branch always is. */
  taken: Truth;
  readonly outerDead: boolean;
}

/**
 * The token runs that are never compiled where `facts` hold, for any Apple platform if not told otherwise: `#if 0`,
 * `os(Linux)`, `_WIN32` and the like, and the `#else` of what always is. In order; a run inside another is not listed by
 * itself.
 */
export function inactiveRegions(
  text: string,
  tokens: Tokens,
  language: SourceLanguage,
  facts = APPLE_PLATFORMS,
): readonly TokenRange[] {
  const regions: TokenRange[] = [];
  const open: Conditional[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== TokenKind.Directive) continue;
    const word = text.slice(tokens.start[i]! + 1, tokens.end[i]).trim();
    const current = open.at(-1);
    if (CONDITIONAL_STARTS.has(word)) {
      const value = conditionValue(text, tokens, language, word, i, facts);
      const outerDead = current !== undefined && (current.dead || current.outerDead);
      open.push({ first: i + 1, dead: value === false, taken: value === true, outerDead });
    } else if (current && CONDITIONAL_BRANCHES.has(word)) {
      endBranch(regions, current, i);
      const value = word === 'else' ? true : conditionValue(text, tokens, language, word, i, facts);
      current.dead = current.taken === true || value === false;
      current.taken = current.taken === true || value === true;
      current.first = i + 1;
    } else if (current && word === 'endif') {
      endBranch(regions, current, i);
      open.pop();
    }
  }
  for (const current of open) endBranch(regions, current, tokens.count);
  return regions.sort((a, b) => a.first - b.first);
}

/** The lines of C's directives: from a `Directive` token up to and without its `DirectiveEnd`, in order. */
export function directiveLines(tokens: Tokens): readonly TokenRange[] {
  const lines: TokenRange[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== TokenKind.Directive) continue;
    const first = i;
    i = directiveEnd(tokens, i);
    lines.push({ first, last: i });
  }
  return lines;
}

/** The range around a token among ranges that are in order and apart from each other. */
export function rangeAround(ranges: readonly TokenRange[], token: number): TokenRange | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.last <= token) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found !== undefined && found.first <= token ? found : undefined;
}

function endBranch(regions: TokenRange[], branch: Conditional, last: number): void {
  if (branch.dead && !branch.outerDead) regions.push({ first: branch.first, last });
}

function conditionValue(
  text: string,
  tokens: Tokens,
  language: SourceLanguage,
  word: string,
  at: number,
  facts: CompilationFacts,
): Truth {
  const last = language === 'c' ? directiveEnd(tokens, at) : endOfLine(text, tokens, at);
  if (word.endsWith('def')) {
    const value = isDefined(at + 1 < last ? text.slice(tokens.start[at + 1], tokens.end[at + 1]) : '');
    return value === undefined || !word.endsWith('ndef') ? value : !value;
  }
  return evaluateCondition(text, tokens, language, at + 1, last, facts);
}

function directiveEnd(tokens: Tokens, at: number): number {
  let i = at + 1;
  while (i < tokens.count && tokens.kind[i] !== TokenKind.DirectiveEnd) i++;
  return i;
}

/** The token after a Swift condition: the first of the next line, or a directive on the same one in broken text. */
function endOfLine(text: string, tokens: Tokens, at: number): number {
  let i = at + 1;
  while (i < tokens.count && tokens.kind[i] !== TokenKind.Directive && !startsLine(text, tokens, i)) i++;
  return i;
}

function startsLine(text: string, tokens: Tokens, token: number): boolean {
  for (let i = tokens.end[token - 1]!; i < tokens.start[token]!; i++) if (isLineEnd(text.charCodeAt(i))) return true;
  return false;
}
