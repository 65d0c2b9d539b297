import type { GuidanceRef } from '../../knowledge/model.ts';
import { assignmentsTo } from '../../analysis/shape/assignments.ts';
import { callsOf } from '../../analysis/shape/calls.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import { valuesForKey } from '../../analysis/shape/keyed-values.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import type { Family } from './versions.ts';

/** What a setting decides: the least, the most or the only version, or an algorithm of a VPN. */
export type Bound = 'minimum' | 'maximum' | 'only' | 'algorithm';

/** How a version or an algorithm is set, and what answers it. */
interface Way {
  readonly name: string;
  readonly family: Family;
  readonly bound: Bound;
  readonly guidance: readonly GuidanceRef[];
}

/** One place where a version or an algorithm is set. */
export interface Setting {
  readonly way: Way;
  readonly value: Expression;
  /** Whether the value may be wrapped in an object: `@(kTLSProtocol1)`, `NSNumber(value: …)`. */
  readonly boxed: boolean;
}

const ATS: GuidanceRef = { id: 'docs-ats', section: 'ensure-the-network-server-meets-minimum-requirements' };
const SESSION = [ATS, { id: 'docs-tlsminimumsupportedprotocol' }];
const OPTIONS = [{ id: 'docs-sec-protocol-options' }, ATS];
const SECURE_TRANSPORT = [{ id: 'tn3151', section: 'tls-best-practices' }, { id: 'docs-secure-transport' }];
const STREAMS = [{ id: 'tn3151', section: 'tls-best-practices' }, { id: 'docs-stream' }];
const VPN = [{ id: 'docs-ikev2-weak' }];

const PROPERTIES: readonly Way[] = [
  { name: 'tlsMinimumSupportedProtocolVersion', family: 'tls', bound: 'minimum', guidance: SESSION },
  { name: 'tlsMaximumSupportedProtocolVersion', family: 'tls', bound: 'maximum', guidance: SESSION },
  { name: 'TLSMinimumSupportedProtocolVersion', family: 'tls', bound: 'minimum', guidance: SESSION },
  { name: 'TLSMaximumSupportedProtocolVersion', family: 'tls', bound: 'maximum', guidance: SESSION },
  { name: 'tlsMinimumSupportedProtocol', family: 'ssl', bound: 'minimum', guidance: SESSION },
  { name: 'tlsMaximumSupportedProtocol', family: 'ssl', bound: 'maximum', guidance: SESSION },
  { name: 'TLSMinimumSupportedProtocol', family: 'ssl', bound: 'minimum', guidance: SESSION },
  { name: 'TLSMaximumSupportedProtocol', family: 'ssl', bound: 'maximum', guidance: SESSION },
  { name: 'minimumTLSVersion', family: 'ike-tls', bound: 'minimum', guidance: VPN },
  { name: 'maximumTLSVersion', family: 'ike-tls', bound: 'maximum', guidance: VPN },
  { name: 'encryptionAlgorithm', family: 'ike', bound: 'algorithm', guidance: VPN },
  { name: 'integrityAlgorithm', family: 'ike', bound: 'algorithm', guidance: VPN },
  { name: 'diffieHellmanGroup', family: 'ike', bound: 'algorithm', guidance: VPN },
];

/** Functions whose second argument is the version. */
const FUNCTIONS: readonly Way[] = [
  { name: 'sec_protocol_options_set_min_tls_protocol_version', family: 'tls', bound: 'minimum', guidance: OPTIONS },
  { name: 'sec_protocol_options_set_max_tls_protocol_version', family: 'tls', bound: 'maximum', guidance: OPTIONS },
  { name: 'sec_protocol_options_set_tls_min_version', family: 'ssl', bound: 'minimum', guidance: OPTIONS },
  { name: 'sec_protocol_options_set_tls_max_version', family: 'ssl', bound: 'maximum', guidance: OPTIONS },
  { name: 'SSLSetProtocolVersionMin', family: 'ssl', bound: 'minimum', guidance: SECURE_TRANSPORT },
  { name: 'SSLSetProtocolVersionMax', family: 'ssl', bound: 'maximum', guidance: SECURE_TRANSPORT },
  { name: 'SSLSetProtocolVersion', family: 'ssl', bound: 'only', guidance: SECURE_TRANSPORT },
  { name: 'SSLSetProtocolVersionEnabled', family: 'ssl', bound: 'only', guidance: SECURE_TRANSPORT },
];

/** Keys of dictionaries and streams whose value is the version. */
const KEYS: readonly Way[] = [
  { name: 'kCFStreamSSLLevel', family: 'level', bound: 'only', guidance: STREAMS },
  { name: 'kCFStreamPropertySocketSecurityLevel', family: 'level', bound: 'only', guidance: STREAMS },
  { name: 'NSStreamSocketSecurityLevelKey', family: 'level', bound: 'only', guidance: STREAMS },
  { name: 'socketSecurityLevelKey', family: 'level', bound: 'only', guidance: STREAMS },
  { name: 'GCDAsyncSocketSSLProtocolVersionMin', family: 'ssl', bound: 'minimum', guidance: SECURE_TRANSPORT },
  { name: 'GCDAsyncSocketSSLProtocolVersionMax', family: 'ssl', bound: 'maximum', guidance: SECURE_TRANSPORT },
];

/** The names of everything that sets a version or an algorithm. */
export const SETTING_NAMES: readonly string[] = [...PROPERTIES, ...FUNCTIONS, ...KEYS].map(({ name }) => name);

/** Every place of the file where a version or an algorithm is set, whatever its value. */
export function settingsIn(shape: Shape): readonly Setting[] {
  return [
    ...PROPERTIES.flatMap((way) =>
      assignmentsTo(shape, way.name).map(({ value }): Setting => ({ way, value, boxed: false })),
    ),
    ...FUNCTIONS.flatMap((way) =>
      callsOf(shape, way.name).flatMap(({ arguments: [, version, enabled] }): readonly Setting[] =>
        version === undefined || isOff(shape, enabled) ? [] : [{ way, value: version, boxed: false }],
      ),
    ),
    ...KEYS.flatMap((way) => valuesForKey(shape, way.name).map(({ value }): Setting => ({ way, value, boxed: true }))),
  ];
}

/** The third argument of `SSLSetProtocolVersionEnabled` where it switches the version off. */
function isOff({ file }: Shape, enabled: Expression | undefined): boolean {
  if (enabled === undefined) return false;
  const word = file.text.slice(file.tokens.start[enabled.first], file.tokens.end[enabled.last]);
  return /^(false|FALSE|NO|0)$/.test(word);
}
