import { assignmentsTo } from '../shape/assignments.ts';
import { type Call, callAtName } from '../shape/calls.ts';
import type { Expression } from '../shape/expressions.ts';
import type { Shape } from '../shape/shape.ts';
import { isOneOf, isOperator, isWord, textOf } from '../shape/token-text.ts';
import { sourceOf } from '../shape/values.ts';

/** What a connection runs over: datagrams, or a stream that delivers everything (TCP, TLS, WebSocket, QUIC). */
export type Transport = 'udp' | 'stream';

/** Answers what parameters, or the parameters of a connection, are for; `undefined` where the file does not show it. */
export interface Transports {
  ofParameters(expression: Expression): Transport | undefined;
  ofConnection(expression: Expression): Transport | undefined;
}

/** How many names may stand for one another before a value is given up on. */
const MAX_NAMES = 4;
/** Names that are given values more often than this are not followed. */
const MAX_VALUES = 20;

const UDP =
  /^((Network\.)?NWParameters)?\.udp$|^((Network\.)?NWParameters(\.init)?|\.init)\(dtls:|^nw_parameters_create_secure_udp\(/;
const STREAM =
  /^((Network\.)?NWParameters)?\.(tcp|tls|quic)\b|^((Network\.)?NWParameters(\.init)?|\.init)\((tls|quic):|^nw_parameters_create_(secure_tcp|quic)\(/;

/** Reads a file's parameters and connections; what a name stands for is found once. */
export function createTransports(shape: Shape): Transports {
  const parameters = new Map<string, Transport | undefined>();
  const connections = new Map<string, Transport | undefined>();
  const ofParameters = (expression: Expression, names = MAX_NAMES): Transport | undefined => {
    const source = headOf(shape, expression);
    if (UDP.test(source)) return 'udp';
    if (STREAM.test(source)) return 'stream';
    return ofName(shape, parameters, expression, names, ofParameters);
  };
  const ofConnection = (expression: Expression, names = MAX_NAMES): Transport | undefined => {
    const using = parametersOf(connectionCallIn(shape, expression));
    return using === undefined
      ? ofName(shape, connections, expression, names, ofConnection)
      : ofParameters(using, names);
  };
  return {
    ofParameters: (expression) => ofParameters(expression),
    ofConnection: (expression) => ofConnection(expression),
  };
}

/** Enough of an expression's text to see what it makes. */
function headOf(shape: Shape, { first, last }: Expression): string {
  return sourceOf(shape, { first, last: Math.min(last, first + 8) });
}

/** The call that makes the connection which an expression is. */
function connectionCallIn(shape: Shape, { first, last }: Expression): Call | undefined {
  for (let i = first; i <= Math.min(last, first + 4); i++) {
    if (isWord(shape.file, i, 'NWConnection') || isWord(shape.file, i, 'nw_connection_create')) {
      return callAtName(shape, i);
    }
  }
  return undefined;
}

/** The parameters with which a connection is made. */
export function parametersOf(call: Call | undefined): Expression | undefined {
  return call?.name === 'nw_connection_create'
    ? call.arguments[1]
    : call?.arguments.find(({ label }) => label === 'using');
}

type Reader = (expression: Expression, names: number) => Transport | undefined;

/** What all values of the name that an expression ends with agree on. */
function ofName(
  shape: Shape,
  known: Map<string, Transport | undefined>,
  expression: Expression,
  names: number,
  read: Reader,
): Transport | undefined {
  const name = nameAtEnd(shape, expression);
  if (name === '' || names === 0) return undefined;
  if (!known.has(name)) {
    known.set(name, undefined);
    const values = assignmentsTo(shape, name).filter(({ value }) => !isNothing(shape, value));
    const found = new Set(values.length > MAX_VALUES ? [] : values.map(({ value }) => read(value, names - 1)));
    const [only] = found;
    known.set(name, found.size === 1 ? only : undefined);
  }
  return known.get(name);
}

function isNothing(shape: Shape, { first, last }: Expression): boolean {
  return first === last && /^(nil|NULL|nullptr)$/.test(textOf(shape.file, first));
}

/** The name that an expression is: `c` for `c`, `self.c`, `self->c` and `c?`; empty for anything else. */
function nameAtEnd({ file }: Shape, { first, last }: Expression): string {
  let end = last;
  while (end > first && isOneOf(file, end, '?!')) end--;
  for (let i = first; i < end; i++) {
    if (!isWord(file, i) && !isOneOf(file, i, '.?!') && !isOperator(file, i, '->')) return '';
  }
  return isWord(file, end) ? textOf(file, end) : '';
}
