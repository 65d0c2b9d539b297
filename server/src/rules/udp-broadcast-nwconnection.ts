import { createTransports, parametersOf, type Transports } from '../analysis/network-framework/transport.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { argumentOf, type Call, callsOf } from '../analysis/shape/calls.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { isInactive } from '../analysis/source/source-file.ts';
import { type Broadcast, broadcastIn } from './udp-broadcast-nwconnection/addresses.ts';

/** Connections of Network framework to a broadcast address, which it does not support. */
export default definePatternRule({
  id: 'udp-broadcast-nwconnection',
  status: 'risky',
  triggers: ['NWConnection', 'nw_connection_create'],
  check(shape) {
    const transports = createTransports(shape);
    const name = shape.file.language === 'swift' ? 'NWConnection' : 'nw_connection_create';
    return callsOf(shape, name).flatMap((call) => check(shape, transports, call));
  },
});

function check(shape: Shape, transports: Transports, call: Call): readonly Candidate[] {
  const target = argumentOf(call, 'host') ?? argumentOf(call, 'to') ?? call.arguments[0];
  if (target === undefined || isInactive(shape.file, call.token)) return [];
  const broadcast = broadcastIn(shape, target);
  const parameters = parametersOf(call);
  const transport = parameters && transports.ofParameters(parameters);
  if (broadcast === undefined || transport === 'stream') return [];
  return transport === undefined && broadcast.kind === 'subnet'
    ? []
    : [candidate(shape, broadcast, transport === 'udp')];
}

function candidate({ file }: Shape, { address, kind, at }: Broadcast, isUDP: boolean): Candidate {
  const what =
    kind === 'limited'
      ? `Network framework does not support UDP broadcast to ${address}, and systems such as iOS 18 and iPadOS 26 refuse it`
      : `${address} may be a network's broadcast address, to which Network framework does not support sending`;
  return {
    start: file.tokens.start[at.first]!,
    end: file.tokens.end[at.last]!,
    confidence: kind === 'limited' && isUDP ? 'certain' : 'likely',
    message: `${what}; use a BSD socket with SO_BROADCAST on a chosen interface, or Bonjour for discovery.`,
    guidance: [
      { id: 'forum-broadcasts-multicasts' },
      { id: 'forum-udp-broadcast-nwconnection-ios18' },
      { id: 'forum-udp-broadcast-ipados26' },
      { id: 'docs-multicast-entitlement' },
    ],
  };
}
