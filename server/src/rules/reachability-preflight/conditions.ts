import { Char } from '../../analysis/source/characters.ts';
import { bracesAround, functionAround } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';
import { isOneOf, isOperator, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { variableDeclaredAt } from '../../analysis/shape/variables.ts';
import { firstWithin } from './requests.ts';
import type { StatusRead } from './status-reads.ts';

/**
 * The tokens at which what was read is used: the place itself, and those of the name that it is given or returned by.
 * `followed` remembers these names, whose places are told once.
 */
export function placesOf(
  shape: Shape,
  read: StatusRead,
  requests: readonly number[],
  followed: Set<string>,
): readonly number[] {
  const named = nameGiven(shape, read);
  const check = checkAround(shape, read, requests);
  return [
    read.token,
    ...(named < 0 ? [] : mentions(shape, named, followed)),
    ...(check < 0 ? [] : callsOfCheck(shape, check, followed)),
  ];
}

/** The token of the name in `let name = …`, `BOOL name = …`; -1 for none. */
function nameGiven({ file }: Shape, { first }: StatusRead): number {
  let i = first - 1;
  while (isOneOf(file, i, '(!')) i--;
  if (!isOperator(file, i, '=')) return -1;
  if (isWord(file, i - 1) && !isUnit(file, i - 2, Char.Colon)) return i - 1;
  return isUnit(file, i - 2, Char.Colon) && isWord(file, i - 3) ? i - 3 : -1;
}

function mentions(shape: Shape, token: number, followed: Set<string>): readonly number[] {
  const { file } = shape;
  const name = textOf(file, token);
  const variable = variableDeclaredAt(shape.variables(), name, token);
  const body = variable === undefined ? functionAround(file, token) : undefined;
  if (isKnown(followed, `${name} ${variable?.token ?? ''} ${body?.open ?? ''}`)) return [];
  if (variable !== undefined) return shape.mentionsByVariable(name).get(variable) ?? [];
  if (body === undefined) return [];
  return shape
    .identifiers(name)
    .filter((one) => body.open < one && one < body.close && !isUnit(file, one - 1, Char.Dot));
}

function isKnown(known: Set<string>, key: string): boolean {
  const before = known.has(key);
  known.add(key);
  return before;
}

/** The name of the property or function without requests that returns yes or no, and has the place in it; -1 for none. */
function checkAround({ file }: Shape, { token }: StatusRead, requests: readonly number[]): number {
  const body = functionAround(file, token);
  if (body === undefined || firstWithin(requests, { first: body.open, last: body.close }) !== undefined) return -1;
  const answers =
    file.language === 'swift'
      ? isWord(file, body.open - 1, 'Bool')
      : /^(BOOL|bool|Boolean)$/.test(
          textOf(file, isUnit(file, body.head + 1, Char.OpenParen) ? body.head + 2 : body.head),
        );
  if (!answers || body.parameters.length > 0) return -1;
  if (file.language === 'swift') return body.head + 1;
  return isUnit(file, body.head + 1, Char.OpenParen) ? file.mate[body.head + 1]! + 1 : -1;
}

function callsOfCheck(shape: Shape, declared: number, followed: Set<string>): readonly number[] {
  if (isKnown(followed, textOf(shape.file, declared))) return [];
  return shape.identifiers(textOf(shape.file, declared)).filter((token) => token !== declared);
}

const REACTS =
  /^(onChange|onReceive|whenReachable|whenUnreachable|pathUpdateHandler|startListening|addObserver|setReachabilityStatusChangeBlock|onPathUpdate|reachableBlock|unreachableBlock)$/;
const REACTION = /reachab\w*(chang|updat|notif)|(network|connect|path|status)\w*(did)?(chang|updat)/i;

/** Whether the place reacts to a change or to a failure, where asking is right. */
export function isReaction(shape: Shape, token: number): boolean {
  const { file } = shape;
  const own = functionAround(file, token);
  if (own !== undefined && REACTION.test(own.name)) return true;
  return bracesAround(file, token).some(({ kind, head, open }) => {
    if (kind === 'catch' || (kind === 'loop' && isOverChanges(file, head))) return true;
    return kind === 'closure' && (REACTS.test(ownerOfClosure(shape, open)) || isHandlerOfTask(shape, open));
  });
}

/** `for await path in monitor`, `for try await …` */
function isOverChanges(file: SourceFile, head: number): boolean {
  return isWord(file, head, 'for') && (isWord(file, head + 1, 'await') || isWord(file, head + 2, 'await'));
}

/** The name of the property or the call that the closure belongs to. */
function ownerOfClosure({ file }: Shape, open: number): string {
  if (isOperator(file, open - 1, '=')) return textOf(file, open - 2);
  if (file.language === 'c') return ownerOfBlock(file, open);
  if (isWord(file, open - 1)) return textOf(file, open - 1);
  const call = isUnit(file, open - 1, Char.CloseParen) ? file.mate[open - 1]! - 1 : -1;
  return call < 0 ? '' : textOf(file, call);
}

/** The piece of the selector, or the function, that a block is handed to; the property that is set to it. */
function ownerOfBlock(file: SourceFile, open: number): string {
  const parameters = isUnit(file, open - 1, Char.CloseParen) ? file.mate[open - 1]! : open;
  const caret = isOperator(file, parameters - 1, '^') ? parameters - 1 : parameters - 2;
  if (!isOperator(file, caret, '^')) return '';
  return isUnit(file, caret - 1, Char.Colon) || isOperator(file, caret - 1, '=') ? textOf(file, caret - 2) : '';
}

/** Whether the closure gets the result of a request: `(data, response, error)`, `.responseJSON { … }`. */
function isHandlerOfTask(shape: Shape, open: number): boolean {
  const owner = ownerOfClosure(shape, open);
  return /^(dataTask|downloadTask|uploadTask|response\w*|sink)$/.test(owner) || mentionsError(shape, open);
}

/** Longest signature of a closure or a block, in tokens. */
const MAX_SIGNATURE = 24;

/** Whether an `error` is among the parameters of the closure whose brace is `open`. */
function mentionsError({ file }: Shape, open: number): boolean {
  if (file.language === 'c') {
    const close = open - 1;
    if (!isUnit(file, close, Char.CloseParen)) return false;
    for (let i = file.mate[close]!; i < close; i++) if (/^(error|err)$/i.test(textOf(file, i))) return true;
    return false;
  }
  for (let i = open + 1; i < open + MAX_SIGNATURE && !isWord(file, i, 'in'); i++) {
    if (isOneOf(file, i, '{};=')) return false;
    if (/^(error|err)$/.test(textOf(file, i))) return true;
  }
  return false;
}
