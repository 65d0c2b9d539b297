import type { Candidate } from '../../analysis/rule.ts';
import { type Call, callAtName, messageAround } from '../../analysis/shape/calls.ts';
import { bodyOf, type FunctionBody } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { braceAt } from '../../analysis/shape/statements.ts';
import type { InTestBuild } from './build-conditions.ts';
import { type Claim, claimAt, TEST_GUIDANCE, TRUST_GUIDANCE } from './candidate.ts';
import { answerAround, nameAssigned, reachedByAnswers } from './credential-answers.ts';
import { credentialsFromTrust } from './credential-sites.ts';
import { decides } from './decides.ts';
import type { Reached } from './dominance.ts';
import type { Judge, Judged } from './scopes.ts';
import { identifiersNear } from './within.ts';

/** Every credential that is made from a server's trust and handed out though nothing, or not enough, was asked before. */
export function unevaluatedCredentials(shape: Shape, judge: Judge, inTestBuild: InTestBuild): readonly Candidate[] {
  return credentialsFromTrust(shape).flatMap((token) => {
    const judged = judge(token);
    const reached = judged && reachedByCredential(shape, judge, judged, token);
    if (judged === undefined || reached === undefined || reached === 'decided' || reached === 'exempt') return [];
    return [claimAt(shape.file, token, claim(judged, reached, inTestBuild(token)))];
  });
}

/** What the handing out of the credential depends on; `undefined` where it isn't handed out as an answer. */
function reachedByCredential(shape: Shape, judge: Judge, judged: Judged, token: number): Reached | undefined {
  const made = reachedWithCallers(shape, judge, judged, token);
  if (made === 'decided' || made === 'exempt') return made;
  const answer = answerAround(shape, token);
  if (answer !== undefined) return decides(shape, judged.facts, answer) ? 'decided' : made;
  const name = nameAssigned(shape, token);
  return name === undefined ? undefined : reachedByAnswers(shape, judged, { token, name, made });
}

/** Methods that the system calls. */
const DELEGATE = /^(urlSession|webView|connection|download)$|^(URLSession|webView|connection|download):|Challenge(:|$)/;

/** As {@link Dominance.reached}; for a function of the project's own also what its calls in this file depend on. */
function reachedWithCallers(shape: Shape, judge: Judge, { dominance, scope }: Judged, token: number): Reached {
  const own = dominance.reached(token);
  const body = own === 'always' || own === 'flagged' ? functionOf(shape, scope.open) : undefined;
  if (body === undefined || DELEGATE.test(body.name)) return own;
  const calls = identifiersNear(shape, body.name.split(':')[0]!, scope.open, MAX_CALLERS)
    .filter((one) => one < scope.open || one > scope.close)
    .flatMap((one) => callOf(shape, one) ?? []);
  if (calls.length === 0) return body.labels.some((label) => DELEGATE.test(label)) ? own : 'flagged';
  const reached = calls.map((call) => judge(call.token)?.dominance.reached(call.token) ?? 'always');
  return reached.every((one) => one === 'decided' || one === 'exempt') ? 'decided' : own;
}

/** The call or the message whose name stands at `token`. */
function callOf(shape: Shape, token: number): Call | undefined {
  const call = callAtName(shape, token) ?? messageAround(shape, token);
  return call?.token === token ? call : undefined;
}

/** The named function whose body opens at `open`. */
function functionOf({ file }: Shape, open: number): FunctionBody | undefined {
  const body = bodyOf(file, { ...braceAt(file, open), open });
  return body?.kind === 'function' ? body : undefined;
}

/** How many mentions of a function are looked at on either side of it. */
const MAX_CALLERS = 20;

const REMEDY = 'evaluate the trust and cancel the challenge if that fails, or leave it to the default handling.';

function claim(judged: Judged, reached: Reached, test: boolean): Claim {
  if (test) {
    return {
      confidence: 'likely',
      message: `In some builds this handler accepts every certificate: it makes a credential from the server's trust without evaluating it; ${REMEDY}`,
      guidance: TEST_GUIDANCE,
    };
  }
  if (reached === 'flagged') {
    return {
      confidence: 'likely',
      message: `This may accept every certificate: it makes a credential from the server's trust, and what it asks before does not evaluate it; ${REMEDY}`,
      guidance: TRUST_GUIDANCE,
    };
  }
  const how = judged.evaluates
    ? "it evaluates the server's trust and makes a credential from it whatever the result"
    : "it makes a credential from the server's trust without evaluating it";
  return {
    confidence: 'certain',
    message: `This handler accepts every certificate: ${how}; ${REMEDY}`,
    guidance: TRUST_GUIDANCE,
  };
}
