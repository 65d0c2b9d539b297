import { createTransports } from '../../analysis/network-framework/transport.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { argumentOf, callAtName, callsOf } from '../../analysis/shape/calls.ts';
import { enclosingType } from '../../analysis/shape/enclosing-type.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isOneOf, textOf } from '../../analysis/shape/token-text.ts';
import { isInactive } from '../../analysis/source/source-file.ts';
import { onlyReports } from './completions.ts';
import { busyLoopAround, type Loop, staysTheSame } from './loops.ts';

/** A send that does not wait: the token that says so, and the connection; none for the connection itself. */
interface Send {
  readonly token: number;
  readonly connection: Expression | undefined;
}

/** Loops that send on a reliable connection without waiting until what they sent before was processed. */
export function sendsWithoutWaiting(shape: Shape): readonly Candidate[] {
  const transports = createTransports(shape);
  const known = new Map<number, boolean>();
  return sends(shape).flatMap(({ token, connection }) => {
    const loop = isInactive(shape.file, token) ? undefined : busyLoopAround(shape, token, known);
    if (loop === undefined || !isOneConnection(shape, token, connection, loop)) return [];
    const transport = connection && transports.ofConnection(connection);
    return transport === 'udp' ? [] : [unpaced(shape, token, loop.endless && transport === 'stream')];
  });
}

function isOneConnection(shape: Shape, token: number, connection: Expression | undefined, loop: Loop): boolean {
  return connection === undefined
    ? enclosingType(shape.file, token) === 'NWConnection'
    : staysTheSame(shape, connection, loop);
}

function sends(shape: Shape): readonly Send[] {
  if (shape.file.language === 'swift' && !mentionsNetwork(shape)) return [];
  if (shape.file.language === 'swift') return [...idempotent(shape), ...ignored(shape), ...idempotentAsync(shape)];
  return callsOf(shape, 'nw_connection_send').flatMap((call) => {
    const [connection, , , , completion] = call.arguments;
    if (connection === undefined || completion === undefined) return [];
    const { first, closure } = completion;
    const ignores = closure
      ? onlyReports(shape, closure)
      : textOf(shape.file, first) === 'NW_CONNECTION_SEND_IDEMPOTENT_CONTENT';
    return ignores ? [{ token: closure ? call.token : first, connection }] : [];
  });
}

/** Other types may have a `send(content:completion:)`, too. */
function mentionsNetwork(shape: Shape): boolean {
  return shape.imports().has('Network') || shape.identifiers('NWConnection').length > 0;
}

/** `send(content:completion: .idempotent)` */
function idempotent(shape: Shape): readonly Send[] {
  return shape.identifiers('idempotent').flatMap((token) => sendWith(shape, token));
}

/** `send(content:completion: .contentProcessed { _ in })`, and with a completion that only reports. */
function ignored(shape: Shape): readonly Send[] {
  return callsOf(shape, 'contentProcessed').flatMap((call) => {
    const closure = call.arguments[0]?.closure;
    return closure !== undefined && onlyReports(shape, closure) ? sendWith(shape, call.token) : [];
  });
}

/** The call of `send` that has the completion at `token`. */
function sendWith(shape: Shape, token: number): readonly Send[] {
  const { file } = shape;
  const open = containerOf(file, token);
  const call = callAtName(shape, isOneOf(file, open - 1, '?!') ? open - 2 : open - 1);
  if (call?.name !== 'send' || argumentOf(call, 'content') === undefined) return [];
  const completion = argumentOf(call, 'completion');
  const isIt = completion !== undefined && completion.first <= token && token <= completion.last;
  return isIt ? [{ token, connection: call.receiver }] : [];
}

/** `sendIdempotent(_:)` of the connections of OS 26, which does not wait where `send(_:)` does. */
function idempotentAsync(shape: Shape): readonly Send[] {
  if (!shape.imports().has('Network')) return [];
  return callsOf(shape, 'sendIdempotent').flatMap((call) =>
    call.receiver === undefined ? [] : [{ token: call.token, connection: call.receiver }],
  );
}

function unpaced({ file }: Shape, token: number, isSure: boolean): Candidate {
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: isSure ? 'certain' : 'likely',
    message: `This loop does not wait until what it sends is processed, so data ${isSure ? 'piles' : 'may pile'} up in memory; send the next piece in the completion of the last.`,
    guidance: [
      { id: 'forum-multipeer-to-network', section: 'start-a-stream' },
      { id: 'tn3213', section: 'start-a-stream' },
      { id: 'forum-udp-nwconnection-limits' },
    ],
  };
}
