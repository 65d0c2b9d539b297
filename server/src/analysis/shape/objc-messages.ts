import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/** A piece of a selector: its token, or -1 for a bare `:`, and its argument `tokens[first, last)`. */
export interface SelectorPiece {
  readonly token: number;
  readonly first: number;
  readonly last: number;
}

/** An Objective-C message `[receiver piece:argument piece:argument]`. */
export interface Message {
  readonly open: number;
  readonly close: number;
  readonly selector: string;
  /** The receiver is `tokens[open + 1, receiverEnd)`. */
  readonly receiverEnd: number;
  readonly pieces: readonly SelectorPiece[];
}

/** Gives {@link messageAt} of one file, if need be from what was found before. */
export type MessageFinder = (open: number) => Message | undefined;

/** The piece of the message's selector that stands at `token`. */
export function pieceAt({ pieces }: Message, token: number): SelectorPiece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.first <= token) low = middle + 1;
    else high = middle;
  }
  return pieces[low]?.token === token ? pieces[low] : undefined;
}

const BEFORE_MESSAGE = /^(return|else|case|in|do|__block|typeof|sizeof|__typeof__|throw|co_return|and|or|not)$/;
const NOT_AN_END =
  /^(const|struct|enum|unsigned|long|short|signed|return|__strong|__weak|__unsafe_unretained|__block|__kindof|sizeof|typename)$/;

/** The message that begins at the `[` at `open`, or `undefined` for a subscript, a literal or an attribute. */
export function messageAt(file: SourceFile, open: number): Message | undefined {
  const close = file.mate[open] ?? -1;
  if (close <= open + 1 || !isUnit(file, open, Char.OpenBracket) || isSubscript(file, open)) return undefined;
  const first = firstPiece(file, open, close);
  if (first < 0) return undefined;
  const pieces = piecesFrom(file, first, close);
  const colons = pieces.map((piece) => `${piece.token < 0 ? '' : textOf(file, piece.token)}:`).join('');
  return {
    open,
    close,
    selector: pieces.length === 0 ? textOf(file, first) : colons,
    receiverEnd: first,
    pieces: pieces.length === 0 ? [{ token: first, first: close, last: close }] : pieces,
  };
}

function isSubscript(file: SourceFile, open: number): boolean {
  if (isUnit(file, open - 1, Char.At) || isUnit(file, open - 1, Char.CloseBracket)) return true;
  if (kindOf(file, open - 1) === TokenKind.String) return true;
  return isWord(file, open - 1) && !BEFORE_MESSAGE.test(textOf(file, open - 1));
}

/** The first identifier that follows a whole receiver and is the last token or has a colon. */
function firstPiece(file: SourceFile, open: number, close: number): number {
  for (let i = open + 1; i < close; i++) {
    if (isUnit(file, i, Char.Semicolon)) return -1;
    const candidate = i > open + 1 && isWord(file, i) && (i + 1 === close || isArgumentColon(file, i + 1));
    if (candidate && endsExpression(file, i - 1, open)) return i;
    i = skipGroup(file, i);
  }
  return -1;
}

function isArgumentColon(file: SourceFile, token: number): boolean {
  return isUnit(file, token, Char.Colon) && !isUnit(file, token + 1, Char.Colon);
}

function endsExpression(file: SourceFile, token: number, open: number): boolean {
  const kind = kindOf(file, token);
  if (kind === TokenKind.Identifier) return !NOT_AN_END.test(textOf(file, token));
  if (kind === TokenKind.DirectiveEnd) return true;
  if (isOperator(file, token, '>')) return isWord(file, open + 1) && isOperator(file, open + 2, '<');
  if (kind === TokenKind.Punctuation) return ')]}'.includes(textOf(file, token));
  return (
    kind === TokenKind.Number ||
    kind === TokenKind.String ||
    kind === TokenKind.Character ||
    kind === TokenKind.Attribute
  );
}

/** A `?`, with what may touch it as in `a ?-b : c`. */
function isTernary(file: SourceFile, token: number): boolean {
  return kindOf(file, token) === TokenKind.Operator && textOf(file, token).startsWith('?');
}

/** Every piece from the first one on; none when the selector has no colon. */
function piecesFrom(file: SourceFile, first: number, close: number): readonly SelectorPiece[] {
  if (!isUnit(file, first + 1, Char.Colon)) return [];
  const pieces: SelectorPiece[] = [];
  let token = first;
  let start = first + 2;
  let ternaries = 0;
  for (let i = start; i < close; i++) {
    if (isTernary(file, i)) ternaries++;
    else if (isUnit(file, i, Char.Colon)) {
      if (ternaries > 0) ternaries--;
      else if (isArgumentColon(file, i) && !isUnit(file, i - 1, Char.Colon) && i > start) {
        const named = isWord(file, i - 1) && i - 1 > start;
        pieces.push({ token, first: start, last: named ? i - 1 : i });
        token = named ? i - 1 : -1;
        start = i + 1;
      }
    }
    i = skipGroup(file, i);
  }
  pieces.push({ token, first: start, last: close });
  return pieces;
}
