import { Char } from '../../analysis/source/characters.ts';
import { valueEnd } from '../../analysis/shape/assignments.ts';
import { callAtName, messageAround, type Call } from '../../analysis/shape/calls.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { containerOf, isOneOf, isOperator, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { decides, type Facts, mentions, READS_TRUST } from './decides.ts';
import type { TrustNames } from './names.ts';

/** The tokens `(open, close)` of a function, whatever closures are inside. */
export interface Scope {
  readonly open: number;
  readonly close: number;
}

interface Known {
  readonly trust: Set<string>;
  readonly challenge: ReadonlySet<string>;
  readonly saysYes: (name: string) => boolean;
  readonly derived: Set<string>;
  readonly verdicts: Set<string>;
  /** By container, where the last value ends that was read there: `a = b = c` is read once. */
  readonly ends: Map<number, number>;
}

/** Which names of a function carry the trust, what is read out of it, and the outcome of judging it. */
export function factsOf(shape: Shape, names: TrustNames, scope: Scope): Facts {
  const known: Known = {
    trust: new Set(names.trust),
    challenge: names.challenge,
    saysYes: (name) => names.saysYes(name),
    derived: new Set(),
    verdicts: new Set(),
    ends: new Map(),
  };
  // A name may be given its value below the place where another one takes it over.
  for (let pass = 0; pass < 2; pass++) {
    known.ends.clear();
    for (let i = scope.open + 1; i < scope.close; i++) learn(shape, known, i);
  }
  return known;
}

function learn(shape: Shape, known: Known, token: number): void {
  const { file } = shape;
  if (isOperator(file, token, '=')) learnAssignment(shape, known, token);
  else if (isWord(file, token, 'in') && isWord(file, token - 1)) learnElement(shape, known, token);
  else if (isWord(file, token) && mayJudge(textOf(file, token))) learnOutcomes(shape, known, token);
}

/** Whether it may be worth knowing what a call of that name leaves behind. */
function mayJudge(word: string): boolean {
  return !/^(completion\w*|return|if|guard|let|var|self|case)$/.test(word);
}

/** `name = value`, with a type between them or without. */
function learnAssignment(shape: Shape, known: Known, equals: number): void {
  const { file } = shape;
  const name = assignedName(shape, equals);
  const value = { first: equals + 1, last: endOfValue(shape, known, equals) };
  if (name === undefined || value.last < value.first) return;
  if (decides(shape, known, value)) known.verdicts.add(name);
  else if (mentions(shape, known.derived, value) || readsTrust(shape, value.first, value.last)) known.derived.add(name);
  else if (mentions(shape, known.trust, value) && !isHandler(file, value.first)) known.trust.add(name);
}

function endOfValue(shape: Shape, known: Known, equals: number): number {
  const container = containerOf(shape.file, equals);
  const before = known.ends.get(container) ?? -1;
  const end = equals < before ? before : valueEnd(shape, equals + 1);
  known.ends.set(container, end);
  return end;
}

function isHandler(file: Shape['file'], first: number): boolean {
  return isOneOf(file, first, '{') || isOperator(file, first, '^');
}

const MAX_ANNOTATION = 12;

function assignedName({ file }: Shape, equals: number): string | undefined {
  if (isWord(file, equals - 1) && !isUnit(file, equals - 2, Char.Colon)) return textOf(file, equals - 1);
  for (let i = equals - 1, steps = 0; i > 0 && steps < MAX_ANNOTATION; i--, steps++) {
    if (isUnit(file, i, Char.Colon)) return isWord(file, i - 1) ? textOf(file, i - 1) : undefined;
    if (isOneOf(file, i, '{};')) return undefined;
    if (file.mate[i]! >= 0) i = Math.min(i, file.mate[i]!);
  }
  return undefined;
}

const MAX_CALLS = 120;

function readsTrust({ file }: Shape, first: number, last: number): boolean {
  for (let i = first; i <= Math.min(last, first + MAX_CALLS); i++) {
    if (isWord(file, i) && READS_TRUST.test(textOf(file, i))) return true;
  }
  return false;
}

/** `for certificate in chain` */
function learnElement(shape: Shape, known: Known, keyword: number): void {
  const list = { first: keyword + 1, last: keyword + 8 };
  const loops = isWord(shape.file, keyword - 2, 'for') || /^(Ref|id|\*)/.test(textOf(shape.file, keyword - 2));
  if (loops && (mentions(shape, known.derived, list) || readsTrust(shape, list.first, list.last))) {
    known.derived.add(textOf(shape.file, keyword - 1));
  }
}

/** What a call leaves its outcome in: `SecTrustEvaluate(trust, &result)`, `validate(trust) { isValid in … }`. */
function learnOutcomes(shape: Shape, known: Known, token: number): void {
  const { file } = shape;
  const call =
    file.language === 'c' && !isUnit(file, token + 1, Char.OpenParen) ? message(shape, token) : called(shape, token);
  if (call === undefined || !judges(shape, known, call)) return;
  for (const argument of call.arguments) {
    if (isOperator(file, argument.first, '&') && isWord(file, argument.first + 1)) {
      known.verdicts.add(textOf(file, argument.first + 1));
    }
    for (const name of argument.closure?.parameters ?? []) if (!known.trust.has(name)) known.verdicts.add(name);
  }
}

function called(shape: Shape, token: number): Call | undefined {
  return shape.callAt(token) === undefined ? undefined : callAtName(shape, token);
}

function message(shape: Shape, token: number): Call | undefined {
  const found = messageAround(shape, token);
  return found?.token === token ? found : undefined;
}

const JUDGES = /^SecTrust(Evaluate\w*|GetTrustResult|CopyResult)$/;
const NEUTRAL_HOST = /^(Sec|sec_|dispatch_|CF|async|sync|map|flatMap|compactMap|forEach|Task|with\w*|print|NSLog)/;

function judges(shape: Shape, known: Known, call: Call): boolean {
  if (JUDGES.test(call.name)) return true;
  if (NEUTRAL_HOST.test(call.name)) return false;
  const names = [known.trust, known.challenge, known.derived];
  return call.arguments.some((one) => one.closure === undefined && names.some((some) => mentions(shape, some, one)));
}
