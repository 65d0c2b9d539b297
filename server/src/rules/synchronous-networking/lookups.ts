import { callAtName, messageAround } from '../../analysis/shape/calls.ts';
import { functionAround } from '../../analysis/shape/functions.ts';
import { isOnMainThread } from '../../analysis/shape/main-thread.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isAnyWithin } from '../../analysis/shape/token-ranges.ts';

/** Functions that look a name up and return when they have the answer. */
const LOOKUPS = ['getaddrinfo', 'gethostbyname', 'gethostbyname2', 'gethostbyaddr', 'CFHostStartInfoResolution'];

/** The calls that block the main thread, by the text, until the resolver has answered. */
export function lookupsOnMain(shape: Shape): readonly number[] {
  return LOOKUPS.flatMap((name) =>
    shape.identifiers(name).filter((token) => {
      if (callAtName(shape, token) === undefined || !isOnMainThread(shape.file, token)) return false;
      if (name === 'CFHostStartInfoResolution') return shape.identifiers('CFHostSetClient').length === 0;
      const body = functionAround(shape.file, token);
      return body === undefined || !isAnyWithin(shape.identifiers('AI_NUMERICHOST'), body.open, body.close);
    }),
  );
}

/** The uses of `sendSynchronousRequest` that block the main thread, by the text. */
export function requestsOnMain(shape: Shape): readonly number[] {
  return shape.identifiers('sendSynchronousRequest').filter((token) => {
    const call = shape.file.language === 'c' ? messageAround(shape, token) : callAtName(shape, token);
    return call?.token === token && isOnMainThread(shape.file, token);
  });
}
