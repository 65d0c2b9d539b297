import { callsOf } from '../../analysis/shape/calls.ts';
import { bodyOf, bracesAround, functionAround, type FunctionBody } from '../../analysis/shape/functions.ts';
import { swiftReceiverType } from '../../analysis/shape/receivers.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { tokensWithin } from '../../analysis/shape/token-ranges.ts';
import { sourceOf } from '../../analysis/shape/values.ts';
import { Char } from '../../analysis/source/characters.ts';

/** A wait for the end of a request. */
export interface Wait {
  /** The token of `wait` or of the function. */
  readonly token: number;
  /** The token of the `signal` that ends it. */
  readonly signal: number;
}

const STARTS_REQUEST = /^(data|upload|download)Task(With\w+)?$|^sendAsynchronousRequest$/;
/** Longest arguments of a wait or signal that are read, in tokens. */
const MAX_ARGUMENTS = 40;
const AWAITS_REQUEST = ['data', 'upload', 'download', 'bytes'];

/** Waits of a function for a semaphore or a group that the completion handler of a request within it signals. */
export function waitsForRequests(shape: Shape): readonly Wait[] {
  return shape.file.language === 'swift' ? swiftWaits(shape) : cWaits(shape);
}

function swiftWaits(shape: Shape): readonly Wait[] {
  const { file } = shape;
  return shape.identifiers('wait').flatMap((token) => {
    if (!isUnit(file, token - 1, Char.Dot) || shape.callAt(token) === undefined) return [];
    const type = swiftReceiverType(file, shape.variables(), token - 1) ?? '';
    if (!/^Dispatch(Semaphore|Group)$/.test(type)) return [];
    const signal = type === 'DispatchGroup' ? 'leave' : 'signal';
    const name = textOf(file, token - 2);
    return waitFor(shape, token, signal, (at) => isUnit(file, at - 1, Char.Dot) && isWord(file, at - 2, name));
  });
}

function cWaits(shape: Shape): readonly Wait[] {
  return ['semaphore', 'group'].flatMap((kind) =>
    callsOf(shape, `dispatch_${kind}_wait`).flatMap(({ token, arguments: [object, timeout] }) => {
      if (
        timeout === undefined ||
        timeout.last - object!.first > MAX_ARGUMENTS ||
        sourceOf(shape, timeout) === 'DISPATCH_TIME_NOW'
      )
        return [];
      const name = sourceOf(shape, object!);
      const signal = kind === 'group' ? 'dispatch_group_leave' : 'dispatch_semaphore_signal';
      return waitFor(shape, token, signal, (at) => {
        const open = at + 1;
        const last = Math.min(shape.file.mate[open]! - 1, open + MAX_ARGUMENTS);
        return sourceOf(shape, { first: open + 1, last }) === name;
      });
    }),
  );
}

/** How many signals, and loading calls, of one function are looked at. */
const MAX_SIGNALS = 30;
/** The main function of an operation or a tool is there to wait. */
const MAY_WAIT = /^main$/;

function waitFor(shape: Shape, token: number, name: string, isOf: (at: number) => boolean): readonly Wait[] {
  const body = functionAround(shape.file, token);
  if (body === undefined || MAY_WAIT.test(body.name)) return [];
  const signal = tokensWithin(shape.identifiers(name), body.open, body.close, MAX_SIGNALS).find(
    (at) => isOf(at) && endsRequest(shape, at, token, body),
  );
  return signal === undefined ? [] : [{ token, signal }];
}

/** Whether a signal stands in the completion handler of a request, or in a task that awaits one, and the wait doesn't. */
function endsRequest(shape: Shape, signal: number, wait: number, body: FunctionBody): boolean {
  const { file } = shape;
  return bracesAround(file, signal).some((brace) => {
    const closure = brace.open > body.open && brace.open < body.close ? bodyOf(file, brace) : undefined;
    if (closure?.kind !== 'closure' || (closure.open < wait && wait < closure.close)) return false;
    return isHandler(shape, closure);
  });
}

function isHandler(shape: Shape, { head, open, close }: FunctionBody): boolean {
  const { file } = shape;
  if (file.language === 'c') {
    const container = containerOf(file, head);
    const selector = container < 0 ? undefined : shape.messageAt(container)?.selector;
    return selector !== undefined && STARTS_REQUEST.test(selector.split(':')[0]!);
  }
  const container = containerOf(file, open);
  if (isUnit(file, container, Char.OpenParen)) return STARTS_REQUEST.test(textOf(file, container - 1));
  const callee = isUnit(file, open - 1, Char.CloseParen) ? file.mate[open - 1]! - 1 : open - 1;
  if (STARTS_REQUEST.test(textOf(file, callee))) return true;
  return isTask(shape, callee) && AWAITS_REQUEST.some((name) => isAwaited(shape, name, open, close));
}

/** `Task { … }`, `Task.detached(priority: …) { … }` */
function isTask({ file }: Shape, callee: number): boolean {
  return isWord(file, callee, 'Task') || (isWord(file, callee, 'detached') && isWord(file, callee - 2, 'Task'));
}

function isAwaited(shape: Shape, name: string, open: number, close: number): boolean {
  return tokensWithin(shape.identifiers(name), open, close, MAX_SIGNALS).some(
    (token) => shape.callAt(token)?.arguments.some(({ label }) => label === 'from' || label === 'for') === true,
  );
}
