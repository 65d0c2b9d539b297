import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { cConstant } from '../analysis/shape/c-constants.ts';
import type { Expression } from '../analysis/shape/expressions.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { textOf } from '../analysis/shape/token-text.ts';
import { resolve } from '../analysis/shape/values.ts';
import { type DeprecatedTlsAnswer, deprecatedTlsAnswers } from './tls-version/deprecated-tls.ts';
import { type Bound, type Setting, settingsIn } from './tls-version/settings.ts';
import { type WeakValue, weakValues } from './tls-version/weak-values.ts';

/** TLS below 1.2, DTLS below 1.2 and weak IKEv2 algorithms where they are set; a maximum of 1.2 is left alone. */
export default definePatternRule({
  id: 'tls-version',
  status: 'insecure',
  triggers: [
    'tlsMinimumSupportedProtocolVersion',
    'tlsMaximumSupportedProtocolVersion',
    'TLSMinimumSupportedProtocolVersion',
    'setTLSMinimumSupportedProtocolVersion',
    'TLSMaximumSupportedProtocolVersion',
    'setTLSMaximumSupportedProtocolVersion',
    'tlsMinimumSupportedProtocol',
    'tlsMaximumSupportedProtocol',
    'TLSMinimumSupportedProtocol',
    'setTLSMinimumSupportedProtocol',
    'TLSMaximumSupportedProtocol',
    'setTLSMaximumSupportedProtocol',
    'minimumTLSVersion',
    'setMinimumTLSVersion',
    'maximumTLSVersion',
    'setMaximumTLSVersion',
    'integrityAlgorithm',
    'setIntegrityAlgorithm',
    'diffieHellmanGroup',
    'setDiffieHellmanGroup',
    'NEVPNIKEv2SecurityAssociationParameters',
    'IKESecurityAssociationParameters',
    'ikeSecurityAssociationParameters',
    'childSecurityAssociationParameters',
    'sec_protocol_options_set_min_tls_protocol_version',
    'sec_protocol_options_set_max_tls_protocol_version',
    'sec_protocol_options_set_tls_min_version',
    'sec_protocol_options_set_tls_max_version',
    'SSLSetProtocolVersionMin',
    'SSLSetProtocolVersionMax',
    'SSLSetProtocolVersion',
    'SSLSetProtocolVersionEnabled',
    'kCFStreamSSLLevel',
    'kCFStreamPropertySocketSecurityLevel',
    'NSStreamSocketSecurityLevelKey',
    'socketSecurityLevelKey',
    'GCDAsyncSocketSSLProtocolVersionMin',
    'GCDAsyncSocketSSLProtocolVersionMax',
    'shouldAllowDeprecatedTLS',
    'shouldAllowDeprecatedTLSFor',
  ],
  check(shape) {
    const found = new Map<number, Candidate>();
    const constants: Constants = new Map();
    for (const setting of settingsIn(shape)) {
      for (const weak of weakValues(shape, valueOf(shape, setting.value, constants), setting)) {
        if (!found.has(weak.token)) found.set(weak.token, weakSetting(shape, setting, weak));
      }
    }
    return [...found.values(), ...deprecatedTlsAnswers(shape).map((answer) => allowedDeprecatedTls(shape, answer))];
  },
});

/** What the C constants of a file stand for, as far as it has been asked. */
type Constants = Map<string, Expression | undefined>;

/** The value with the constant or the macro that it is looked up. */
function valueOf(shape: Shape, value: Expression, constants: Constants): Expression {
  const resolved = resolve(shape, value);
  if (shape.file.language === 'swift' || resolved.first !== resolved.last) return resolved;
  const name = textOf(shape.file, resolved.first);
  if (!constants.has(name)) constants.set(name, cConstant(shape, resolved));
  return constants.get(name) ?? resolved;
}

function weakSetting(shape: Shape, { way, value }: Setting, { token, weakness }: WeakValue): Candidate {
  const { tokens } = shape.file;
  const [start, end] = [tokens.start[token]!, tokens.end[token]!];
  const elsewhere = token < value.first || token > value.last;
  const { name, better } = weakness;
  return {
    start,
    end,
    confidence: 'certain',
    message: MESSAGES[way.bound](textOf(shape.file, token), name),
    guidance: way.guidance,
    ...(elsewhere && {
      related: [{ start: tokens.start[value.first]!, end: tokens.end[value.last]!, message: 'It is set here.' }],
    }),
    ...(better !== undefined && { fixes: [{ title: fixTitle(name, better), edits: [{ start, end, text: better }] }] }),
  };
}

/** A number alone would say nothing. */
function fixTitle(weakness: string, better: string): string {
  return /^\d/.test(better) ? `Use ${weakness.startsWith('DTLS') ? 'DTLS' : 'TLS'} 1.2 (${better})` : `Use ${better}`;
}

const MESSAGES: Readonly<Record<Bound, (symbol: string, weakness: string) => string>> = {
  minimum: (symbol, weakness) =>
    `${symbol} as the minimum lets connections fall back to ${weakness}, which is no longer secure; ask for 1.2 at least, or leave the minimum to the system.`,
  maximum: (symbol, weakness) =>
    `${symbol} as the maximum keeps connections at ${weakness} or below, which is no longer secure; leave the maximum to the system.`,
  only: (symbol, weakness) =>
    `${symbol} asks for ${weakness}, which is no longer secure; let the connection negotiate TLS 1.2 or later.`,
  algorithm: (symbol, weakness) =>
    `${symbol} makes the VPN use ${weakness}, which is no longer secure; change the server and this setting to AES-256-GCM, SHA-256 and group 14 or higher.`,
};

function allowedDeprecatedTls({ file }: Shape, { token, always }: DeprecatedTlsAnswer): Candidate {
  const [start, end] = [file.tokens.start[token]!, file.tokens.end[token]!];
  const no = { true: 'false', YES: 'NO', TRUE: 'FALSE', 1: '0' }[textOf(file, token)];
  return {
    start,
    end,
    confidence: always ? 'certain' : 'likely',
    message: `The answer ${textOf(file, token)} lets pages load over TLS 1.0 and 1.1, which are no longer secure; refuse, and have the server updated.`,
    guidance: [{ id: 'docs-ats', section: 'ensure-the-network-server-meets-minimum-requirements' }],
    ...(no !== undefined && { fixes: [{ title: `Answer ${no}`, edits: [{ start, end, text: no }] }] }),
  };
}
