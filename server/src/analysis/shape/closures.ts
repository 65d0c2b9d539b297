import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { isOneOf, isOperator, isUnit, isWord, skipGroup, textOf } from './token-text.ts';

/** A Swift closure or an Objective-C block. */
export interface Closure {
  /** Its first token: the `{` in Swift, the `^` in Objective-C. */
  readonly first: number;
  /** The braces. */
  readonly open: number;
  readonly close: number;
  /** The names of its parameters, `_` among them; none where Swift's `$0` is used. */
  readonly parameters: readonly string[];
  /** The first token of its statements. */
  readonly body: number;
}

/** Longest signature of a closure that is read, in tokens at its level. */
const MAX_SIGNATURE = 60;

/** The closure or block that begins at `token`, or `undefined`. */
export function closureAt(file: SourceFile, token: number): Closure | undefined {
  return file.language === 'swift' ? swiftClosure(file, token) : block(file, token);
}

/** The closure that is the whole value of the expression `tokens[first, last)`. */
export function closureIn(file: SourceFile, first: number, last: number): Closure | undefined {
  const closure = closureAt(file, first);
  return closure?.close === last - 1 ? closure : undefined;
}

function swiftClosure(file: SourceFile, open: number): Closure | undefined {
  const close = file.mate[open] ?? -1;
  if (close < open || !isUnit(file, open, Char.OpenBrace)) return undefined;
  const keyword = signatureEnd(file, open, close);
  const signature = { first: open, open, close, parameters: [], body: open + 1 };
  return keyword < 0
    ? signature
    : { ...signature, parameters: swiftParameters(file, open + 1, keyword), body: keyword + 1 };
}

/** The `in` of a closure's signature, or -1 if it has none. */
function signatureEnd(file: SourceFile, open: number, close: number): number {
  for (let i = open + 1, steps = 0; i < close && steps < MAX_SIGNATURE; i++, steps++) {
    if (isWord(file, i, 'in') && !isUnit(file, i - 1, Char.Dot)) return i;
    if (isOneOf(file, i, ';{}=') || isWord(file, i, 'for') || isWord(file, i, 'let') || isWord(file, i, 'var'))
      return -1;
    i = skipGroup(file, i);
  }
  return -1;
}

function swiftParameters(file: SourceFile, first: number, last: number): readonly string[] {
  let i = first;
  while (i < last && (isOneOf(file, i, '[') || textOf(file, i).startsWith('@'))) i = skipGroup(file, i) + 1;
  const typed = isUnit(file, i, Char.OpenParen);
  const end = typed ? file.mate[i]! : last;
  const names: string[] = [];
  for (let k = typed ? i + 1 : i; k < end; k++) {
    const starts = k === (typed ? i + 1 : i) || isUnit(file, k - 1, Char.Comma);
    if (starts && isWord(file, k) && !isWord(file, k, 'async') && !isWord(file, k, 'throws')) {
      names.push(textOf(file, typed && isWord(file, k + 1) && k + 1 < end ? k + 1 : k));
    }
    if (isOperator(file, k, '->')) break;
    k = skipGroup(file, k);
  }
  return names;
}

/** `^{ … }`, `^(T a, U b) { … }`, `^R(T a) { … }` */
function block(file: SourceFile, caret: number): Closure | undefined {
  if (!isOperator(file, caret, '^')) return undefined;
  for (let i = caret + 1, steps = 0; steps < MAX_SIGNATURE; i++, steps++) {
    if (isUnit(file, i, Char.OpenBrace)) {
      const close = file.mate[i]!;
      const parameters = isUnit(file, i - 1, Char.CloseParen) ? cParameters(file, file.mate[i - 1]!, i - 1) : [];
      return close < i ? undefined : { first: caret, open: i, close, parameters, body: i + 1 };
    }
    if (!isWord(file, i) && !isUnit(file, i, Char.OpenParen) && !/^[*<>,]+$/.test(textOf(file, i))) return undefined;
    i = skipGroup(file, i);
  }
  return undefined;
}

/** Words behind a C parameter's type that are not its name. */
const NO_NAME = /^(void|const|_Nullable|_Nonnull|_Null_unspecified|__unused|__nullable|__nonnull|__attribute__)$/;

/** The names of the parameters between two parentheses, in order; `_` for one without a name. */
export function cParameters(file: SourceFile, open: number, close: number): readonly string[] {
  const names: string[] = [];
  for (let i = open + 1; i < close; i++) {
    let name = '';
    let generics = 0;
    for (; i < close && (generics > 0 || !isUnit(file, i, Char.Comma)); i = skipGroup(file, i) + 1) {
      if (/^[*]*[<>]+$/.test(textOf(file, i))) generics += isOneOf(file, i, '<') ? 1 : -1;
      if (isWord(file, i) && !NO_NAME.test(textOf(file, i))) name = textOf(file, i);
      // `void (^name)(int)`
      const pointed = isUnit(file, i, Char.OpenParen) && /^[*^]$/.test(textOf(file, i + 1));
      if (!pointed) continue;
      name = isWord(file, i + 2) ? textOf(file, i + 2) : '_';
      i = Math.max(file.mate[i]!, i);
    }
    names.push(name === '' ? '_' : name);
  }
  return names.length === 1 && names[0] === '_' && isWord(file, open + 1, 'void') && close === open + 2 ? [] : names;
}
