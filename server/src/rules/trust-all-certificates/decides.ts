import { Char } from '../../analysis/source/characters.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import { receiverStart } from '../../analysis/shape/calls.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isOneOf, isOperator, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';

/** What the names in one function stand for. */
export interface Facts {
  /** The server's trust. */
  readonly trust: ReadonlySet<string>;
  /** The challenge and what it says of the server, its host for instance. */
  readonly challenge: ReadonlySet<string>;
  /** Certificates, keys, digests: what is read out of the trust. */
  readonly derived: ReadonlySet<string>;
  /** Outcomes of an evaluation or a comparison. */
  readonly verdicts: ReadonlySet<string>;
  /** See `TrustNames.saysYes`. */
  saysYes(name: string): boolean;
}

/** Longest expression that is read, in tokens. */
export const MAX_READ = 400;

/** Evaluations whose own value is the outcome. */
const EVALUATION = /^SecTrustEvaluate(WithError|AsyncWithError|FastAsync\w*|Internal)$/;
/** Functions that take something out of the trust. */
export const READS_TRUST =
  /^(SecTrustGetCertificateAtIndex|SecTrustCopy(Key|PublicKey|CertificateChain|ResultDictionary|Properties)|SecCertificateCopy\w+)$/;
const COMPARES =
  /^(contains(Object)?|isEqual\w*|CFEqual|memcmp|timingsafe_bcmp|elementsEqual|firstIndex|SecCertificateEqual|compare)$/;
/** What tells nothing of the certificate: accessors, conversions, bookkeeping, logging, what hands the answer over. */
const NEUTRAL =
  /^(Sec(Trust|Certificate|Key|Policy)\w*|sec_\w+|CF(Release|Retain|BridgingRelease|BridgingRetain|AutoRelease|Array\w+|Data\w+|String\w+)|dispatch_\w+|os_log\w*|\w*[lL]og\w*|print|debugPrint|dump|trace|debug|info|notice|warning|warn|error|fault|protectionSpace|authenticationMethod|serverTrust|host|port|realm|protocol|sender|previousFailureCount|proposedCredential|failureResponse|distinguishedNames|lowercased|uppercased|lowercaseString|length|count|retain|release|autorelease|copy|description|self|alloc|hasPrefix|hasSuffix|contains\w*|isEqual\w*|rangeOfString|range|firstIndex|compare|caseInsensitiveCompare|map|flatMap|compactMap|takeRetainedValue|takeUnretainedValue|async|sync|main|global|Task|unsafeBitCast|type|withExtendedLifetime|respondsToSelector|isKindOfClass|completion\w*|callback|use|useCredential|cancel\w*|reject\w*|perform\w*|continueWithout\w*|credentialForTrust|initWithTrust|if|guard|while|switch|for|return|catch|sizeof|typeof|MainActor|assumeIsolated|run)$/;
/** Comparing with one of these asks whether something is there, or whether a call could be made. */
const NOTHING = /^(nil|NULL|Nil|nullptr|0|errSecSuccess|noErr|true|false|YES|NO)$/;

/** Whether the value of `tokens[first, last]` depends on an evaluation of the trust, a comparison of what it holds, or another function that is given it. */
export function decides(shape: Shape, facts: Facts, { first, last }: Expression): boolean {
  const end = Math.min(last, first + MAX_READ);
  let derived = false;
  let compares = false;
  for (let i = first; i <= end; i++) {
    if (isWord(shape.file, i)) {
      const word = textOf(shape.file, i);
      if (facts.verdicts.has(word) && !isLabel(shape.file, i) && !isWritten(shape, i)) return true;
      derived ||= facts.derived.has(word) || READS_TRUST.test(word);
      compares ||= COMPARES.test(word);
      if (decidesAsCall(shape, facts, i, word)) return true;
    } else compares ||= isComparison(shape, i);
  }
  return derived && compares;
}

/** Whether `tokens[first, last]` mentions one of the names. */
export function mentions({ file }: Shape, names: ReadonlySet<string>, { first, last }: Expression): boolean {
  const end = Math.min(last, first + MAX_READ);
  for (let i = first; i <= end; i++)
    if (isWord(file, i) && names.has(textOf(file, i)) && !isLabel(file, i)) return true;
  return false;
}

/** `&result`: what a call is going to write tells nothing yet. */
function isWritten({ file }: Shape, token: number): boolean {
  return isOperator(file, token - 1, '&') && isOneOf(file, token - 2, '(,:');
}

function isLabel(file: Shape['file'], token: number): boolean {
  return isUnit(file, token + 1, Char.Colon) && isOneOf(file, token - 1, '(,');
}

function isComparison({ file }: Shape, token: number): boolean {
  if (!['==', '!=', '===', '!=='].some((operator) => isOperator(file, token, operator))) return false;
  return !NOTHING.test(textOf(file, token + 1)) && !NOTHING.test(textOf(file, token - 1));
}

/** Whether a call of the name at `token` decides: an evaluation, or a function of the project's own that is given the trust. */
function decidesAsCall(shape: Shape, facts: Facts, token: number, word: string): boolean {
  if (EVALUATION.test(word)) return true;
  if (NEUTRAL.test(word)) return false;
  const given = shape.file.language === 'c' ? cGiven(shape, token) : swiftGiven(shape, token, word);
  if (given === undefined) return false;
  const about = [facts.trust, facts.challenge, facts.derived].some((names) =>
    given.some((range) => mentions(shape, names, range)),
  );
  return about && !facts.saysYes(word);
}

/** The arguments and the receiver of a Swift call, or the receiver of a property such as `trust.isValid`. */
function swiftGiven(shape: Shape, token: number, word: string): readonly Expression[] | undefined {
  const { file } = shape;
  const call = shape.callAt(token);
  const member = isUnit(file, token - 1, Char.Dot);
  if (call === undefined) {
    if (!member || !/^(is|has)[A-Z]|^(valid|trusted)$/.test(word)) return undefined;
    return [{ first: receiverStart(shape, token - 1), last: token - 2 }];
  }
  if (!member && /^[A-Z]/.test(word)) return undefined;
  const passed = { first: call.open + 1, last: call.close - 1 };
  return member ? [passed, { first: receiverStart(shape, token - 1), last: token - 2 }] : [passed];
}

/** The arguments of a C call, or the whole message that has a piece of its selector at `token`. */
function cGiven(shape: Shape, token: number): readonly Expression[] | undefined {
  const { file } = shape;
  if (isUnit(file, token + 1, Char.OpenParen) && file.mate[token + 1]! > 0) {
    return [{ first: token + 2, last: file.mate[token + 1]! - 1 }];
  }
  const open = containerOf(file, token);
  const message = isUnit(file, open, Char.OpenBracket) ? shape.messageAt(open) : undefined;
  return message?.receiverEnd === token ? [{ first: open + 1, last: message.close - 1 }] : undefined;
}
