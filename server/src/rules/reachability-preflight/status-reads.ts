import { Char } from '../../analysis/source/characters.ts';
import { callsOf, messageAround, receiverStart } from '../../analysis/shape/calls.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import { objcReceiverType, swiftReceiverType } from '../../analysis/shape/receivers.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { sourceOf } from '../../analysis/shape/values.ts';

/** A place that asks for reachability or for the status of a path. */
export interface StatusRead {
  /** The name that answers. */
  readonly token: number;
  /** The first token of the expression. */
  readonly first: number;
  /** Whether it asks for the kind of network rather than for any. */
  readonly kindOfNetwork: boolean;
  /** Whether the name alone says what it is. */
  readonly byName: boolean;
}

/** Members of Reachability classes, Alamofire's and AFNetworking's. */
const MEMBERS = [
  'isReachable',
  'reachable',
  'connection',
  'status',
  'currentReachabilityStatus',
  'networkReachabilityStatus',
  'isReachableViaWiFi',
  'isReachableViaWWAN',
  'isReachableViaCellular',
  'isReachableOnEthernetOrWiFi',
  'isReachableOnCellular',
];

/** What people call their own checks. */
const CHECKS = [
  'isConnectedToNetwork',
  'isConnectedToInternet',
  'isInternetAvailable',
  'isNetworkAvailable',
  'isNetworkReachable',
  'isConnected',
  'isOnline',
];

const REACHABILITY = /reachability|reachable/i;
const OWN_CHECK = /reachab|network_?(monitor|status|checker)|connectivity|internet/i;
const KIND = /WiFi|WWAN|Cellular/;

/** Every such place of the file. */
export function statusReads(shape: Shape): readonly StatusRead[] {
  const members = MEMBERS.flatMap((name) => shape.identifiers(name)).flatMap((token) =>
    memberRead(shape, token, false),
  );
  const checks = CHECKS.flatMap((name) => shape.identifiers(name)).flatMap((token) => memberRead(shape, token, true));
  const paths = ['status', 'usesInterfaceType']
    .flatMap((name) => shape.identifiers(name))
    .flatMap((token) => pathRead(shape, token));
  const flags = callsOf(shape, 'SCNetworkReachabilityGetFlags').map(({ token }): StatusRead => ({
    token,
    first: token,
    kindOfNetwork: false,
    byName: false,
  }));
  return [...members, ...checks, ...paths, ...flags].sort((a, b) => a.token - b.token);
}

function memberRead(shape: Shape, token: number, byName: boolean): readonly StatusRead[] {
  const name = textOf(shape.file, token);
  const receiver = receiverOf(shape, token);
  if (receiver === undefined) return [];
  const { type } = receiver;
  const text = sourceOf(shape, receiver);
  const pattern = byName ? OWN_CHECK : REACHABILITY;
  if (type === 'WCSession' || !(pattern.test(type ?? '') || pattern.test(lastName(text)))) return [];
  const kindOfNetwork = KIND.test(name) || comparedWithKind(shape, token);
  return [{ token, first: receiver.start, kindOfNetwork, byName }];
}

/** `monitor.currentPath.status`, `monitor.currentPath.usesInterfaceType(.wifi)` */
function pathRead(shape: Shape, token: number): readonly StatusRead[] {
  const { file } = shape;
  const path = isUnit(file, token - 1, Char.Dot) && isWord(file, token - 2, 'currentPath');
  if (!path) return [];
  const kindOfNetwork = isWord(file, token, 'usesInterfaceType');
  return [{ token, first: receiverStart(shape, token - 1), kindOfNetwork, byName: false }];
}

function receiverOf(
  shape: Shape,
  token: number,
): (Expression & { readonly type: string | undefined; readonly start: number }) | undefined {
  const { file } = shape;
  if (isUnit(file, token - 1, Char.Dot)) {
    let last = token - 2;
    while (isOneOf(file, last, '?!')) last--;
    const first = receiverStart(shape, token - 1);
    if (first > last) return undefined;
    const type =
      file.language === 'swift'
        ? swiftReceiverType(file, shape.variables(), token - 1)
        : objcReceiverType(file, shape.variables(), first, last + 1);
    return { first, last, type, start: first };
  }
  const message = messageAround(shape, token);
  if (message?.token !== token || message.receiver === undefined) return undefined;
  const { first, last } = message.receiver;
  return { first, last, type: objcReceiverType(file, shape.variables(), first, last + 1), start: message.first };
}

/** The names of a receiver that tell what it is: not those of what its arguments or its owner are. */
function lastName(text: string): string {
  const plain = text.replace(/\([^()]*\)/g, '()').replace(/[[\]?!]/g, '');
  const names = plain.split('.');
  return names.slice(-2).join('.');
}

/** `== .wifi`, `!= ReachableViaWWAN` */
function comparedWithKind({ file }: Shape, token: number): boolean {
  let i = token + 1;
  if (isOneOf(file, i, ']')) i++;
  return (
    /^[!=]=$/.test(textOf(file, i)) &&
    /^(wifi|cellular|wwan|ReachableVia\w+)$/i.test(textOf(file, isOneOf(file, i + 1, '.') ? i + 2 : i + 1))
  );
}
