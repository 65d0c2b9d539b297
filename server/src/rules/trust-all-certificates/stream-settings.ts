import type { Candidate } from '../../analysis/rule.ts';
import type { GuidanceRef } from '../../knowledge/model.ts';
import { callsOf } from '../../analysis/shape/calls.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import type { InTestBuild } from './build-conditions.ts';
import { type Claim, claimAt, PEER_GUIDANCE, TEST_GUIDANCE } from './candidate.ts';
import { valueOfKey } from './key-values.ts';
import { type Truth, truthOf } from './literals.ts';

/** A setting that makes TLS accept what it should not. */
interface Setting {
  readonly name: string;
  readonly value: 'true' | 'false';
  /** What it does, as the rest of a sentence. */
  readonly effect: string;
  /** Whether it is right where the file evaluates the trust by itself. */
  readonly own?: true;
  readonly guidance?: readonly GuidanceRef[];
}

const OFF =
  'switches the evaluation of the certificate off; keep it, or evaluate the trust yourself before you send anything';
const ROOT = 'accepts certificates of every authority; add the root that you trust instead';
const EXPIRED = 'accepts certificates that have expired; renew the certificate instead';
const REPORTS = 'only reports a certificate that is not pinned, and goes on; enforce the pinning, or drop it';

/** Keys of the SSL settings of streams, and of a pinning configuration. */
const KEYS: readonly Setting[] = [
  { name: 'kCFStreamSSLValidatesCertificateChain', value: 'false', effect: OFF, own: true },
  { name: 'kCFStreamSSLAllowsAnyRoot', value: 'true', effect: ROOT },
  { name: 'kCFStreamSSLAllowsExpiredCertificates', value: 'true', effect: EXPIRED },
  { name: 'kCFStreamSSLAllowsExpiredRoots', value: 'true', effect: EXPIRED },
  { name: 'kTSKEnforcePinning', value: 'false', effect: REPORTS, guidance: [{ id: 'tn2232' }] },
];

/** Functions of Secure Transport; the value is their second argument. */
const FUNCTIONS: readonly Setting[] = [
  { name: 'SSLSetEnableCertVerify', value: 'false', effect: OFF, own: true },
  { name: 'SSLSetAllowsAnyRoot', value: 'true', effect: ROOT },
  { name: 'SSLSetAllowsExpiredCerts', value: 'true', effect: EXPIRED },
  { name: 'SSLSetAllowsExpiredRoots', value: 'true', effect: EXPIRED },
];

/** What a file mentions that evaluates the trust of a stream by itself. */
const OWN_EVALUATION = [
  'SecTrustEvaluateWithError',
  'SecTrustEvaluateAsyncWithError',
  'SecTrustEvaluate',
  'SecTrustEvaluateAsync',
  'SecTrustGetTrustResult',
  'kCFStreamPropertySSLPeerTrust',
  'kCFStreamPropertySSLPeerCertificates',
  'SSLCopyPeerTrust',
  'SSLCopyPeerCertificates',
  'kSSLSessionOptionBreakOnServerAuth',
  // An object that evaluates for those who hold it, as AFSecurityPolicy does.
  'securityPolicy',
];

/** The names of these settings, which are triggers. */
export const STREAM_SETTINGS: readonly string[] = [...KEYS, ...FUNCTIONS].map(({ name }) => name);

/** Every place that gives one of these settings the value that does harm. */
export function harmfulStreamSettings(shape: Shape, inTestBuild: InTestBuild): readonly Candidate[] {
  const keys = KEYS.flatMap((setting) =>
    shape.identifiers(setting.name).map((token) => ({ setting, token, value: valueOfKey(shape, token) })),
  );
  const functions = FUNCTIONS.flatMap((setting) =>
    callsOf(shape, setting.name).map((call) => ({ setting, token: call.token, value: call.arguments[1] })),
  );
  return [...keys, ...functions].flatMap(({ setting, token, value }) => {
    const truth = value && truthOf(shape, value);
    const harms = truth === setting.value || truth === 'either';
    return harms && !(setting.own && evaluatesItself(shape))
      ? [claimAt(shape.file, token, claim(setting, truth, inTestBuild(token)))]
      : [];
  });
}

function evaluatesItself(shape: Shape): boolean {
  return OWN_EVALUATION.some((name) => shape.identifiers(name).length > 0);
}

function claim({ name, value, effect, own, guidance }: Setting, truth: Truth, test: boolean): Claim {
  const sure = own !== true && truth === value && !test;
  return {
    confidence: sure ? 'certain' : 'likely',
    ...(guidance === undefined ? {} : { status: 'risky' as const }),
    message: `${name} set to ${value} ${effect}.`,
    guidance: test ? TEST_GUIDANCE : (guidance ?? PEER_GUIDANCE),
  };
}
