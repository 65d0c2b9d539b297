import { Char } from '../../analysis/source/characters.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import { braceAt } from '../../analysis/shape/statements.ts';
import { isUnit, isWord, kindOf, skipGroup, textOf } from '../../analysis/shape/token-text.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';

/** A condition with the code that runs, or in a `guard` does not run, when it holds. */
export interface Branch {
  /** Empty for a plain `else`. */
  readonly condition: Expression;
  readonly body: Expression;
}

/** An `if` with its `else`s, a `guard`, a `switch` or a `while`. */
export interface Conditional {
  readonly branches: readonly Branch[];
  readonly last: number;
}

/** Longest condition, and longest statement without braces, in tokens at its level. */
const MAX_CONDITION = 400;
/** How many branches of one `if` are read. */
const MAX_BRANCHES = 40;

/** The conditional statement whose keyword stands at `keyword`; `undefined` in half-typed code. */
export function conditionalAt(file: SourceFile, keyword: number): Conditional | undefined {
  const branches: Branch[] = [];
  let at = keyword;
  while (branches.length < MAX_BRANCHES) {
    const branch = branchAt(file, at);
    if (branch === undefined) break;
    branches.push(branch);
    const next = branch.body.last + 1;
    if (!isWord(file, next, 'else') || isWord(file, keyword, 'guard')) break;
    at = isWord(file, next + 1, 'if') ? next + 1 : next;
  }
  const last = branches.at(-1)?.body.last;
  return last === undefined ? undefined : { branches, last };
}

function branchAt(file: SourceFile, keyword: number): Branch | undefined {
  return file.language === 'swift' ? swiftBranch(file, keyword) : cBranch(file, keyword);
}

function swiftBranch(file: SourceFile, keyword: number): Branch | undefined {
  for (let i = keyword + 1, steps = 0; i < file.tokens.count && steps < MAX_CONDITION; i++, steps++) {
    if (isUnit(file, i, Char.OpenBrace) && file.mate[i]! > i && braceAt(file, i).kind !== 'closure') {
      const end = isWord(file, i - 1, 'else') ? i - 2 : i - 1;
      return { condition: { first: keyword + 1, last: end }, body: { first: i, last: file.mate[i]! } };
    }
    if (isUnit(file, i, Char.CloseBrace) || isUnit(file, i, Char.Semicolon)) return undefined;
    i = skipGroup(file, i);
  }
  return undefined;
}

function cBranch(file: SourceFile, keyword: number): Branch | undefined {
  const conditional = isUnit(file, keyword + 1, Char.OpenParen);
  const close = conditional ? file.mate[keyword + 1]! : keyword;
  if (close < 0) return undefined;
  const condition = { first: keyword + 2, last: close - 1 };
  const first = close + 1;
  if (isUnit(file, first, Char.OpenBrace)) {
    return file.mate[first]! < 0 ? undefined : { condition, body: { first, last: file.mate[first]! } };
  }
  for (let i = first, steps = 0; i < file.tokens.count && steps < MAX_CONDITION; i++, steps++) {
    if (isUnit(file, i, Char.Semicolon)) return { condition, body: { first, last: i } };
    if (isUnit(file, i, Char.CloseBrace)) return undefined;
    i = skipGroup(file, i);
  }
  return undefined;
}

/** The keyword of the whole `if … else if … else` that the branch with its keyword at `keyword` belongs to. */
export function firstKeyword(file: SourceFile, keyword: number): number {
  let at = keyword;
  for (let steps = 0; steps < MAX_BRANCHES; steps++) {
    const otherwise = isWord(file, at, 'else') ? at : at - 1;
    if (!isWord(file, otherwise, 'else') || !isUnit(file, otherwise - 1, Char.CloseBrace)) return at;
    const open = file.mate[otherwise - 1]!;
    if (open < 0) return at;
    at = keywordOf(file, open);
  }
  return at;
}

/** The keyword of the conditional that the block at `open` is the body of. */
function keywordOf(file: SourceFile, open: number): number {
  const { head } = braceAt(file, open);
  return isWord(file, head, 'else') && isWord(file, head + 1, 'if') ? head + 1 : head;
}

const EXIT = /^(return|throw|break|continue|goto|fatalError|preconditionFailure|exit|abort)$/;

/** Whether a block leaves: returns, throws, breaks or ends the process. */
export function exits(file: SourceFile, { first, last }: Expression): boolean {
  for (let i = first; i <= Math.min(last, first + MAX_CONDITION); i++) {
    if (isWord(file, i) && EXIT.test(textOf(file, i))) return true;
    if (kindOf(file, i) === TokenKind.Attribute && textOf(file, i) === '@throw') return true;
  }
  return false;
}
