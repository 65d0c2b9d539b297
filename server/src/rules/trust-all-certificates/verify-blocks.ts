import type { Candidate } from '../../analysis/rule.ts';
import { Char } from '../../analysis/source/characters.ts';
import { assignmentsTo } from '../../analysis/shape/assignments.ts';
import { callAtName, callsOf, type CallArgument } from '../../analysis/shape/calls.ts';
import { type Closure, closureAt } from '../../analysis/shape/closures.ts';
import { bodyOf, type FunctionBody } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { braceAt } from '../../analysis/shape/statements.ts';
import { isOneOf, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { type Claim, claimAt, PEER_GUIDANCE, placeAt } from './candidate.ts';
import { truthOf } from './literals.ts';
import type { TrustNames } from './names.ts';
import { createJudge } from './scopes.ts';
import { identifiersWithin } from './within.ts';

/** A function or closure that says whether a server is to be trusted. */
interface Verifier {
  /** What is reported: the function that it is handed to, or the method's name. */
  readonly token: number;
  readonly first: number;
  readonly last: number;
  /** The names of the trust that it is given. */
  readonly trust: readonly string[];
  readonly answers: readonly Answer[];
  readonly what: string;
}

/** Where a verifier answers. */
interface Answer {
  readonly token: number;
  /** Whether the answer is plainly yes or no, or depends on something. */
  readonly value: 'yes' | 'no' | 'depends';
}

/** Verify blocks of TLS options, certificate validators and trust delegates of sockets that say yes to every certificate. */
export function verifiersThatAcceptAll(shape: Shape, names: TrustNames): readonly Candidate[] {
  const verifiers = [...verifyBlocks(shape), ...validators(shape), ...socketDelegates(shape)];
  if (verifiers.length === 0) return [];
  const yes = new Set(verifiers.flatMap(({ answers }) => answers.filter(isYes).map(({ token }) => token)));
  const trust = new Set([...names.trust, ...verifiers.flatMap((one) => one.trust)]);
  const judge = createJudge(shape, { ...names, trust }, (token) => yes.has(token));
  return verifiers.flatMap((verifier) => {
    const reached = verifier.answers.map((one) => judge(one.token)?.dominance.reached(one.token));
    const open = verifier.answers.findIndex(
      (one, i) => isYes(one) && (reached[i] === 'always' || reached[i] === 'flagged'),
    );
    if (open < 0) return [];
    const judges = verifier.answers.some(
      (one, i) => one.value === 'depends' || (isYes(one) && reached[i] === 'decided'),
    );
    if (judges && reached[open] === 'flagged') return [];
    const evaluates = judge(verifier.answers[open]!.token)?.evaluates === true;
    const place = placeAt(shape.file, verifier.answers[open]!.token, 'Here it says yes.');
    return [
      claimAt(shape.file, verifier.token, claim(verifier, judges || reached[open] === 'flagged', evaluates), place),
    ];
  });
}

function isYes({ value }: Answer): boolean {
  return value === 'yes';
}

function verifyBlocks(shape: Shape): readonly Verifier[] {
  return callsOf(shape, 'sec_protocol_options_set_verify_block').flatMap((call) => {
    const block = call.arguments[1] && closureOf(shape, call.arguments[1]);
    if (block === undefined) return [];
    const answers = answersOf(shape, block.parameters[2] ?? '$2', block.open, block.close);
    const trust = [block.parameters[1] ?? '$1'];
    return [{ token: call.token, first: block.open, last: block.close, trust, answers, what: 'This verify block' }];
  });
}

/** The closure that an argument is, or that the name is given which it is. */
function closureOf(shape: Shape, argument: CallArgument): Closure | undefined {
  if (argument.closure !== undefined || argument.first !== argument.last) return argument.closure;
  const given = assignmentsTo(shape, textOf(shape.file, argument.first));
  return given.length === 1 ? closureAt(shape.file, given[0]!.value.first) : undefined;
}

/** The calls of the function `name` within a body, by what they say. */
function answersOf(shape: Shape, name: string, open: number, close: number): readonly Answer[] {
  return identifiersWithin(shape, name, open, close)
    .flatMap((token) => callAtName(shape, token) ?? [])
    .filter((call) => call.arguments.length === 1)
    .map((call) => ({ token: call.token, value: valueOf(shape, call.arguments[0]!) }));
}

function valueOf(shape: Shape, argument: CallArgument): Answer['value'] {
  if (argument.first !== argument.last) return 'depends';
  const truth = truthOf(shape, argument);
  return truth === 'true' ? 'yes' : truth === 'false' ? 'no' : 'depends';
}

/** The closures of `certificateValidator` on TLS and QUIC of the OS 26 API, which return their answer. */
function validators(shape: Shape): readonly Verifier[] {
  if (shape.file.language !== 'swift') return [];
  return callsOf(shape, 'certificateValidator').flatMap((call) => {
    const block = call.arguments.at(-1)?.closure;
    if (block === undefined) return [];
    const range = { first: block.open, last: block.close, trust: [block.parameters[1] ?? '$1'] };
    return [{ token: call.token, ...range, answers: returnsOf(shape, block), what: 'This certificate validator' }];
  });
}

function returnsOf({ file }: Shape, block: Closure): readonly Answer[] {
  const answers: Answer[] = [];
  for (let i = block.body; i < block.close; i++) {
    const returned =
      isWord(file, i - 1, 'return') || (i === block.body && !isWord(file, i, 'return') && i === block.close - 1);
    if (!returned) continue;
    const literal =
      isUnit(file, i + 1, Char.CloseBrace) || isUnit(file, i + 1, Char.Semicolon) || !isOneOf(file, i + 1, '.?(&|=');
    const word = literal ? textOf(file, i) : '';
    answers.push({ token: i, value: word === 'true' ? 'yes' : word === 'false' ? 'no' : 'depends' });
  }
  return answers;
}

const MAX_SIGNATURE = 60;

/** Methods of socket delegates: `socket:didReceiveTrust:completionHandler:`. */
function socketDelegates(shape: Shape): readonly Verifier[] {
  const { file } = shape;
  const labels = file.language === 'swift' ? ['didReceive', 'didReceiveTrust'] : ['didReceiveTrust'];
  return labels
    .flatMap((label) => shape.identifiers(label))
    .flatMap((token) => {
      const body = bodyAfter(shape, token);
      const handler = body?.parameters.at(-1);
      if (body === undefined || handler === undefined || body.labels.at(-1) !== 'completionHandler') return [];
      const trust =
        file.language === 'swift' ? isUnit(file, token + 2, Char.Colon) && isWord(file, token + 3, 'SecTrust') : true;
      const answers = trust ? answersOf(shape, handler, body.open, body.close) : [];
      return [{ token, first: body.open, last: body.close, trust: [], answers, what: 'This trust handler' }];
    });
}

/** The function in whose signature the label at `token` stands. */
function bodyAfter({ file }: Shape, token: number): FunctionBody | undefined {
  let open = token;
  while (open < token + MAX_SIGNATURE && !isOneOf(file, open, '{;}')) open++;
  return isUnit(file, open, Char.OpenBrace) ? bodyOf(file, { ...braceAt(file, open), open }) : undefined;
}

function claim({ what }: Verifier, sometimes: boolean, evaluates: boolean): Claim {
  const how =
    evaluates && !sometimes
      ? 'it says yes whatever the evaluation of the trust says'
      : 'it says yes without evaluating the trust';
  const verb = sometimes ? 'may accept' : 'accepts';
  return {
    confidence: sometimes ? 'likely' : 'certain',
    message: `${what} ${verb} every certificate: ${how}; answer with what SecTrustEvaluateWithError says, or with a comparison to a certificate that you know.`,
    guidance: PEER_GUIDANCE,
  };
}
