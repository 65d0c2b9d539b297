import { Char } from '../../analysis/source/characters.ts';
import type { TokenRange } from '../../analysis/source/regions.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';
import { bodyAround } from '../../analysis/shape/functions.ts';
import { braceAt, statementStart } from '../../analysis/shape/statements.ts';
import { containerOf, isOneOf, isUnit, isWord, skipGroup, textOf } from '../../analysis/shape/token-text.ts';

/** How many parentheses may stand around a condition. */
const MAX_NESTING = 6;
/** Longest condition, and longest block that is searched for its exit, in tokens at its level. */
const MAX_TOKENS = 300;

/**
 * The code that runs or not according to the condition that `token` is part of: the branches of an `if` or a `switch`,
 * and, behind a `guard` or an `if` that leaves, what is left of the function. Nothing where it is no condition.
 */
export function dependentCode(file: SourceFile, token: number): readonly TokenRange[] {
  const head = conditionHead(file, token);
  if (head === undefined) return [];
  const open = blockAfter(file, head.after);
  if (open < 0) return singleStatement(file, head.after);
  const close = file.mate[open]!;
  const rest = (): readonly TokenRange[] => {
    const body = bodyAround(file, head.keyword);
    return body === undefined ? [] : [{ first: close, last: body.close }];
  };
  if (head.word === 'guard') return rest();
  const branches = [{ first: open, last: close }, ...elseBranches(file, close)];
  return head.word === 'if' && leaves(file, open, close) ? [...branches, ...rest()] : branches;
}

interface Head {
  readonly word: string;
  readonly keyword: number;
  /** The token from which the block is looked for. */
  readonly after: number;
}

function conditionHead(file: SourceFile, token: number): Head | undefined {
  let inner = token;
  for (let depth = 0; depth < MAX_NESTING; depth++) {
    const open = containerOf(file, inner);
    if (open < 0 || isUnit(file, open, Char.OpenBrace))
      return file.language === 'swift' ? swiftHead(file, inner) : undefined;
    const word = textOf(file, open - 1);
    if (file.language === 'c' && /^(if|switch)$/.test(word)) {
      return { word, keyword: open - 1, after: file.mate[open]! + 1 };
    }
    inner = open;
  }
  return undefined;
}

function swiftHead(file: SourceFile, inner: number): Head | undefined {
  const start = statementStart(file, inner);
  const keyword = isWord(file, start, 'else') ? start + 1 : start;
  const word = textOf(file, keyword);
  return /^(if|guard|switch)$/.test(word) && keyword < inner ? { word, keyword, after: inner } : undefined;
}

/** The `{` of the block behind a condition; -1 for a single statement. */
function blockAfter(file: SourceFile, after: number): number {
  if (file.language === 'c') return isUnit(file, after, Char.OpenBrace) && file.mate[after]! > after ? after : -1;
  for (let i = after, steps = 0; steps < MAX_TOKENS; i++, steps++) {
    if (isOneOf(file, i, '};') || textOf(file, i) === '') return -1;
    if (isUnit(file, i, Char.OpenBrace) && braceAt(file, i).kind !== 'closure') return file.mate[i]! > i ? i : -1;
    i = skipGroup(file, i);
  }
  return -1;
}

/** C's `if (…) statement;`, with what its `else` holds. */
function singleStatement(file: SourceFile, after: number): readonly TokenRange[] {
  if (file.language !== 'c') return [];
  for (let i = after, steps = 0; steps < MAX_TOKENS; i++, steps++) {
    if (isUnit(file, i, Char.Semicolon)) {
      const returns = /^(return|goto|continue|break)$/.test(textOf(file, after));
      const body = returns ? bodyAround(file, after) : undefined;
      const rest = body === undefined ? [] : [{ first: i, last: body.close }];
      return [{ first: after, last: i }, ...elseBranches(file, i), ...rest];
    }
    if (isUnit(file, i, Char.CloseBrace) || textOf(file, i) === '') return [];
    i = skipGroup(file, i);
  }
  return [];
}

/** The blocks behind `else` and `else if`. */
function elseBranches(file: SourceFile, close: number): readonly TokenRange[] {
  const found: TokenRange[] = [];
  for (let end = close; isWord(file, end + 1, 'else') && found.length < MAX_NESTING;) {
    let open = end + 2;
    for (let steps = 0; !isUnit(file, open, Char.OpenBrace) && steps < MAX_TOKENS; steps++)
      open = skipGroup(file, open) + 1;
    if (!isUnit(file, open, Char.OpenBrace) || file.mate[open]! < open) return found;
    end = file.mate[open]!;
    found.push({ first: open, last: end });
  }
  return found;
}

/** Whether a block ends the function, the loop or the closure that it stands in. */
function leaves(file: SourceFile, open: number, close: number): boolean {
  for (let i = open + 1, steps = 0; i < close && steps < MAX_TOKENS; i++, steps++) {
    if (isWord(file, i) && /^(return|throw|continue|goto)$/.test(textOf(file, i))) return true;
    i = skipGroup(file, i);
  }
  return false;
}
