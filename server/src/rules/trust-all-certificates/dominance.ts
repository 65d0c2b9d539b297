import { Char } from '../../analysis/source/characters.ts';
import { valueEnd } from '../../analysis/shape/assignments.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { type Brace, braceAt, statementStart } from '../../analysis/shape/statements.ts';
import {
  containerOf,
  isOneOf,
  isOperator,
  isUnit,
  isWord,
  skipGroup,
  textOf,
} from '../../analysis/shape/token-text.ts';
import { closureCall } from './closure-calls.ts';
import { type Branch, conditionalAt, exits, firstKeyword } from './conditionals.ts';
import { classify } from './conditions.ts';
import { decides, type Facts, MAX_READ } from './decides.ts';
import type { Scope } from './facts.ts';
import { identifiersWithin } from './within.ts';

/**
 * What has to hold for a place to be reached. `decided`: an evaluation of the trust, or something that may be one.
 * `exempt`: the server is this very device. `flagged`: a switch that has nothing to do with the certificate.
 */
export type Reached = 'decided' | 'exempt' | 'flagged' | 'always';

/** Answers about the places of one function; remembers what it finds out about each block. */
export interface Dominance {
  reached(token: number): Reached;
}

/** Blocks nested deeper than this are not followed outwards. */
const MAX_DEPTH = 60;

/** What is asked about: a function of a file, and which of its tokens accept the server. */
export interface Question {
  readonly shape: Shape;
  readonly facts: Facts;
  /** An `if` all of whose branches accept the server decides nothing. */
  readonly accepts: (token: number) => boolean;
}

/** Reads no more of the function than the questions need. */
export function createDominance(question: Question, scope: Scope): Dominance {
  const { shape, facts } = question;
  const turns = onceForEach((open) => readTurns(question, open));
  const arounds = onceForEach((open) => around(question, open));
  return {
    reached(token) {
      let found: Reached = weigh(shape, facts, token);
      let at = token;
      for (let depth = 0; depth < MAX_DEPTH && at > scope.open; depth++) {
        const open = containerOf(shape.file, at);
        if (open < 0) break;
        if (isUnit(shape.file, open, Char.OpenBrace)) {
          found = stronger(found, earlier(turns(open), at));
          if (open <= scope.open) break;
          found = stronger(found, arounds(open));
        }
        at = open;
      }
      return found;
    },
  };
}

function onceForEach<Answer>(make: (open: number) => Answer): (open: number) => Answer {
  const known = new Map<number, Answer>();
  return (open) => {
    if (!known.has(open)) known.set(open, make(open));
    return known.get(open)!;
  };
}

const ORDER: readonly Reached[] = ['always', 'flagged', 'exempt', 'decided'];

function stronger(a: Reached, b: Reached): Reached {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

/** What the operands before the place in its own statement say: `isValid ? (…) : (…)`, and C's `if` without braces. */
function weigh(shape: Shape, facts: Facts, token: number): Reached {
  const { file } = shape;
  let at = token;
  for (let depth = 0; depth < MAX_DEPTH && isInExpression(shape, at); depth++) at = containerOf(file, at);
  const first = statementStart(file, at);
  if (file.language === 'c' && (isWord(file, first, 'if') || isWord(file, first, 'else'))) {
    const branch = conditionalAt(file, isWord(file, first + 1, 'if') ? first + 1 : first)?.branches[0];
    if (branch === undefined || branch.condition.last < branch.condition.first) return 'decided';
    if (branch.body.first <= token) return classify(shape, facts, branch.condition);
  }
  const operator = lastChoice(shape, first, token);
  return operator > first && decides(shape, facts, { first, last: operator - 1 }) ? 'decided' : 'always';
}

function isInExpression({ file }: Shape, token: number): boolean {
  const open = containerOf(file, token);
  return open >= 0 && !isUnit(file, open, Char.OpenBrace);
}

/** The last `?` or `&&` before the place. */
function lastChoice({ file }: Shape, first: number, token: number): number {
  for (let i = token; i > Math.max(first, token - MAX_READ); i--) {
    if (isOperator(file, i, '?') || isOperator(file, i, '&&') || isOperator(file, i, '||')) return i;
  }
  return -1;
}

/** From a token of a block on, what the statements above it leave as a condition. */
interface Turn {
  readonly token: number;
  readonly reached: Reached;
}

/** The places of one block where that changes, in order: below a statement that may leave, and at each arm of a `switch`. */
function readTurns({ shape, facts, accepts }: Question, open: number): readonly Turn[] {
  const { file } = shape;
  const turns: Turn[] = [];
  const isSwitch = braceAt(file, open).kind === 'switch';
  for (let i = open + 1; i < file.mate[open]!; i++) {
    if (isWord(file, i) && !isUnit(file, i - 1, Char.Dot)) {
      if (isSwitch && /^(case|default)$/.test(textOf(file, i))) turns.push({ token: i, reached: 'always' });
      const turn = turnAt({ shape, facts, accepts }, i);
      if (turn !== undefined) {
        turns.push({ token: turn.token, reached: stronger(turns.at(-1)?.reached ?? 'always', turn.reached) });
        i = Math.max(i, turn.token - 1);
      }
    }
    i = skipGroup(file, i);
  }
  return turns;
}

/** What the statement at `keyword` means for those below it: it leaves unless something holds. */
function turnAt({ shape, facts, accepts }: Question, keyword: number): Turn | undefined {
  const { file } = shape;
  const word = textOf(file, keyword);
  if (word === 'try' && !isUnit(file, keyword + 1, Char.Question)) return triedAt(shape, facts, keyword);
  if (word === 'do') return doneAt(shape, facts, keyword);
  if (!/^(if|guard|switch)$/.test(word)) return undefined;
  const conditional = conditionalAt(file, keyword);
  if (conditional === undefined) return undefined;
  const token = conditional.last + 1;
  const leaving = conditional.branches.filter((branch) => exits(file, branch.body) && !holds(branch.body, accepts));
  const reached = leaving.map((branch) => classify(shape, facts, branch.condition));
  return { token, reached: reached.reduce(stronger, 'always') };
}

function triedAt(shape: Shape, facts: Facts, keyword: number): Turn | undefined {
  const last = valueEnd(shape, keyword + 1);
  return decides(shape, facts, { first: keyword + 1, last }) ? { token: last + 1, reached: 'decided' } : undefined;
}

/** `do { try validate(trust) } catch { return }` */
function doneAt(shape: Shape, facts: Facts, keyword: number): Turn | undefined {
  const { file } = shape;
  const open = keyword + 1;
  const close = isUnit(file, open, Char.OpenBrace) ? file.mate[open]! : -1;
  if (close < 0 || !isWord(file, close + 1, 'catch')) return undefined;
  const handler = conditionalAt(file, close + 1)?.branches[0]?.body;
  const evaluates = decides(shape, facts, { first: open + 1, last: close - 1 });
  return handler && evaluates && exits(file, handler) ? { token: handler.last + 1, reached: 'decided' } : undefined;
}

/** What the statements of the block before the place leave as its condition. */
function earlier(turns: readonly Turn[], at: number): Reached {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]!.token <= at) low = middle + 1;
    else high = middle;
  }
  return turns[low - 1]?.reached ?? 'always';
}

/** What has to hold for the block at `open` to be run. */
function around(question: Question, open: number): Reached {
  const brace = braceAt(question.shape.file, open);
  if (brace.kind === 'closure') return closureCall(question.shape, question.facts, open, brace.head);
  return /^(if|else|guard|switch|loop)$/.test(brace.kind) ? aroundBranch(question, open, brace) : 'always';
}

function aroundBranch({ shape, facts, accepts }: Question, open: number, { kind, head }: Brace): Reached {
  const { file } = shape;
  const chained = kind === 'if' || kind === 'else';
  const keyword = chained ? firstKeyword(file, isWord(file, head + 1, 'if') ? head + 1 : head) : head;
  const branches = conditionalAt(file, keyword)?.branches ?? [];
  const upTo = branches.slice(0, branches.findIndex(({ body }) => body.first === open) + 1);
  if (upTo.length > 1 && isWord(file, keyword, 'else')) return 'decided';
  const reached = failsEvaluation(shape, upTo)
    ? []
    : upTo.filter(hasCondition).map(({ condition }) => classify(shape, facts, condition));
  const strongest = reached.reduce(stronger, 'always');
  return strongest === 'decided' && acceptsAnyway(branches, accepts) ? 'always' : strongest;
}

function hasCondition({ condition }: Branch): boolean {
  return condition.last >= condition.first;
}

/** Whether the last of some branches is run just because an evaluation failed. */
function failsEvaluation({ file }: Shape, branches: readonly Branch[]): boolean {
  const last = branches.at(-1);
  const otherwise = last !== undefined && !hasCondition(last) && branches.length === 2;
  const { first, last: end } = (otherwise ? branches[0] : last)?.condition ?? { first: 0, last: -1 };
  const negated = isOneOf(file, first, '!');
  const call = negated ? first + 1 : first;
  const evaluates = isWord(file, call, 'SecTrustEvaluateWithError') && file.mate[call + 1] === end;
  return evaluates && negated !== otherwise;
}

/** Whether every branch accepts the server, and one of them is always taken. */
function acceptsAnyway(branches: readonly Branch[], accepts: (token: number) => boolean): boolean {
  const exhaustive = branches.length > 1 && !hasCondition(branches.at(-1)!);
  return exhaustive && branches.every(({ body }) => holds(body, accepts));
}

const MAX_BODY = 400;

function holds({ first, last }: Expression, accepts: (token: number) => boolean): boolean {
  for (let i = first; i <= Math.min(last, first + MAX_BODY); i++) if (accepts(i)) return true;
  return false;
}

/** Whether the function evaluates the trust anywhere, whatever becomes of the result. */
export function evaluatesSomewhere(shape: Shape, scope: Scope): boolean {
  const names = ['SecTrustEvaluateWithError', 'SecTrustEvaluate', 'SecTrustEvaluateAsyncWithError'];
  return names.some((name) => identifiersWithin(shape, name, scope.open, scope.close).length > 0);
}
