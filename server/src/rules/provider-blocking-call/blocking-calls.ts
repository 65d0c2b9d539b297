import type { Confidence } from '../../analysis/finding.ts';
import { type Call, callAtName, messageAround } from '../../analysis/shape/calls.ts';
import { swiftReceiverType } from '../../analysis/shape/receivers.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isWord } from '../../analysis/shape/token-text.ts';
import { sourceOf } from '../../analysis/shape/values.ts';

/** Calls that block whatever they are called on. */
const ALWAYS =
  /^(dispatch_(semaphore|group|block)_wait|sendSynchronousRequest|synchronousRemoteObjectProxyWithErrorHandler|waitUntilExit|waitUntilAllOperationsAreFinished)$/;

/** The identifiers that {@link blockingCall} knows. */
export const BLOCKING_NAMES: readonly string[] = [
  ...['wait', 'sync', 'sleep', 'usleep', 'sleepForTimeInterval', 'dispatch_sync', 'dispatch_semaphore_wait'],
  ...['dispatch_group_wait', 'dispatch_block_wait', 'sendSynchronousRequest', 'waitUntilExit'],
  ...['synchronousRemoteObjectProxyWithErrorHandler', 'waitUntilAllOperationsAreFinished'],
];

/** How sure it is that the call named at `token` makes its thread wait; `undefined` where it does not, or is no call. */
export function blockingCall(shape: Shape, token: number): Confidence | undefined {
  const call = callAtName(shape, token) ?? (shape.file.language === 'c' ? messageAround(shape, token) : undefined);
  if (call === undefined || isTimeNow(shape, call)) return undefined;
  const name = call.name.split(':')[0]!;
  if (ALWAYS.test(name)) return 'certain';
  const receiver = call.receiver && sourceOf(shape, call.receiver);
  switch (name) {
    case 'wait':
      return waits(shape, call);
    case 'sync':
      return receiver === 'DispatchQueue.main' ? 'certain' : undefined;
    case 'dispatch_sync':
      return call.arguments[0] && sourceOf(shape, call.arguments[0]) === 'dispatch_get_main_queue()'
        ? 'certain'
        : undefined;
    case 'sleep':
      return receiver === undefined || receiver === 'Thread' ? asleep(shape, call) : undefined;
    case 'usleep':
      return receiver === undefined ? asleep(shape, call) : undefined;
    default:
      return receiver === 'NSThread' ? 'certain' : undefined;
  }
}

/** `dispatch_semaphore_wait(s, DISPATCH_TIME_NOW)` and `s.wait(timeout: .now())` only look. */
function isTimeNow(shape: Shape, call: Call): boolean {
  return call.arguments.some((one) =>
    /^(DISPATCH_TIME_NOW|(DispatchTime|DispatchWallTime)?\.now\(\))$/.test(sourceOf(shape, one)),
  );
}

const WAITS = /^(DispatchSemaphore|DispatchGroup|DispatchWorkItem|NSCondition|NSConditionLock)$/;
const SOUNDS_LIKE_WAITING = /sem(a|aphore)?$|semaphore|[gG]roup$|condition/i;

function waits(shape: Shape, { receiver, token, arguments: given }: Call): Confidence | undefined {
  const { file } = shape;
  if (file.language !== 'swift' || receiver === undefined) return undefined;
  if (given.some(({ label }) => label !== 'timeout' && label !== 'wallTimeout')) return undefined;
  const type = swiftReceiverType(file, shape.variables(), token - 1);
  if (type !== undefined) return WAITS.test(type) ? 'certain' : undefined;
  return SOUNDS_LIKE_WAITING.test(sourceOf(shape, receiver)) ? 'likely' : undefined;
}

/** A function of the file's own, or an awaited one, is not the one of the system. */
function asleep(shape: Shape, { first, name }: Call): Confidence | undefined {
  const other = shape.declaredMethods().has(name) || shape.declaredNames().has(name);
  return other || isWord(shape.file, first - 1, 'await') ? undefined : 'certain';
}
