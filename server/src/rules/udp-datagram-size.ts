import { createTransports, type Transports } from '../analysis/network-framework/transport.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { argumentOf, type Call, callsOf } from '../analysis/shape/calls.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { isInactive } from '../analysis/source/source-file.ts';
import { type Size, sizeOf } from './udp-datagram-size/sizes.ts';

/** What a packet of 1500 bytes, usual on Ethernet and Wi-Fi, has room for behind the headers of IPv4 and UDP. */
const USUAL_MAXIMUM = 1472;
/** What the 16-bit length of an IPv4 packet has room for behind the same headers. */
const GREATEST = 65_507;

/** Datagrams that are sent over UDP with a size, given by a literal, that does not fit a packet. */
export default definePatternRule({
  id: 'udp-datagram-size',
  status: 'risky',
  triggers: ['NWConnection', 'nw_connection_send'],
  check(shape) {
    const transports = createTransports(shape);
    const name = shape.file.language === 'swift' ? 'send' : 'nw_connection_send';
    return callsOf(shape, name).flatMap((call) => check(shape, transports, call));
  },
});

function check(shape: Shape, transports: Transports, call: Call): readonly Candidate[] {
  const inC = shape.file.language === 'c';
  const connection = inC ? call.arguments[0] : call.receiver;
  const content = inC ? call.arguments[1] : argumentOf(call, 'content');
  if (connection === undefined || content === undefined || isInactive(shape.file, call.token)) return [];
  const size = sizeOf(shape, content);
  if (size === undefined || size.bytes <= USUAL_MAXIMUM) return [];
  return transports.ofConnection(connection) === 'udp' ? [tooLarge(shape, size)] : [];
}

function tooLarge({ file }: Shape, { bytes, at }: Size): Candidate {
  const never = bytes > GREATEST;
  const remedy = file.language === 'swift' ? 'maximumDatagramSize' : 'nw_connection_get_maximum_datagram_size';
  const what = never
    ? `No UDP datagram holds ${bytes} bytes, so this send fails`
    : `A datagram of ${bytes} bytes may be refused: Network framework sends none that would be fragmented`;
  return {
    start: file.tokens.start[at.first]!,
    end: file.tokens.end[at.last]!,
    confidence: never ? 'certain' : 'likely',
    message: `${what}; stay within ${remedy} and split what is larger.`,
    guidance: [
      { id: 'forum-multipeer-to-network', section: 'send-and-receive-best-effort-messages' },
      { id: 'tn3213', section: 'send-and-receive-best-effort-messages' },
      { id: 'docs-nwconnection' },
    ],
  };
}
