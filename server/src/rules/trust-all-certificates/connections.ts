import type { Candidate } from '../../analysis/rule.ts';
import { Char } from '../../analysis/source/characters.ts';
import { bracesAround } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isOperator, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { claimAt, TRUST_GUIDANCE } from './candidate.ts';
import { conditionalAt } from './conditionals.ts';
import { onlyReturn } from './only-return.ts';
import type { Judge } from './scopes.ts';

/** NSURLConnection's way to leave the server's trust aside: overrides of a private method, and answers without a credential. */
export function connectionsWithoutEvaluation(shape: Shape, judge: Judge): readonly Candidate[] {
  return [...privateOverrides(shape), ...continued(shape, judge)];
}

/** `allowsAnyHTTPSCertificateForHost:` in a category on NSURLRequest. */
function privateOverrides(shape: Shape): readonly Candidate[] {
  const names = ['allowsAnyHTTPSCertificateForHost', 'allowsAnyHTTPSCertificate'];
  return names
    .flatMap((name) => shape.identifiers(name))
    .filter((token) => bodyStart(shape, token) >= 0 && onlyReturn(shape, token) !== 'false')
    .map((token) =>
      claimAt(shape.file, token, {
        confidence: onlyReturn(shape, token) === 'true' ? 'certain' : 'likely',
        message: `Overriding ${textOf(shape.file, token)} is private API and accepts every certificate; trust the root of your own authority instead.`,
        guidance: [...TRUST_GUIDANCE, { id: 'qa1948' }],
      }),
    );
}

const MAX_SIGNATURE = 30;

/** The brace of the method whose name stands at `token`; -1 where it is only declared or called. */
function bodyStart({ file }: Shape, token: number): number {
  const declares = isWord(file, token - 1, 'func') || isUnit(file, token - 1, Char.CloseParen);
  if (!declares) return -1;
  let open = token;
  while (open < token + MAX_SIGNATURE && !isOneOf(file, open, '{;}')) open++;
  return isUnit(file, open, Char.OpenBrace) ? open : -1;
}

/** `continueWithoutCredential…` where the challenge is known to be about the server's trust. */
function continued(shape: Shape, judge: Judge): readonly Candidate[] {
  const names = ['continueWithoutCredentialForAuthenticationChallenge', 'continueWithoutCredential'];
  return names
    .flatMap((name) => shape.identifiers(name))
    .filter((token) => isForServerTrust(shape, token))
    .filter((token) => /^(always|flagged)$/.test(judge(token)?.dominance.reached(token) ?? ''))
    .map((token) =>
      claimAt(shape.file, token, {
        confidence: 'likely',
        status: 'risky',
        message:
          'This goes on without a credential though the challenge asks whether to trust the server; evaluate the trust and cancel if that fails, or ask for the default handling.',
        guidance: TRUST_GUIDANCE,
      }),
    );
}

/** Whether a block around the token runs only for server trust challenges. */
function isForServerTrust(shape: Shape, token: number): boolean {
  return bracesAround(shape.file, token).some(({ kind, head, open }) => {
    if (kind !== 'if') return false;
    const branch = conditionalAt(shape.file, head)?.branches[0];
    return (
      branch !== undefined &&
      branch.body.first === open &&
      asksForTrust(shape, branch.condition.first, branch.condition.last)
    );
  });
}

const MAX_CONDITION = 60;

function asksForTrust({ file }: Shape, first: number, last: number): boolean {
  let asks = false;
  for (let i = first; i <= Math.min(last, first + MAX_CONDITION); i++) {
    if (isOperator(file, i, '!') || isOperator(file, i, '!=') || isOperator(file, i, '||')) return false;
    asks ||= isWord(file, i, 'NSURLAuthenticationMethodServerTrust');
  }
  return asks;
}

/** `canAuthenticateAgainstProtectionSpace` that says yes to server trust, in a file whose handler then accepts everything. */
export function claimedSpaces(shape: Shape, accepting: readonly Candidate[]): readonly Candidate[] {
  const place = accepting[0];
  if (place === undefined) return [];
  return shape
    .identifiers('canAuthenticateAgainstProtectionSpace')
    .filter((token) => claimsTrust(shape, token))
    .map((token) =>
      claimAt(
        shape.file,
        token,
        {
          confidence: 'likely',
          message:
            'This takes over the evaluation of the server, and the handler in this file does without it; answer NO for server trust, or evaluate the trust in the handler.',
          guidance: TRUST_GUIDANCE,
        },
        { start: place.start, end: place.end, message: 'The handler accepts every certificate here.' },
      ),
    );
}

function claimsTrust(shape: Shape, token: number): boolean {
  const { file } = shape;
  let open = token;
  while (open < token + MAX_SIGNATURE && !isOneOf(file, open, '{;}')) open++;
  if (!isUnit(file, open, Char.OpenBrace) || file.mate[open]! < 0) return false;
  const close = Math.min(file.mate[open]!, open + MAX_CONDITION);
  for (let i = open + 1; i < close; i++) {
    if (isWord(file, i, 'NSURLAuthenticationMethodServerTrust') && !isOperator(file, i - 1, '!=')) return true;
    if (/^(YES|true)$/.test(textOf(file, i))) return true;
  }
  return false;
}
