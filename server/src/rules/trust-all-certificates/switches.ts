import type { Candidate } from '../../analysis/rule.ts';
import { Char } from '../../analysis/source/characters.ts';
import { type Assignment, assignmentsTo } from '../../analysis/shape/assignments.ts';
import { functionAround } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { stringValue } from '../../analysis/shape/strings.ts';
import { isOneOf, isOperator, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import type { InTestBuild } from './build-conditions.ts';
import { type Claim, claimAt, TEST_GUIDANCE, TRUST_GUIDANCE } from './candidate.ts';
import { truthOf } from './literals.ts';

/** A switch of a well-known library that makes it accept what it should not. */
interface Switch {
  readonly name: string;
  readonly value: 'true' | 'false';
  readonly effect: string;
  /** Whether pinned certificates in the same function make it harmless. */
  readonly pinned?: true;
}

const ALL = 'accepts every certificate';
const HOST = "accepts another server's certificate";

/** AFNetworking and MQTT-Client; SocketRocket; MQTT-Client; Starscream 3 and 4; ASIHTTPRequest. */
const SWITCHES: readonly Switch[] = [
  { name: 'allowInvalidCertificates', value: 'true', effect: ALL, pinned: true },
  { name: 'validatesDomainName', value: 'false', effect: HOST, pinned: true },
  { name: 'validatesCertificateChain', value: 'false', effect: ALL, pinned: true },
  { name: 'allowsUntrustedSSLCertificates', value: 'true', effect: ALL },
  { name: 'allowUntrustedCertificates', value: 'true', effect: ALL },
  { name: 'disableSSLCertValidation', value: 'true', effect: ALL },
  { name: 'allowSelfSigned', value: 'true', effect: ALL },
  { name: 'validatesSecureCertificate', value: 'false', effect: ALL },
  { name: 'setAllowsAnyHTTPSCertificate', value: 'true', effect: `is private API and ${ALL}` },
];

/** Alamofire 5 and 4, SDWebImage: what is harmful by being used. */
const USES: readonly string[] = [
  'DisabledTrustEvaluator',
  'DisabledEvaluator',
  'disableEvaluation',
  'SDWebImageAllowInvalidSSLCertificates',
  'SDWebImageDownloaderAllowInvalidSSLCertificates',
  'allowInvalidSSLCertificates',
];

/** The names that a file must have for any of these, setters among them. */
export const SWITCH_NAMES: readonly string[] = [
  ...SWITCHES.flatMap(({ name }) => (name.startsWith('set') ? [name] : [name, setterOf(name)])),
  ...USES,
];

function setterOf(name: string): string {
  return `set${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Every place that turns such a switch the wrong way, or uses what evaluates nothing. */
export function harmfulSwitches(shape: Shape, inTestBuild: InTestBuild): readonly Candidate[] {
  const turned = SWITCHES.flatMap((one) =>
    turnedAt(shape, one).map((token) =>
      claimAt(shape.file, token, claim(inTestBuild(token), `${one.name} set to ${one.value} ${one.effect}`)),
    ),
  );
  const used = USES.flatMap((name) =>
    shape
      .identifiers(name)
      .filter((token) => isUsed(shape, token))
      .map((token) => claimAt(shape.file, token, claim(inTestBuild(token), `${name} ${ALL}`))),
  );
  return [...turned, ...used];
}

function turnedAt(shape: Shape, { name, value, pinned }: Switch): readonly number[] {
  const assigned = assignmentsTo(shape, name)
    .filter((one) => !isDeclared(shape, one) && truthOf(shape, one.value) === value)
    .map(({ token }) => token);
  const passed = shape.identifiers(name).filter((token) => isPassed(shape, token, value));
  return [...assigned, ...passed].filter((token) => pinned !== true || !pins(shape, token));
}

/** The initial value of a property of the project's own. */
function isDeclared({ file }: Shape, { token }: Assignment): boolean {
  return isWord(file, token - 1, 'let') || isWord(file, token - 1, 'var');
}

/** `label: true` of a call, `piece:YES` of a message. */
function isPassed(shape: Shape, token: number, value: string): boolean {
  const { file } = shape;
  const ends = isOneOf(file, token + 3, ',)]') || (file.language === 'c' && isWord(file, token + 3));
  return isUnit(file, token + 1, Char.Colon) && ends && truthOf(shape, { first: token + 2, last: token + 2 }) === value;
}

const PINNING = /^(pinnedCertificates|setPinnedCertificates|\w+PinningMode(Certificate|PublicKey))$/;

/** Whether the function around a token pins certificates or keys, which are compared then. */
function pins({ file }: Shape, token: number): boolean {
  const body = functionAround(file, token);
  if (body === undefined) return false;
  for (let i = body.open; i < Math.min(body.close, body.open + MAX_BODY); i++) {
    if (!isWord(file, i)) continue;
    if (PINNING.test(textOf(file, i))) return true;
    if (isWord(file, i, 'pinningMode') && /^(certificate|publicKey)$/.test(textOf(file, i + 3))) return true;
  }
  return false;
}

const MAX_BODY = 2000;

/** A value in an expression: not its declaration, nor a test whether an option is set or a copy of one. */
function isUsed(shape: Shape, token: number): boolean {
  const { file } = shape;
  if (shape.declaredNames().has(textOf(file, token)) || isUnit(file, token + 1, Char.Colon)) return false;
  if (/^(class|struct|func|case|let|var|extension|is|as)$/.test(textOf(file, token - 1))) return false;
  if (['&', '|=', '='].some((operator) => isOperator(file, token - 1, operator)) && file.language === 'c')
    return isOperator(file, token - 1, '=');
  if (['&', '=', '=='].some((operator) => isOperator(file, token + 1, operator))) return false;
  const member = /^[a-z]/.test(textOf(file, token));
  if (member && !isUnit(file, token - 1, Char.Dot)) return false;
  return !isTested(shape, token) && !isForLoopback(shape, token);
}

/** `options.contains(.allowInvalidSSLCertificates)`, `case .disableEvaluation` */
function isTested({ file }: Shape, token: number): boolean {
  const first = isUnit(file, token - 1, Char.Dot) ? token - 2 : token - 1;
  const contains =
    isUnit(file, first, Char.OpenParen) && /^(contains|insert|remove|formUnion)$/.test(textOf(file, first - 1));
  return contains || isWord(file, first, 'case') || isOperator(file, first, '==');
}

/** `"localhost": DisabledTrustEvaluator()` */
function isForLoopback({ file }: Shape, token: number): boolean {
  const colon = token - 1;
  return isUnit(file, colon, Char.Colon) && /^(localhost|127(\.\d+){3}|::1)$/.test(stringValue(file, colon - 1) ?? '');
}

function claim(test: boolean, what: string): Claim {
  return {
    confidence: test ? 'likely' : 'certain',
    message: `${what}${test ? ' in some builds' : ''}; trust the root of your own authority instead.`,
    guidance: test ? TEST_GUIDANCE : TRUST_GUIDANCE,
  };
}
