import { callAtName, messageAround } from '../../analysis/shape/calls.ts';
import { constantString } from '../../analysis/shape/constant-strings.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isOperator, isUnit, isWord, kindOf, textOf } from '../../analysis/shape/token-text.ts';
import { resolve, sourceOf } from '../../analysis/shape/values.ts';
import type { Confidence } from '../../analysis/finding.ts';
import { variableMentioned } from '../../analysis/shape/variable-mentions.ts';
import type { Variable } from '../../analysis/shape/variables.ts';
import { Char } from '../../analysis/source/characters.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';

/** How many names and calls may stand between a URL and its text. */
const MAX_STEPS = 8;

const HTTP = /^[@LuU8]*#*"+\s*(https?|ftp):/i;
/** What people call strings that are paths, or URLs of files and of data. */
const LOCAL_NAME = /path|file|local|bundle|asset|cache|document|template|disk|temp|data_?ur[il]|base64/i;
const KEEPS_SWIFT =
  /^(appendingPathComponent|appending|appendingPathExtension|absoluteURL|standardized|deletingLastPathComponent)$/;
const KEEPS_MESSAGE =
  /^(URLByAppendingPathComponent:.*|stringByAppending(String|Format|PathComponent):|stringByAddingPercent\w+:|absoluteURL|absoluteString|copy|retain|autorelease)$/;

/** Tells of a URL what {@link createRemote} says. */
export type Remote = (url: Expression) => Confidence | undefined;

/**
 * Whether a URL is one on the network by what the file shows: `certain` where its text begins with http, https or ftp,
 * `likely` where it is made from a string that the file doesn't show (files have `fileURLWithPath`), `undefined` for a
 * file or whatever can't be told. Each variable is looked up once.
 */
export function createRemote(shape: Shape): Remote {
  const known = new Map<Variable, Confidence | undefined>();
  return (url) => {
    const { first, last } = stripped(shape, url);
    const variable = first === last ? variableMentioned(shape, textOf(shape.file, last), last) : undefined;
    if (variable === undefined) return remoteness(shape, url);
    if (!known.has(variable)) known.set(variable, remoteness(shape, url));
    return known.get(variable);
  };
}

function remoteness(shape: Shape, expression: Expression, steps = MAX_STEPS): Confidence | undefined {
  if (steps === 0) return undefined;
  const { file } = shape;
  const bare = stripped(shape, expression);
  const { first, last } = stripped(shape, resolve(shape, bare));
  if (last < first) return undefined;
  if (file.language === 'c' && isUnit(file, first, Char.OpenBracket)) return ofMessage(shape, first, steps);
  if (!isWord(file, first)) return undefined;
  const call = callAtName(shape, first);
  if (call !== undefined) {
    if (!/^(NS)?URL(Components)?$/.test(call.name)) return undefined;
    const base = call.arguments.find(({ label }) => label === 'relativeTo');
    if (base !== undefined) return remoteness(shape, base, steps - 1);
    const text = call.arguments.find(({ label }) => label === 'string');
    return text && textRemoteness(shape, text);
  }
  return ofChain(shape, first, last, steps);
}

/** `base.appendingPathComponent(x)`, `self.base.appending(…)` */
function ofChain(shape: Shape, first: number, last: number, steps: number): Confidence | undefined {
  const { file } = shape;
  const qualified = /^(self|[A-Z]\w*)$/.test(textOf(file, first)) && isUnit(file, first + 1, Char.Dot);
  const head = qualified ? first + 2 : first;
  let dot = head + 1;
  while (isOneOf(file, dot, '?!')) dot++;
  if (dot >= last || !isUnit(file, dot, Char.Dot) || !KEEPS_SWIFT.test(textOf(file, dot + 1))) return undefined;
  return remoteness(shape, { first, last: head }, steps - 1);
}

function ofMessage(shape: Shape, open: number, steps: number): Confidence | undefined {
  const message = shape.messageAt(open);
  const call = message && messageAround(shape, message.receiverEnd);
  if (call === undefined) return undefined;
  const [argument, second] = call.arguments;
  if (second?.label === 'relativeToURL') return remoteness(shape, second, steps - 1);
  if (/^(URLWithString|initWithString):/.test(call.name)) return textRemoteness(shape, argument!);
  return KEEPS_MESSAGE.test(call.name) ? remoteness(shape, call.receiver!, steps - 1) : undefined;
}

/** The same for the text of a URL. */
function textRemoteness(shape: Shape, text: Expression, steps = MAX_STEPS): Confidence | undefined {
  const { file } = shape;
  const { first, last } = stripped(shape, resolve(shape, stripped(shape, text)));
  if (last < first || steps === 0) return undefined;
  if (kindOf(file, first) === TokenKind.String) return literalRemoteness(textOf(file, first), first === last);
  const constant = constantString(shape, { first, last });
  if (constant !== undefined) return HTTP.test(`"${constant.value}`) ? 'certain' : undefined;
  if (isUnit(file, first, Char.OpenBracket)) return ofTextMessage(shape, first, steps);
  for (let i = first; i < last; i++) {
    if (isOperator(file, i, '+')) return textRemoteness(shape, { first, last: i - 1 }, steps - 1);
  }
  const source = sourceOf(shape, text) + sourceOf(shape, { first, last });
  return LOCAL_NAME.test(source) || source.length > 200 ? undefined : 'likely';
}

/** `whole`: not the first stretch of a literal with interpolations. A text without a scheme is no address. */
function literalRemoteness(literal: string, whole: boolean): Confidence | undefined {
  if (HTTP.test(literal)) return 'certain';
  return !whole && /^[@#]*"+$/.test(literal) ? 'likely' : undefined;
}

/** `[NSString stringWithFormat:@"https://…", x]`, `[@"https://…" stringByAppendingString:x]` */
function ofTextMessage(shape: Shape, open: number, steps: number): Confidence | undefined {
  const message = shape.messageAt(open);
  const call = message && messageAround(shape, message.receiverEnd);
  if (call === undefined) return undefined;
  if (/^(stringWithFormat|initWithFormat|stringWithString):/.test(call.name)) {
    const [format] = call.arguments;
    const { file } = shape;
    if (kindOf(file, format!.first) !== TokenKind.String) return textRemoteness(shape, format!, steps - 1);
    const literal = textOf(file, format!.first);
    return literalRemoteness(literal, true) ?? (/^@"%@/.test(literal) ? 'likely' : undefined);
  }
  if (KEEPS_MESSAGE.test(call.name)) return textRemoteness(shape, call.receiver!, steps - 1);
  return LOCAL_NAME.test(sourceOf(shape, call)) ? undefined : 'likely';
}

/** Without `try`, `!`, casts and parentheses. */
function stripped({ file }: Shape, expression: Expression): Expression {
  let { first, last } = expression;
  for (;;) {
    if (isWord(file, first, 'try') || isWord(file, first, 'await') || isOneOf(file, first, '?!')) first++;
    else if (isOneOf(file, last, '?!')) last--;
    else if (isUnit(file, first, Char.OpenParen) && file.mate[first] === last) [first, last] = [first + 1, last - 1];
    else if (isWord(file, last) && isWord(file, last - 1, 'as')) last -= 2;
    else if (isWord(file, last) && isOneOf(file, last - 1, '?!') && isWord(file, last - 2, 'as')) last -= 3;
    else if (file.language === 'c' && isUnit(file, first, Char.OpenParen) && file.mate[first]! > 0) {
      first = file.mate[first]! + 1;
    } else return { first, last };
    if (first > last) return { first, last };
  }
}
