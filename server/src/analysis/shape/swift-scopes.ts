import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { containerOf, isUnit, isWord, skipGroup, textOf } from './token-text.ts';

/** The tokens `[first, last)` in which a local name is visible. */
export interface Scope {
  readonly first: number;
  readonly last: number;
}

/** Longest condition, pattern or list of declarations that is followed back, in tokens at its level. */
const MAX_BACK = 100;
/** Longest way from a condition to its block, in tokens at its level. */
const MAX_HEAD = 400;

/** What decides how far a name bound by `let` or `var` reaches. */
type Binder = 'block' | 'rest' | 'arm';

/**
 * Where a local name is visible that the `let` or `var` at `keyword` binds; `after` is the token after its value. The
 * name of an `if`, `while`, `for` or `catch` belongs to the block, that of a `case` to its arm, any other to what is
 * left of the block around it.
 */
export function localScope(file: SourceFile, keyword: number, after: number): Scope {
  const statement = outermost(file, keyword);
  const open = containerOf(file, statement);
  const rest = { first: after, last: open < 0 ? file.tokens.count : file.mate[open]! };
  switch (binderOf(file, statement)) {
    case 'block':
      return { first: after, last: blockEnd(file, after, rest.last) };
    case 'arm':
      return { first: after, last: armEnd(file, after, rest.last) };
    default:
      return rest;
  }
}

/** Whether the `let` or `var` at `keyword` is part of a condition or a pattern, where `let name` alone binds a value. */
export function isCondition(file: SourceFile, keyword: number): boolean {
  return binderOf(file, outermost(file, keyword)) !== undefined;
}

/** The first token of the pattern around `token`: the outermost parenthesis, as in `case .a(let x)`. */
function outermost(file: SourceFile, token: number): number {
  let first = token;
  for (let open = containerOf(file, token); isUnit(file, open, Char.OpenParen); open = containerOf(file, open)) {
    first = open;
    if (token - open > MAX_HEAD) break;
  }
  return first;
}

/** Words and marks after which a binding is part of a condition or a pattern. */
const BEFORE_BINDING = /^(if|while|guard|for|case|catch|,)$/;

function binderOf(file: SourceFile, statement: number): Binder | undefined {
  const binding = !isUnit(file, statement, Char.OpenParen);
  if (binding && !BEFORE_BINDING.test(textOf(file, statement - 1))) return undefined;
  let inCase = false;
  for (let i = statement - 1, steps = 0; i >= 0 && steps < MAX_BACK; i--, steps++) {
    if (isUnit(file, i, Char.CloseParen) || isUnit(file, i, Char.CloseBracket)) {
      if (file.mate[i]! < 0) return undefined;
      i = file.mate[i]!;
    } else if (endsSearch(file, i)) return inCase ? 'arm' : undefined;
    else if (isWord(file, i) && !isUnit(file, i - 1, Char.Dot)) {
      if (isWord(file, i, 'guard')) return 'rest';
      if (isWord(file, i, 'if') || isWord(file, i, 'while') || isWord(file, i, 'for') || isWord(file, i, 'catch'))
        return 'block';
      if (isWord(file, i, 'case')) inCase = true;
    }
  }
  return undefined;
}

function endsSearch(file: SourceFile, token: number): boolean {
  return [Char.OpenBrace, Char.CloseBrace, Char.Semicolon, Char.Colon].some((unit) => isUnit(file, token, unit));
}

/** The end of the block that follows a condition; `otherwise` if there is none. */
function blockEnd(file: SourceFile, from: number, otherwise: number): number {
  for (let i = from, steps = 0; i < otherwise && steps < MAX_HEAD; i++, steps++) {
    if (isUnit(file, i, Char.OpenBrace)) return file.mate[i]! > i ? file.mate[i]! : otherwise;
    i = skipGroup(file, i);
  }
  return otherwise;
}

/** Where the next `case` or `default` of the same `switch` begins. */
function armEnd(file: SourceFile, from: number, otherwise: number): number {
  for (let i = from; i < otherwise; i++) {
    if ((isWord(file, i, 'case') || isWord(file, i, 'default')) && !isUnit(file, i - 1, Char.Dot)) return i;
    i = skipGroup(file, i);
  }
  return otherwise;
}
