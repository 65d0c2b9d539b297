import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { containerOf, endsLine, isOneOf, isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/** Longest statement that is followed back, in tokens at its level. */
const MAX_BACK = 400;

const GOES_ON_AFTER = /^(else|catch|while)$/;
const OPENS_ON =
  /^(return|throw|try|await|in|is|as|where|case|let|var|if|guard|while|for|switch|func|class|struct|enum|extension|protocol|else|repeat|defer|do|import|static|private|public|internal|fileprivate|open|final|override|mutating|weak|lazy)$/;

/** The first token of the statement, clause or declaration that `token` belongs to, at the token's own level. */
export function statementStart(file: SourceFile, token: number): number {
  let i = token;
  for (let steps = 0; i > 0 && steps < MAX_BACK; steps++) {
    const before = i - 1;
    if (startsMethod(file, i) || textOf(file, before) === '@end') return i;
    if (isOneOf(file, before, '{([;') || kindOf(file, before) === TokenKind.DirectiveEnd) return i;
    if (isUnit(file, before, Char.CloseBrace)) {
      if (!isChained(file, i) || file.mate[before]! < 0) return i;
      i = file.mate[before]!;
    } else if (isOneOf(file, before, ')]')) {
      if (file.mate[before]! < 0 || startsLineAnew(file, i)) return i;
      i = file.mate[before]!;
    } else if (startsLineAnew(file, i)) return i;
    else i = before;
  }
  return i;
}

/** The `-` or `+` of an Objective-C method: at the level of the file, where no expression stands. */
function startsMethod(file: SourceFile, token: number): boolean {
  if (file.language !== 'c' || containerOf(file, token) >= 0 || !isUnit(file, token + 1, Char.OpenParen)) return false;
  return isOperator(file, token, '-') || isOperator(file, token, '+');
}

/** Whether what follows a `}` goes on with the expression that the brace ended: `} .map`, `}()`. */
function isChained(file: SourceFile, token: number): boolean {
  if (isWord(file, token)) return false;
  return isOneOf(file, token, '.,?!:)]') || (isOneOf(file, token, '([') && !endsLine(file, token - 1));
}

/** Whether a Swift statement begins at a token because a line does. C's statements end with a semicolon. */
function startsLineAnew(file: SourceFile, token: number): boolean {
  if (file.language !== 'swift' || !endsLine(file, token - 1)) return false;
  if (isOneOf(file, token, '.{,)]:?') || isWord(file, token, 'where') || isWord(file, token, 'else')) return false;
  if (kindOf(file, token) === TokenKind.Operator && !/^[-!~&]$/.test(textOf(file, token))) return false;
  if (isOneOf(file, token - 1, ',:.') || kindOf(file, token - 1) === TokenKind.Operator)
    return /^[?!]$/.test(textOf(file, token - 1));
  return !(isWord(file, token - 1) && OPENS_ON.test(textOf(file, token - 1)) && !isUnit(file, token - 2, Char.Dot));
}

/** What a pair of braces is the body of. */
export type BraceKind =
  | 'loop'
  | 'if'
  | 'guard'
  | 'else'
  | 'switch'
  | 'do'
  | 'catch'
  | 'defer'
  | 'function'
  | 'accessor'
  | 'type'
  | 'closure'
  | 'other';

const BY_WORD: Readonly<Record<string, BraceKind>> = {
  if: 'if',
  guard: 'guard',
  else: 'else',
  for: 'loop',
  while: 'loop',
  repeat: 'loop',
  switch: 'switch',
  do: 'do',
  catch: 'catch',
  defer: 'defer',
  func: 'function',
  init: 'function',
  deinit: 'function',
  subscript: 'function',
  var: 'accessor',
  get: 'accessor',
  set: 'accessor',
  willSet: 'accessor',
  didSet: 'accessor',
  class: 'type',
  struct: 'type',
  enum: 'type',
  extension: 'type',
  protocol: 'type',
  actor: 'type',
};

/** A pair of braces with what they are the body of. */
export interface Brace {
  readonly kind: BraceKind;
  /** The first token of what the braces belong to: the keyword, the function's first token, the closure's expression. */
  readonly head: number;
}

/** What the `{` at `open` begins the body of. */
export function braceAt(file: SourceFile, open: number): Brace {
  return file.language === 'swift' ? swiftBrace(file, open) : cBrace(file, open);
}

function swiftBrace(file: SourceFile, open: number): Brace {
  if (isOneOf(file, open - 1, '(,:[')) return { kind: 'closure', head: open };
  const start = statementStart(file, open);
  let assigned = false;
  for (let i = start; i < open; i++) {
    if (isWord(file, i) && !isUnit(file, i - 1, Char.Dot)) {
      const kind = wordKind(file, i);
      if (kind !== undefined && !(assigned && kind === 'accessor')) return guardElse(file, kind, i, open);
    } else if (textOf(file, i) === '=') assigned = true;
    if (file.mate[i]! > i) i = Math.min(file.mate[i]!, open);
  }
  return { kind: 'closure', head: start };
}

function wordKind(file: SourceFile, token: number): BraceKind | undefined {
  const word = textOf(file, token);
  const kind = Object.hasOwn(BY_WORD, word) ? BY_WORD[word] : undefined;
  const isAccessor = kind === 'accessor' && word !== 'var';
  if (isAccessor && !isOneOf(file, token - 1, '{};') && !endsLine(file, token - 1)) return undefined;
  // `class func`, `class var`: not a type.
  return word === 'class' && /^(func|var|let)$/.test(textOf(file, token + 1)) ? undefined : kind;
}

/** The block of a `guard` is its `else`: code in it runs when the condition does not hold. */
function guardElse(file: SourceFile, kind: BraceKind, head: number, open: number): Brace {
  return kind === 'guard' && isWord(file, open - 1, 'else') ? { kind: 'guard', head } : { kind, head };
}

function cBrace(file: SourceFile, open: number): Brace {
  const before = open - 1;
  if (isWord(file, before, 'else') || isWord(file, before, 'do')) {
    return { kind: isWord(file, before, 'do') ? 'loop' : 'else', head: before };
  }
  if (isUnit(file, before, Char.CloseParen) && file.mate[before]! > 0)
    return afterParentheses(file, file.mate[before]!);
  const start = statementStart(file, open);
  const first = textOf(file, start);
  if (/^[-+]$/.test(first)) return { kind: 'function', head: start };
  for (let i = start; i < open; i++) {
    if (textOf(file, i) === '^') return { kind: 'closure', head: i };
    if (/^(struct|enum|union|class|namespace)$/.test(textOf(file, i))) return { kind: 'type', head: start };
    i = skipGroup(file, i);
  }
  return { kind: 'other', head: start };
}

function afterParentheses(file: SourceFile, open: number): Brace {
  const head = open - 1;
  const word = textOf(file, head);
  if (word === '^' || textOf(file, head - 1) === '^') return { kind: 'closure', head: word === '^' ? head : head - 1 };
  if (word === 'if') return { kind: isWord(file, head - 1, 'else') ? 'else' : 'if', head };
  if (word === '@catch' || word === 'catch') return { kind: 'catch', head };
  if (word === '@synchronized') return { kind: 'do', head };
  const kind = isWord(file, head) && Object.hasOwn(BY_WORD, word) ? BY_WORD[word] : undefined;
  if (kind !== undefined) return { kind, head };
  return { kind: 'function', head: statementStart(file, head) };
}

/** Whether what follows the `}` at `close` belongs to the same statement: `else`, `catch`, the `while` of `repeat`. */
export function goesOn(file: SourceFile, close: number): boolean {
  return GOES_ON_AFTER.test(textOf(file, close + 1));
}
