import { type Call, callAtName, callsOf } from '../../analysis/shape/calls.ts';
import { functionAround } from '../../analysis/shape/functions.ts';
import { objcReceiverType, swiftReceiverType } from '../../analysis/shape/receivers.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isOperator, isUnit, isWord } from '../../analysis/shape/token-text.ts';
import { isAnyWithin } from '../../analysis/shape/token-ranges.ts';
import { sourceOf } from '../../analysis/shape/values.ts';
import { Char } from '../../analysis/source/characters.ts';

/** Where a name is resolved. */
export interface Resolution {
  /** The token of the result, or of the variable that it is written to, where it is followed from. */
  readonly token: number;
  readonly isVariable: boolean;
  /** The token of the property or function that resolves. */
  readonly named: number;
  readonly of: 'host' | 'service';
  /** The name of the host that a service runs on; a URL can't be made of anything better. */
  readonly isName: boolean;
}

/** The results of resolving names in a file, in no order. */
export function resolutions(shape: Shape): readonly Resolution[] {
  return [...serviceProperties(shape), ...results(shape), ...addressLists(shape)];
}

const PROPERTIES = ['addresses', 'hostName', 'address'];
const SERVICE = /^(NS)?NetService$/;
const HOST = /^(NS)?Host$/;

/** `service.addresses`, `[service hostName]`, `Host(name: x).addresses` */
function serviceProperties(shape: Shape): readonly Resolution[] {
  return PROPERTIES.flatMap((name) =>
    shape.identifiers(name).flatMap((token): readonly Resolution[] => {
      const type = receiverType(shape, token);
      if (type === undefined || shape.declaredNames().has(type)) return [];
      if (SERVICE.test(type) && name !== 'address') {
        return [{ token, named: token, of: 'service', isName: name === 'hostName', isVariable: false }];
      }
      return HOST.test(type) && name !== 'hostName'
        ? [{ token, named: token, of: 'host', isName: false, isVariable: false }]
        : [];
    }),
  );
}

function receiverType(shape: Shape, token: number): string | undefined {
  const { file } = shape;
  if (file.language === 'swift') {
    return isUnit(file, token - 1, Char.Dot) ? swiftReceiverType(file, shape.variables(), token - 1) : undefined;
  }
  if (isUnit(file, token - 1, Char.Dot) && isWord(file, token - 2)) {
    const member = isUnit(file, token - 3, Char.Dot) || isOperator(file, token - 3, '->');
    return objcReceiverType(file, shape.variables(), member ? token - 4 : token - 2, token - 1);
  }
  const open = containerOf(file, token);
  const message = open >= 0 && isUnit(file, open, Char.OpenBracket) ? shape.messageAt(open) : undefined;
  if (message?.receiverEnd !== token || message.selector.includes(':')) return undefined;
  if (/^\[NSHosthostWith/.test(sourceOf(shape, { first: open + 1, last: token - 1 }))) return 'NSHost';
  return objcReceiverType(file, shape.variables(), open + 1, token);
}

/** What `gethostbyname` and `CFHostGetAddressing` return. */
function results(shape: Shape): readonly Resolution[] {
  return ['gethostbyname', 'gethostbyname2', 'CFHostGetAddressing'].flatMap((name) =>
    callsOf(shape, name).map(({ token }): Resolution => ({
      token,
      named: token,
      of: 'host',
      isName: false,
      isVariable: false,
    })),
  );
}

/** The list that `getaddrinfo` fills, unless it only reads numbers or prepares a listener. */
function addressLists(shape: Shape): readonly Resolution[] {
  return shape.identifiers('getaddrinfo').flatMap((named): readonly Resolution[] => {
    const call = callAtName(shape, named);
    if (call?.arguments.length !== 4 || isLocal(shape, call) || isForOtherUse(shape, named)) return [];
    return [{ token: call.arguments[3]!.last, named, of: 'host', isName: false, isVariable: true }];
  });
}

/** `getaddrinfo("localhost", …)`, `getaddrinfo(NULL, …)` */
function isLocal(shape: Shape, { arguments: [host] }: Call): boolean {
  return /^(@?"localhost"|NULL|nil)/.test(sourceOf(shape, host!));
}

function isForOtherUse(shape: Shape, token: number): boolean {
  const body = functionAround(shape.file, token);
  if (body === undefined) return false;
  return ['AI_NUMERICHOST', 'AI_PASSIVE'].some((flag) => isAnyWithin(shape.identifiers(flag), body.open, body.close));
}
