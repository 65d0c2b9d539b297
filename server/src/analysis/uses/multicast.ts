import type { CodeUse } from '../code-uses.ts';
import { isMulticastOrBroadcast } from '../network-names/ip-address.ts';
import { argumentOf, type Call, callAtName, callsOf, messagesOf } from '../shape/calls.ts';
import { constantString } from '../shape/constant-strings.ts';
import type { Expression } from '../shape/expressions.ts';
import type { Shape } from '../shape/shape.ts';
import { containerOf, isOneOf, isOperator, isWord, textOf } from '../shape/token-text.ts';
import { useAt, useAtToken, type UseFamily } from './use-family.ts';

/** Socket options that are set for nothing else. */
const OPTIONS = [
  'SO_BROADCAST',
  'IP_ADD_MEMBERSHIP',
  'IP_ADD_SOURCE_MEMBERSHIP',
  'IPV6_JOIN_GROUP',
  'IPV6_ADD_MEMBERSHIP',
  'MCAST_JOIN_GROUP',
  'MCAST_JOIN_SOURCE_GROUP',
  'IP_MULTICAST_TTL',
  'IP_MULTICAST_IF',
  'IPV6_MULTICAST_IF',
];
const CALLS = ['NWMulticastGroup', 'nw_group_descriptor_create_multicast', 'joinMulticastGroup', 'enableBroadcast'];
const SELECTORS = [
  'joinMulticastGroup:error:',
  'joinMulticastGroup:onInterface:error:',
  'enableBroadcast:error:',
] as const;
/** Messages that send to a host which is given as a string. */
const SENDS = ['sendData:toHost:port:withTimeout:tag:', 'connectToHost:onPort:error:'] as const;

/** Sending to, or receiving from, multicast and broadcast addresses. */
export const multicastUses: UseFamily = {
  triggers: [
    ...[...OPTIONS, ...CALLS],
    ...['INADDR_BROADCAST', 'NWConnection', 'nw_endpoint_create_host', 'sendData', 'toHost', 'connectToHost'],
  ],
  find(shape) {
    const calls = CALLS.flatMap((name) => callsOf(shape, name)).filter((call) => !turnsOff(shape, call));
    const messages = SELECTORS.flatMap((selector) => messagesOf(shape, selector)).filter(
      (message) => !turnsOff(shape, message),
    );
    return [
      ...setOptions(shape).map((token) => useAtToken(shape, 'multicast', token)),
      ...[...calls, ...messages].map(({ token }) => useAtToken(shape, 'multicast', token)),
      ...broadcastConstants(shape).map((token) => useAtToken(shape, 'multicast', token)),
      ...hosts(shape).flatMap((host) => toAddress(shape, host)),
    ];
  },
};

/** `enableBroadcast(false)` */
function turnsOff({ file }: Shape, { arguments: [first] }: Call): boolean {
  return first !== undefined && /^(false|NO|FALSE|0)$/.test(textOf(file, first.first));
}

/** The options that are handed to something which sets them. */
function setOptions(shape: Shape): readonly number[] {
  const { file } = shape;
  return OPTIONS.flatMap((name) => shape.identifiers(name)).filter((token) => {
    const open = containerOf(file, token);
    if (!isOneOf(file, open, '(') || !isOneOf(file, token - 1, ',')) return false;
    return isWord(file, open - 1) && !/^getsockopt$|^(get|case|switch|if|while|return)/i.test(textOf(file, open - 1));
  });
}

/** `INADDR_BROADCAST` where it is a value, and not compared with what `inet_addr` answers on failure. */
function broadcastConstants(shape: Shape): readonly number[] {
  const { file } = shape;
  return shape.identifiers('INADDR_BROADCAST').filter((token) => {
    const compared = [token - 1, token + 1].some(
      (next) => isOperator(file, next, '==') || isOperator(file, next, '!='),
    );
    return !compared && !isWord(file, token - 1, 'define');
  });
}

/** What connections and datagrams are sent to. */
function hosts(shape: Shape): readonly Expression[] {
  const connections = callsOf(shape, 'NWConnection').flatMap((call) => argumentOf(call, 'host') ?? []);
  const sockets = shape.identifiers('toHost').flatMap((token) => {
    const call = callAtName(shape, nameOfCall(shape, token));
    return (call && argumentOf(call, 'toHost')) ?? [];
  });
  const sent = SENDS.flatMap((selector) => messagesOf(shape, selector)).flatMap(
    (message) => argumentOf(message, 'toHost') ?? message.arguments[0] ?? [],
  );
  const endpoints = callsOf(shape, 'nw_endpoint_create_host').flatMap((call) => call.arguments[0] ?? []);
  return [...connections, ...sockets, ...sent, ...endpoints];
}

/** The name before the parenthesis that a label stands in. */
function nameOfCall({ file }: Shape, label: number): number {
  const open = containerOf(file, label);
  return isOneOf(file, open, '(') ? open - 1 : -1;
}

function toAddress(shape: Shape, host: Expression): readonly CodeUse[] {
  const address = constantString(shape, host)?.value;
  return address !== undefined && isMulticastOrBroadcast(address) ? [useAt(shape, 'multicast', host, address)] : [];
}
