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
  const start = startBefore(file, token);
  const label = file.language === 'swift' ? caseLabelEnd(file, start, token) : classHeadEnd(file, start);
  return label > start && label <= token ? label : start;
}

/** The token after the label of a Swift `case …:` or `default:` that stands at `start`; -1 if none ends before `limit`. */
function caseLabelEnd(file: SourceFile, start: number, limit: number): number {
  if (isWord(file, start, 'default')) return start + 2;
  if (textOf(file, start) === '@unknown') return start + 3;
  if (!isWord(file, start, 'case')) return -1;
  for (let i = start + 1; i < limit; i = skipGroup(file, i) + 1) if (isUnit(file, i, Char.Colon)) return i + 1;
  return -1;
}

/** The token after `@implementation Name (Category)`: what follows it has no mark of its own. */
function classHeadEnd(file: SourceFile, start: number): number {
  if (textOf(file, start) !== '@implementation') return -1;
  return isUnit(file, start + 2, Char.OpenParen) ? file.mate[start + 2]! + 1 : start + 2;
}

function startBefore(file: SourceFile, token: number): number {
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

/** Whether what follows a `}` goes on with the expression that the brace ended: `} .map`, `}()`, `} ?? b`. */
function isChained(file: SourceFile, token: number): boolean {
  if (isOneOf(file, token, '.,?!:)]')) return true;
  if (file.language === 'c' || endsLine(file, token - 1)) return false;
  return isOneOf(file, token, '([{') || kindOf(file, token) === TokenKind.Operator;
}

/** Whether a Swift statement begins at a token because a line does. C's statements end with a semicolon. */
function startsLineAnew(file: SourceFile, token: number): boolean {
  if (file.language !== 'swift' || !endsLine(file, token - 1)) return false;
  if (isOneOf(file, token, '.{,)]:?') || isWord(file, token, 'where') || isWord(file, token, 'else')) return false;
  if (kindOf(file, token) === TokenKind.Operator && !/^[-!~&]$/.test(textOf(file, token))) return false;
  if (isOneOf(file, token - 1, ',:.') || kindOf(file, token - 1) === TokenKind.Operator)
    // What may end a type: `T?`, `Array<T>`, `Array<T>?`.
    return /^(>+[?!]*|[?!]+)$/.test(textOf(file, token - 1));
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
  const start = guardBefore(file, open - 1) ?? statementStart(file, open);
  const closure: Brace = { kind: 'closure', head: start };
  if (isOperator(file, open - 1, '=')) return closure;
  let assigned = false;
  for (let i = start; i < open; i++) {
    if (isWord(file, i) && !isUnit(file, i - 1, Char.Dot)) {
      const kind = wordKind(file, i);
      if (kind !== undefined && !(assigned && kind === 'accessor')) {
        return isClosureWithin(file, kind, i, open) ? closure : { kind, head: i };
      }
    } else if (isOperator(file, i, '=')) assigned = true;
    if (file.mate[i]! > i) i = Math.min(file.mate[i]!, open);
  }
  return closure;
}

/** The `guard` that the `else` at `token` belongs to, where a closure of its condition stands right before it. */
function guardBefore(file: SourceFile, token: number): number | undefined {
  if (!isWord(file, token, 'else') || !isUnit(file, token - 1, Char.CloseBrace)) return undefined;
  const open = file.mate[token - 1]!;
  const start = open < 0 ? -1 : statementStart(file, open);
  return isWord(file, start, 'guard') ? start : undefined;
}

/** Whether the braces behind a keyword are a closure in its condition or its value, and not its body. */
function isClosureWithin(file: SourceFile, kind: BraceKind, head: number, open: number): boolean {
  if (kind === 'guard') return !isWord(file, open - 1, 'else');
  if (isWord(file, head, 'var')) return hasValue(file, head, open) && !opensObservers(file, open);
  return /^(if|else|loop|switch)$/.test(kind) && !isWord(file, open - 1, 'else') && conditionGoesOn(file, open);
}

function hasValue(file: SourceFile, head: number, open: number): boolean {
  for (let i = head; i < open; i = skipGroup(file, i) + 1) if (isOperator(file, i, '=')) return true;
  return false;
}

function opensObservers(file: SourceFile, open: number): boolean {
  return /^(willSet|didSet)$/.test(textOf(file, open + 1));
}

/** Whether the braces are followed, in their line, by more of a condition: a block, a comma, a member, an operator. */
function conditionGoesOn(file: SourceFile, open: number): boolean {
  const close = file.mate[open]!;
  if (close < open || endsLine(file, close)) return false;
  const operator = kindOf(file, close + 1) === TokenKind.Operator;
  return operator || isOneOf(file, close + 1, '{,.([?!') || /^(is|as|where)$/.test(textOf(file, close + 1));
}

function wordKind(file: SourceFile, token: number): BraceKind | undefined {
  const word = textOf(file, token);
  const kind = Object.hasOwn(BY_WORD, word) ? BY_WORD[word] : undefined;
  const isAccessor = kind === 'accessor' && word !== 'var';
  if (isAccessor && !isOneOf(file, token - 1, '{};') && !endsLine(file, token - 1)) return undefined;
  // `class func`, `class var`: not a type.
  return word === 'class' && /^(func|var|let)$/.test(textOf(file, token + 1)) ? undefined : kind;
}

/** Words that may stand between a C++ function's parameters and its body. */
const AFTER_PARAMETERS = /^(const|noexcept|override|final|mutable)$/;

function cBrace(file: SourceFile, open: number): Brace {
  let before = open - 1;
  while (isWord(file, before) && AFTER_PARAMETERS.test(textOf(file, before))) before--;
  if (isWord(file, before, 'else')) return { kind: 'else', head: before };
  if (isWord(file, before, 'do')) return { kind: 'loop', head: before };
  if (/^(@autoreleasepool|@try|@finally|try)$/.test(textOf(file, before))) return { kind: 'do', head: before };
  if (isUnit(file, before, Char.CloseParen) && file.mate[before]! > 0)
    return afterParentheses(file, file.mate[before]!);
  if (isUnit(file, before, Char.CloseBracket) && !isWord(file, file.mate[before]! - 1)) {
    return { kind: 'closure', head: Math.max(file.mate[before]!, 0) };
  }
  const start = statementStart(file, open);
  if (isOperator(file, before, '=')) return { kind: 'other', head: start };
  if (/^[-+]$/.test(textOf(file, start))) return { kind: 'function', head: start };
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
  const caret = caretBefore(file, head);
  if (caret >= 0) return { kind: 'closure', head: caret };
  if (word === ']') return { kind: 'closure', head: Math.max(file.mate[head]!, 0) };
  if (word === 'if' || word === 'constexpr') {
    const keyword = word === 'if' ? head : head - 1;
    return { kind: isWord(file, keyword - 1, 'else') ? 'else' : 'if', head: keyword };
  }
  if (word === '@catch' || word === 'catch') return { kind: 'catch', head };
  if (word === '@synchronized') return { kind: 'do', head };
  const kind = isWord(file, head) && Object.hasOwn(BY_WORD, word) ? BY_WORD[word] : undefined;
  if (kind !== undefined) return { kind, head };
  const start = statementStart(file, head);
  return { kind: kindOfNamed(file, head, start), head: start };
}

/** Longest return type of a block that is followed back, in tokens. */
const MAX_BLOCK_TYPE = 12;

/** The `^` of a block whose parameters open behind `token`; -1 for none. */
function caretBefore(file: SourceFile, token: number): number {
  for (let i = token, steps = 0; steps < MAX_BLOCK_TYPE; i--, steps++) {
    if (isOperator(file, i, '^')) return i;
    if (!isWord(file, i) && !/^[*<>]+$/.test(textOf(file, i))) return -1;
  }
  return -1;
}

/** What the braces behind `… name(…)` are the body of; `name` stands at `head`, its statement begins at `start`. */
function kindOfNamed(file: SourceFile, head: number, start: number): BraceKind {
  if (isWord(file, start, 'typedef') || /^(NS|CF)_\w*(ENUM|OPTIONS)$/.test(textOf(file, head))) return 'type';
  // A compound literal: `(CGSize){ … }`.
  if ((!isWord(file, head) && !isUnit(file, head, Char.CloseParen)) || isWord(file, head, 'return')) return 'other';
  const container = containerOf(file, head);
  if (start !== head || container < 0) return 'function';
  // Within a function a name alone, without a type, is a macro's; within a C++ class it is a constructor's.
  const around = textOf(file, statementStart(file, container));
  return /^(class|struct|union|namespace|extern|template)$/.test(around) ? 'function' : 'other';
}

/** Whether what follows the `}` at `close` belongs to the same statement: `else`, `catch`, the `while` of `repeat`. */
export function goesOn(file: SourceFile, close: number): boolean {
  return GOES_ON_AFTER.test(textOf(file, close + 1));
}
