import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { callAtName } from '../analysis/shape/calls.ts';
import { functionAround, type FunctionBody } from '../analysis/shape/functions.ts';
import { returnsText } from '../analysis/shape/return-types.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { isOperator, isUnit, isWord, textOf } from '../analysis/shape/token-text.ts';
import { isAnyWithin, tokensWithin } from '../analysis/shape/token-ranges.ts';
import { sourceOf } from '../analysis/shape/values.ts';
import { Char } from '../analysis/source/characters.ts';

const MAKES_TEXT = ['inet_ntoa', 'inet_ntop', 'getnameinfo'];
const COLLECTS = /^(append|insert|addObject|setObject|setValue|updateValue|yield|appendFormat|appendString)$/;
/** Longest function that is read, in tokens. */
const MAX_BODY = 4_000;
const CHOSEN_BY_CALLER = /interface|iface|if_?name|^name$|(^|_)nic($|_)/i;
/** What functions are called that give something else of an interface. */
const GIVES_OTHER = /mask|broadcast|gateway|router|inter?face_?name|(bsd|if)_?name|mac_?addr/i;
/** How far from an interface's name a parameter stands that it is compared with, in tokens. */
const NEAR_NAME = 12;

/**
 * A function that walks the list of `getifaddrs` and gives one address of it as text. One that lists them, or that is
 * told which interface to look at, is left alone.
 */
export default definePatternRule({
  id: 'device-ip-address',
  status: 'risky',
  triggers: ['getifaddrs'],
  check(shape) {
    const found: Candidate[] = [];
    const seen = new Set<number>();
    for (const token of shape.identifiers('getifaddrs')) {
      const body = callAtName(shape, token) && functionAround(shape.file, token);
      if (body === undefined || seen.has(body.open)) continue;
      seen.add(body.open);
      if (GIVES_OTHER.test(body.name) || !returnsText(shape.file, body)) continue;
      const text = addressAsText(shape, body);
      if (text >= 0 && picksOne(shape, body)) found.push(candidate(shape, token, text));
    }
    return found;
  },
});

/** The token of the first call in the body that writes an interface's own address as text; -1 for none. */
function addressAsText(shape: Shape, { open, close }: FunctionBody): number {
  if (close - open > MAX_BODY || !isAnyWithin(shape.identifiers('ifa_next'), open, close)) return -1;
  const calls = MAKES_TEXT.flatMap((name) => tokensWithin(shape.identifiers(name), open, close));
  const own = calls.filter((token) => {
    const call = callAtName(shape, token);
    return call !== undefined && !/ifa_(netmask|dstaddr)/.test(sourceOf(shape, call));
  });
  return own.length === 0 ? -1 : Math.min(...own);
}

/** Whether the body neither collects what it finds nor is told by a parameter where to look. */
function picksOne(shape: Shape, { open, close, parameters }: FunctionBody): boolean {
  const { file } = shape;
  const told = parameters.filter((name) => CHOSEN_BY_CALLER.test(name));
  if (told.some((name) => isAnyWithin(shape.identifiers(name), open, close))) return false;
  const given = new Set(parameters);
  for (let i = open; i < close; i++) {
    const stores = isUnit(file, i, Char.CloseBracket) && isOperator(file, i + 1, '=');
    if (stores || isOperator(file, i, '+=') || COLLECTS.test(textOf(file, i)) || isLengthened(shape, i)) return false;
    if (isWord(file, i, 'ifa_name') && isNear(shape, i, given)) return false;
  }
  return true;
}

/** `text = text + address` */
function isLengthened({ file }: Shape, token: number): boolean {
  const same = isOperator(file, token, '=') && isWord(file, token - 1) && isOperator(file, token + 2, '+');
  return same && textOf(file, token - 1) === textOf(file, token + 1);
}

/** Whether one of the names, not a member of what it names, stands just before or behind a token. */
function isNear({ file }: Shape, token: number, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  for (let i = token - NEAR_NAME; i <= token + NEAR_NAME; i++) {
    if (names.has(textOf(file, i)) && !isUnit(file, i + 1, Char.Dot) && !isUnit(file, i - 1, Char.Dot)) return true;
  }
  return false;
}

function candidate({ file: { tokens } }: Shape, token: number, text: number): Candidate {
  return {
    start: tokens.start[token]!,
    end: tokens.end[token]!,
    confidence: 'certain',
    message:
      'This picks one address of one interface as the address of the device, which has any number of both; use Bonjour to be found, and ask a connection for the address that it uses.',
    guidance: [
      { id: 'forum-dont-get-ip-address' },
      { id: 'forum-ios-server-connection-info' },
      { id: 'forum-network-interface-apis', section: 'ip-address-list' },
    ],
    related: [{ start: tokens.start[text]!, end: tokens.end[text]!, message: 'Here an address becomes the answer.' }],
  };
}
