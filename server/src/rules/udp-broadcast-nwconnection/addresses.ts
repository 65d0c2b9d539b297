import { valueOf } from '../../analysis/network-framework/values.ts';
import { argumentOf, type Call, callAtName } from '../../analysis/shape/calls.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { stringValue } from '../../analysis/shape/strings.ts';
import { Char } from '../../analysis/source/characters.ts';

/** A broadcast address: that of all networks, or, to judge by its last number, that of one. */
export interface Broadcast {
  readonly address: string;
  readonly kind: 'limited' | 'subnet';
  /** The expression that gives it, as near to the connection as it is written. */
  readonly at: Expression;
}

/** How many names and wrappers may stand around an address. */
const MAX_DEPTH = 8;
const LIMITED = '255.255.255.255';
const SUBNET = /^(?:\d{1,3}\.){3}255$/;

/** The broadcast address that an endpoint or a host is made from, as far as the file shows it. */
export function broadcastIn(shape: Shape, expression: Expression, depth = MAX_DEPTH): Broadcast | undefined {
  if (depth === 0) return undefined;
  const value = withoutMarks(shape, valueOf(shape, withoutMarks(shape, expression)));
  const isName = value.first < expression.first || expression.last < value.last;
  const found = literal(shape, value) ?? named(shape, value) ?? wrapped(shape, value, depth);
  return found && isName ? { ...found, at: expression } : found;
}

function withoutMarks({ file }: Shape, { first, last }: Expression): Expression {
  let end = last;
  while (end > first && isOneOf(file, end, '!?')) end--;
  return { first, last: end };
}

function literal({ file }: Shape, at: Expression): Broadcast | undefined {
  const address = at.first === at.last ? stringValue(file, at.first) : undefined;
  if (address === undefined || !SUBNET.test(address)) return undefined;
  return { address, kind: address === LIMITED ? 'limited' : 'subnet', at };
}

/** `IPv4Address.broadcast`, `.broadcast` */
function named({ file }: Shape, at: Expression): Broadcast | undefined {
  const { first, last } = at;
  const owner = last === first + 1 || (last === first + 2 && isWord(file, first, 'IPv4Address'));
  const isIt = owner && isWord(file, last, 'broadcast') && isUnit(file, last - 1, Char.Dot);
  return isIt ? { address: LIMITED, kind: 'limited', at } : undefined;
}

const WRAPPERS =
  /^(Host|IPv4Address|ipv4|name|init|hostPort|nw_endpoint_create_host|nw_endpoint_create_host_with_numeric_port)$/;

/** The address within `NWEndpoint.Host(…)`, `.ipv4(…)`, `.hostPort(host:port:)` and their kin. */
function wrapped(shape: Shape, { first, last }: Expression, depth: number): Broadcast | undefined {
  const call = callEndingAt(shape, first, last);
  const inner = call && (argumentOf(call, 'host') ?? call.arguments[0]);
  return inner && WRAPPERS.test(call.name) ? broadcastIn(shape, inner, depth - 1) : undefined;
}

/** The call that an expression is, with the names before its dots. */
function callEndingAt(shape: Shape, first: number, last: number): Call | undefined {
  const { file } = shape;
  const open = isUnit(file, last, Char.CloseParen) ? file.mate[last]! : -1;
  for (let i = first; i < open - 1; i++) if (!isWord(file, i) && !isUnit(file, i, Char.Dot)) return undefined;
  return open < 0 || textOf(file, open - 1) === '' ? undefined : callAtName(shape, open - 1);
}
