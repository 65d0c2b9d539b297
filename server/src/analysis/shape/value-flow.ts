import { Char } from '../source/characters.ts';
import { TokenKind } from '../source/tokens.ts';
import { type Call, type CallArgument, callAtName, messageAround } from './calls.ts';
import type { Closure } from './closures.ts';
import { followsType } from './declared-names.ts';
import { functionAround, type FunctionBody } from './functions.ts';
import type { Shape } from './shape.ts';
import { statementStart } from './statements.ts';
import { tokensWithin } from './token-ranges.ts';
import { containerOf, isOneOf, isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';
import { variableMentioned } from './variable-mentions.ts';
import { type Variable, variableAt, variableDeclaredAt } from './variables.ts';

/** How many calls may stand around a value, and how many names it may pass through, before it is given up on. */
const MAX_LEVELS = 12;
const MAX_NAMES = 12;

/** The most arguments of a function that copies. */
const MAX_COPIED = 8;
/** C functions that write what is in one of their arguments into another. */
const COPIES = /^(memcpy|memmove|bcopy|strcpy|strlcpy|strncpy|inet_ntop|inet_pton|inet_aton|getnameinfo)$/;

/** A call and the argument in which a value stands; the argument's own parts and calls within it count. */
export interface ArgumentPlace {
  readonly call: Call;
  readonly argument: CallArgument;
  readonly index: number;
}

/** Where a value may end: as an argument, or as what is assigned to the property or variable whose name is at a token. */
export interface FlowEnds {
  isEnd(place: ArgumentPlace): boolean;
  isEndName(token: number): boolean;
}

/** Each gives the mention of a value, or of what was made of it, that reaches an end; -1 if none does. */
export interface ValueFlow {
  /** Of the value that stands at a token. */
  ofValue(token: number): number;
  /** Of what the variable that is named at a token holds. */
  ofVariable(token: number): number;
}

/**
 * Follows values through a file: what is made of them by calls, and the names that they are given to, as far as the
 * text shows it. Each name is followed once, so that all questions together cost no more than the mentions.
 */
export function createValueFlow(shape: Shape, ends: FlowEnds): ValueFlow {
  const flow = { shape, ends, known: new Map<Variable | string, number>(), calls: new Map<number, Call | undefined>() };
  return {
    ofValue: (token) => follow(flow, token, 0),
    ofVariable: (token) => followName(flow, token, 0),
  };
}

interface Flow {
  readonly shape: Shape;
  readonly ends: FlowEnds;
  /** For a name, the mention that reaches an end, or -1. */
  readonly known: Map<Variable | string, number>;
  /** The calls by the bracket that holds their arguments. */
  readonly calls: Map<number, Call | undefined>;
}

function follow(flow: Flow, token: number, names: number): number {
  const { shape, ends } = flow;
  const places = argumentPlaces(flow, token);
  if (places.some(ends.isEnd)) return token;
  const next: (() => number)[] = [];
  for (const { call, argument } of places) {
    if (COPIES.test(call.name) && call.arguments.length <= MAX_COPIED) {
      for (const other of call.arguments) {
        if (other !== argument) next.push(() => followName(flow, baseName(shape, other.last, other.first), names));
      }
    }
    next.push(...closuresOf(call).map((closure) => () => followParameters(flow, closure, names)));
  }
  next.push(...receivedClosures(shape, token).map((closure) => () => followParameters(flow, closure, names)));
  const outer = places.at(-1)?.call.first ?? token;
  for (const name of namesGiven(shape, outer)) {
    if (ends.isEndName(name)) return token;
    next.push(() => followName(flow, baseName(shape, name, 0), names));
  }
  for (const step of next) {
    const end = step();
    if (end >= 0) return end;
  }
  return -1;
}

/** Follows every mention of the variable or undeclared name at `token`. */
function followName(flow: Flow, token: number, names: number): number {
  const { shape, known } = flow;
  if (token < 0 || names === MAX_NAMES || !isWord(shape.file, token)) return -1;
  const name = textOf(shape.file, token);
  const own = variableDeclaredAt(shape.variables(), name, token) ?? variableMentioned(shape, name, token);
  const local = own === undefined ? localScope(shape, name, token) : undefined;
  const key = own ?? `${name} ${local?.open ?? ''}`;
  const before = known.get(key);
  if (before !== undefined || /^(self|nil|NULL|this)$/.test(name)) return before ?? -1;
  known.set(key, -1);
  const all = shape.mentionsByVariable(name).get(own) ?? [];
  const mentions = local === undefined ? all : tokensWithin(all, local.open, local.close);
  for (const mention of mentions) {
    const end = mention === token || isSelector(shape, mention) ? -1 : follow(flow, mention, names + 1);
    if (end < 0) continue;
    known.set(key, end);
    return end;
  }
  return -1;
}

/** The function that declares a C name, as a parameter or by a type before it; `undefined` if the name is not its own. */
function localScope(shape: Shape, name: string, token: number): FunctionBody | undefined {
  const { file } = shape;
  const body = file.language === 'c' ? functionAround(file, token) : undefined;
  if (body === undefined || body.parameters.includes(name)) return body;
  const [first] = tokensWithin(shape.identifiers(name), body.open, body.close, 1);
  return first !== undefined && followsType(file, first) ? body : undefined;
}

/** Whether a word is a piece of a message's selector, as in `[service addresses]`. */
function isSelector(shape: Shape, token: number): boolean {
  const open = shape.file.language === 'c' ? containerOf(shape.file, token) : -1;
  if (open < 0 || !isUnit(shape.file, open, Char.OpenBracket)) return false;
  return shape.messageAt(open)?.pieces.some((piece) => piece.token === token) === true;
}

/** Follows what a closure calls its parameters, `$0` among them. */
function followParameters(flow: Flow, { open, close, parameters, body }: Closure, names: number): number {
  const { shape } = flow;
  if (parameters.length === 0) {
    for (const mention of tokensWithin(shape.identifiers('$0'), open, close)) {
      const end = follow(flow, mention, names + 1);
      if (end >= 0) return end;
    }
  }
  for (const name of parameters) {
    const variable = variableAt(shape.variables(), name, body);
    const end = variable === undefined ? -1 : followName(flow, variable.token, names);
    if (end >= 0) return end;
  }
  return -1;
}

/** The calls and messages around a token within its statement, innermost first. */
function argumentPlaces({ shape, calls }: Flow, token: number): readonly ArgumentPlace[] {
  const { file } = shape;
  const found: ArgumentPlace[] = [];
  let open = containerOf(file, token);
  for (let level = 0; open >= 0 && level < MAX_LEVELS; level++) {
    if (isUnit(file, open, Char.OpenBrace)) break;
    const call = calls.has(open) ? calls.get(open) : callWith(shape, open);
    calls.set(open, call);
    const index = call === undefined ? -1 : argumentAt(call.arguments, token);
    if (call !== undefined && index >= 0) found.push({ call, argument: call.arguments[index]!, index });
    open = containerOf(file, open);
  }
  return found;
}

/** The position of the argument that a token lies in; -1 if it lies in none. */
function argumentAt(all: readonly CallArgument[], token: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.last < token) low = middle + 1;
    else high = middle;
  }
  return low < all.length && all[low]!.first <= token ? low : -1;
}

/** The call or message whose arguments the bracket at `open` holds. */
function callWith(shape: Shape, open: number): Call | undefined {
  const { file } = shape;
  if (isUnit(file, open, Char.OpenBracket)) {
    const message = file.language === 'c' ? shape.messageAt(open) : undefined;
    return message && messageAround(shape, message.receiverEnd);
  }
  if (!isUnit(file, open, Char.OpenParen)) return undefined;
  const name = isOneOf(file, open - 1, '?!') ? open - 2 : open - 1;
  return isWord(file, name) ? callAtName(shape, name) : undefined;
}

function closuresOf({ name, arguments: given }: Call): readonly Closure[] {
  return /^with(Unsafe|Memory)/.test(name) ? given.flatMap(({ closure }) => closure ?? []) : [];
}

/** The closures of a call to the value itself: `value.withUnsafeBytes { … }`, `value.forEach { … }`. */
function receivedClosures(shape: Shape, token: number): readonly Closure[] {
  const { file } = shape;
  let i = token + 1;
  for (let names = 0; names < MAX_LEVELS; names++) {
    while (isOneOf(file, i, '?!') || isUnit(file, i, Char.OpenBracket)) i = skipGroup(file, i) + 1;
    if (!isUnit(file, i, Char.Dot)) return [];
    const call = callAtName(shape, i + 1);
    const closures = call?.arguments.flatMap(({ closure }) => closure ?? []) ?? [];
    if (closures.length > 0) return closures;
    i = call === undefined ? i + 2 : call.last + 1;
  }
  return [];
}

/** The names that the statement around a token gives the token's value: before a `=`, or as the element of a loop. */
function namesGiven(shape: Shape, token: number): readonly number[] {
  const { file } = shape;
  const inner = outermost(shape, token);
  if (kindOf(file, inner - 2) === TokenKind.Directive && /define$/.test(textOf(file, inner - 2))) return [inner - 1];
  const start = statementStart(file, inner);
  for (let i = inner - 1; i >= start; i--) {
    if (isOperator(file, i, '=')) return [beforeType(shape, i - 1, start)];
    if (isWord(file, i, 'in') && isWord(file, i - 1)) return [i - 1];
    const mate = file.mate[i] ?? -1;
    if (mate >= 0 && mate < i) i = mate;
  }
  // `if let name`, which gives the value its own name again.
  return isWord(file, inner - 1, 'let') || isWord(file, inner - 1, 'var') ? [inner] : [];
}

/** The bracket around the token that stands in the statement itself; of a condition, what is within its parentheses. */
function outermost({ file }: Shape, token: number): number {
  let i = token;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const open = containerOf(file, i);
    if (open < 0 || isUnit(file, open, Char.OpenBrace)) return i;
    const condition = isUnit(file, open, Char.OpenParen) && /^(if|for|while|switch)$/.test(textOf(file, open - 1));
    if (condition) return i;
    i = open;
  }
  return i;
}

/** Longest type between a name and its value, in tokens. */
const MAX_TYPE = 14;

/** The name in `name: Type =`, `name =`, `*name =`, `name[0] =`. */
function beforeType({ file }: Shape, last: number, start: number): number {
  for (let i = last; i > Math.max(start, last - MAX_TYPE); i--) {
    if (isUnit(file, i, Char.Colon) && isWord(file, i - 1)) return i - 1;
    if (!isWord(file, i) && !isOneOf(file, i, '.?![]') && kindOf(file, i) !== TokenKind.Operator) break;
  }
  return isUnit(file, last, Char.CloseBracket) && file.mate[last]! > 0 ? file.mate[last]! - 1 : last;
}

/** The variable behind `&name.a.b`, `self.name` or `(T *)name->a`, whose last token is `last`. */
function baseName({ file }: Shape, last: number, first: number): number {
  let i = last;
  while (i > first && !isWord(file, i)) i = isUnit(file, i, Char.CloseBracket) ? file.mate[i]! - 1 : i - 1;
  while (i - 2 >= first && (isUnit(file, i - 1, Char.Dot) || isOperator(file, i - 1, '->')) && isWord(file, i - 2)) {
    if (isWord(file, i - 2, 'self') || kindOf(file, i - 2) !== TokenKind.Identifier) break;
    i -= 2;
  }
  return i;
}
