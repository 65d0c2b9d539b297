import { isLineEnd } from './characters.ts';
import { evaluateCondition, isDefined, type Truth } from './conditions.ts';
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
 * The token runs that are never compiled for an Apple platform: `#if 0`, `os(Linux)`, `_WIN32` and the like, and the
 * `#else` of what always is. In order; a run inside another is not listed by itself.
 */
export function inactiveRegions(text: string, tokens: Tokens, language: SourceLanguage): readonly TokenRange[] {
  const regions: TokenRange[] = [];
  const open: Conditional[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== TokenKind.Directive) continue;
    const word = text.slice(tokens.start[i]! + 1, tokens.end[i]).trim();
    const current = open.at(-1);
    if (word === 'if' || word === 'ifdef' || word === 'ifndef') {
      const value = conditionValue(text, tokens, language, word, i);
      const outerDead = current !== undefined && (current.dead || current.outerDead);
      open.push({ first: i + 1, dead: value === false, taken: value === true, outerDead });
    } else if (current && word.startsWith('el')) {
      endBranch(regions, current, i);
      const value = word === 'else' ? true : conditionValue(text, tokens, language, word, i);
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

function endBranch(regions: TokenRange[], branch: Conditional, last: number): void {
  if (branch.dead && !branch.outerDead) regions.push({ first: branch.first, last });
}

function conditionValue(text: string, tokens: Tokens, language: SourceLanguage, word: string, at: number): Truth {
  const last = language === 'c' ? directiveEnd(tokens, at) : endOfLine(text, tokens, at);
  if (word === 'ifdef' || word === 'ifndef') {
    const value = isDefined(at + 1 < last ? text.slice(tokens.start[at + 1], tokens.end[at + 1]) : '');
    return value === undefined || word === 'ifdef' ? value : !value;
  }
  return evaluateCondition(text, tokens, language, at + 1, last);
}

function directiveEnd(tokens: Tokens, at: number): number {
  let i = at + 1;
  while (i < tokens.count && tokens.kind[i] !== TokenKind.DirectiveEnd) i++;
  return i;
}

function endOfLine(text: string, tokens: Tokens, at: number): number {
  let offset = tokens.end[at]!;
  while (offset < text.length && !isLineEnd(text.charCodeAt(offset))) offset++;
  let i = at + 1;
  while (i < tokens.count && tokens.start[i]! < offset) i++;
  return i;
}
