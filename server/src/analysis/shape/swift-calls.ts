import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { endsLine, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/** An argument of a Swift call: `label` is `_` where there is none; its value is `tokens[first, last)`. */
export interface Argument {
  readonly label: string;
  /** Whether the label is written out, with its colon. */
  readonly labelled: boolean;
  readonly first: number;
  readonly last: number;
}

/** A Swift call `callee(arguments) { trailing }`. */
export interface SwiftCall {
  /** The callee's last identifier. */
  readonly callee: number;
  readonly open: number;
  readonly close: number;
  readonly arguments: readonly Argument[];
  /** How many closures follow the parentheses. */
  readonly closures: number;
  /** The last token of the call, its closures included. */
  readonly end: number;
}

/** Longest generic argument list that is understood, in tokens. */
const MAX_GENERIC = 200;

const NOT_CALLEES = new Set(
  (
    'if while for guard switch return in case throw throws rethrows try await is as let var where repeat else catch ' +
    'defer do subscript deinit async func inout some any yield each consume copy unowned nonisolated get set willSet didSet'
  ).split(' '),
);

/** The call whose callee's last identifier is `token`, or `undefined` if none begins there. */
export function swiftCallAt(file: SourceFile, token: number): SwiftCall | undefined {
  if (!isWord(file, token) || isWord(file, token - 1, 'func')) return undefined;
  if (!isUnit(file, token - 1, Char.Dot) && NOT_CALLEES.has(textOf(file, token))) return undefined;
  let open = skipGenericArguments(file, token + 1);
  if (
    (isUnit(file, open, Char.Question) || isUnit(file, open, Char.Exclamation)) &&
    isUnit(file, open + 1, Char.OpenParen)
  )
    open++;
  if (!isUnit(file, open, Char.OpenParen) || endsLine(file, open - 1)) return undefined;
  const close = file.mate[open]!;
  if (close < 0) return undefined;
  return { callee: token, open, close, arguments: argumentsOf(file, open, close), ...trailingClosures(file, close) };
}

/** `{ … }` and `label: { … }` behind a call whose `)` is `close`. */
function trailingClosures(file: SourceFile, close: number): { closures: number; end: number } {
  let closures = 0;
  let end = close;
  let open = endsLine(file, close) ? -1 : close + 1;
  while (isUnit(file, open, Char.OpenBrace) && file.mate[open]! > open) {
    closures++;
    end = file.mate[open]!;
    open = isWord(file, end + 1) && isUnit(file, end + 2, Char.Colon) ? end + 3 : -1;
  }
  return { closures, end };
}

/** The token after `<…>` when a generic argument list stands at `token`; otherwise `token` itself. */
export function skipGenericArguments(file: SourceFile, token: number): number {
  if (kindOf(file, token) !== TokenKind.Operator || !textOf(file, token).startsWith('<')) return token;
  let depth = 0;
  const limit = Math.min(file.tokens.count, token + MAX_GENERIC);
  for (let i = token; i < limit; i++) {
    const kind = kindOf(file, i);
    if (kind === TokenKind.Operator) {
      const change = genericDepth(textOf(file, i));
      if (change === undefined) return token;
      depth += change;
      if (depth <= 0) return depth === 0 ? i + 1 : token;
    } else if (isUnit(file, i, Char.OpenParen) || isUnit(file, i, Char.OpenBracket)) {
      if (file.mate[i]! < 0) return token;
      i = file.mate[i]!;
    } else if (kind === TokenKind.Punctuation) {
      if (!',.:?!'.includes(textOf(file, i))) return token;
    } else if (kind !== TokenKind.Identifier && kind !== TokenKind.Attribute) return token;
  }
  return token;
}

/** How an operator within a generic argument list changes its depth; `undefined` if it can't stand there. */
function genericDepth(operator: string): number | undefined {
  if (operator === '->' || operator === '&' || operator === '...') return 0;
  let depth = 0;
  for (const character of operator) {
    if (character === '<') depth++;
    else if (character === '>') depth--;
    else if (!'?&~'.includes(character)) return undefined;
  }
  return depth;
}

/** The arguments between two parentheses. A compound name such as `send(_:toPeers:)` reads as arguments without values. */
export function argumentsOf(file: SourceFile, open: number, close: number): readonly Argument[] {
  const found: Argument[] = [];
  let i = open + 1;
  while (i < close) {
    const labelled = isWord(file, i) && isUnit(file, i + 1, Char.Colon);
    const label = labelled ? textOf(file, i) : '_';
    const first = labelled ? i + 2 : i;
    const compound = labelled && (first === close || (isWord(file, first) && isUnit(file, first + 1, Char.Colon)));
    const last = compound ? first : argumentEnd(file, first, close);
    found.push({ label, labelled, first, last });
    i = compound ? last : last + 1;
  }
  return found;
}

function argumentEnd(file: SourceFile, first: number, close: number): number {
  let i = first;
  while (i < close && !isUnit(file, i, Char.Comma)) i = skipGroup(file, i) + 1;
  return Math.min(i, close);
}

/**
 * Whether the labels of a call fit a declared name's labels. Arguments may be missing at the end when trailing
 * closures stand for them.
 */
export function labelsFit(call: SwiftCall, labels: readonly string[]): boolean {
  const given = call.arguments;
  const missing = labels.length - given.length;
  if (missing < 0 || missing > call.closures) return false;
  return given.every((argument, position) => argument.label === labels[position]);
}
