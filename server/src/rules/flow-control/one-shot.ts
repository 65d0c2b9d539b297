import type { Candidate } from '../../analysis/rule.ts';
import { assignmentsTo } from '../../analysis/shape/assignments.ts';
import { callsOf } from '../../analysis/shape/calls.ts';
import { bracesAround, functionAround, type FunctionBody } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { mentionsBetween } from '../../analysis/shape/within.ts';
import { Char } from '../../analysis/source/characters.ts';
import { isInactive } from '../../analysis/source/source-file.ts';
import { type Receive, receives, receivingNames, takesFixedSize } from './receives.ts';

/** Names of functions that promise to go on. */
const GOES_ON =
  /(receive|read|message|incoming|listen)\w*loop|(start|begin|keep|continue)\w*(receiv|read|listen)|receive(Messages|Packets|Datagrams|Continuously|Forever)|listenFor|(receive|read)Next/i;

/** Calls in a completion that can't lead to another receive. */
const INERT =
  /^(print|debugPrint|dump|NSLog|os_log|info|debug|error|warning|notice|trace|log|fault|append|contains|map|flatMap|prefix|suffix|joined|split|trimmingCharacters|decode|load|withUnsafeBytes|hexEncodedString|base64EncodedString|async|min|max|formatted|utf8|increment|insert|isEmpty|dispatch_async|dispatch_get_main_queue|dispatch_data_get_size|nw_error_get_error_code|if|for|while|switch|catch)$/;

/** Receives that look meant to go on, whose completion asks for nothing more. */
export function receivesOnce(shape: Shape): readonly Candidate[] {
  const all = receives(shape);
  if (all.length === 0 || isTest(shape)) return [];
  const names = receivingNames(shape);
  const accepted = acceptingRanges(shape);
  const known = new Map<string, boolean>();
  const isAccepting = (name: string): boolean => {
    const answer = known.get(name) ?? shape.identifiers(name).some((token) => isWithin(accepted, token));
    known.set(name, answer);
    return answer;
  };
  const isPromised = (token: number): boolean => isWithin(accepted, token) || promises(shape, token, isAccepting);
  return all.filter((one) => isPromised(one.call.token) && isStuck(shape, one, names)).map((one) => stuck(shape, one));
}

function isTest(shape: Shape): boolean {
  return shape.identifiers('XCTestCase').length > 0 || shape.imports().has('Testing');
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Whether the function around a token promises by its name to go on, or serves new connections. */
function promises({ file }: Shape, token: number, isAccepting: (name: string) => boolean): boolean {
  const name = functionAround(file, token)?.name.split(':')[0] ?? '';
  return name !== '' && (GOES_ON.test(name) || isAccepting(name));
}

function isStuck(shape: Shape, one: Receive, names: ReadonlySet<string>): boolean {
  const { file } = shape;
  // An empty completion only keeps the connection under observation.
  if (isInactive(file, one.call.token) || one.closure.body >= one.closure.close) return false;
  if (takesFixedSize(shape, one) || isRepeated(shape, one.call.token) || !isInert(shape, one, names)) return false;
  const around = functionAround(file, one.call.token);
  return around === undefined || !answersOnce(shape, around);
}

/** Longest completion that is read, in tokens. */
const MAX_LENGTH = 2_000;

/** Whether a completion only looks at what it got: no other receive, no end, nobody else who could ask for more. */
function isInert({ file }: Shape, { closure }: Receive, names: ReadonlySet<string>): boolean {
  if (closure.close - closure.body > MAX_LENGTH) return false;
  for (let i = closure.body; i < closure.close; i++) {
    if (!isWord(file, i)) continue;
    const text = textOf(file, i);
    if (names.has(text)) return false;
    const called =
      isUnit(file, i + 1, Char.OpenParen) || (isOneOf(file, i + 1, '?!') && isUnit(file, i + 2, Char.OpenParen));
    if ((called || isMessagePiece(file, i)) && !INERT.test(text) && !/^[A-Z]/.test(text)) return false;
  }
  return true;
}

/** `[x name]`, `[x name:y]` */
function isMessagePiece(file: Shape['file'], token: number): boolean {
  if (file.language !== 'c') return false;
  const ends = isUnit(file, token + 1, Char.CloseBracket) || isUnit(file, token + 1, Char.Colon);
  return ends && !isUnit(file, token - 1, Char.OpenBracket);
}

/** A loop, a timer or a closure of some other function may ask again. */
function isRepeated({ file }: Shape, token: number): boolean {
  for (const { kind, open } of bracesAround(file, token)) {
    if (kind === 'function' || kind === 'accessor') return false;
    if (kind === 'loop') return true;
    if (kind === 'closure' && /^(scheduledTimer|repeats|sink)$/.test(textOf(file, open - 1))) return true;
  }
  return false;
}

/** Whether a function is a question and its answer: it sends, hands a result on, or is asynchronous. */
function answersOnce(shape: Shape, { head, open, close }: FunctionBody): boolean {
  const { file } = shape;
  for (let i = head; i < open; i++) {
    if (
      isWord(file, i, 'async') ||
      isWord(file, i, 'escaping') ||
      textOf(file, i) === '@escaping' ||
      textOf(file, i) === '^'
    ) {
      return true;
    }
  }
  return ['send', 'nw_connection_send', 'withCheckedContinuation', 'withCheckedThrowingContinuation'].some(
    (name) => mentionsBetween(shape, name, open, close).length > 0,
  );
}

/** How many closures for new connections of one file are looked at. */
const MAX_HANDLERS = 50;

/** The closures that get new connections. */
function acceptingRanges(shape: Shape): readonly Range[] {
  if (shape.file.language === 'swift') {
    return assignmentsTo(shape, 'newConnectionHandler')
      .slice(0, MAX_HANDLERS)
      .map(({ value }) => value);
  }
  return callsOf(shape, 'nw_listener_set_new_connection_handler').slice(0, MAX_HANDLERS);
}

function isWithin(ranges: readonly Range[], token: number): boolean {
  return ranges.some(({ first, last }) => first <= token && token <= last);
}

function stuck({ file }: Shape, { call }: Receive): Candidate {
  return {
    start: file.tokens.start[call.token]!,
    end: file.tokens.end[call.token]!,
    confidence: 'likely',
    message: `This may get only the first data: ${call.name} delivers once, and nothing calls it again; call it at the end of its completion, until the connection ends.`,
    guidance: [
      { id: 'forum-multipeer-to-network', section: 'send-and-receive-reliable-messages' },
      { id: 'sample-netcat' },
    ],
  };
}
