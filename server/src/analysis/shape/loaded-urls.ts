import { TokenKind } from '../source/tokens.ts';
import { type ArgumentUse, argumentUse, assignedName, type Expression, widen } from './expressions.ts';
import { objcReceiverType } from './receivers.ts';
import type { Shape } from './shape.ts';
import { kindOf, textOf } from './token-text.ts';
import { variableAt } from './variables.ts';

/** How many names a URL may pass through and still be followed. */
const MAX_NAMES = 3;

/** Calls that make a string, a URL or a request from their argument. */
const SWIFT_MAKERS =
  /^(URL|NSURL|init) string$|^(String|NSString) _$|^(URLRequest|NSURLRequest|NSMutableURLRequest|init) url$/;
const C_MAKERS = new Set(['CFURLCreateWithString', 'CFSTR']);
const OBJC_MAKERS = /^(URLWithString|initWithString|stringWithString|requestWithURL|URLByAppendingPathComponent):$/;

/** Calls that load the URL or the request of their argument. */
const SWIFT_LOADERS =
  /^(dataTask|downloadTask|uploadTask) with$|^(data|download|bytes) (from|for)$|^upload for$|^dataTaskPublisher for$|^NSURLConnection request$|^sendSynchronousRequest _$|^sendAsynchronousRequest _$|^(Data|NSData|String|NSString|NSArray|NSDictionary|XMLParser) contentsOf$/;
const C_LOADERS = new Set(['CFReadStreamCreateWithFTPURL', 'CFWriteStreamCreateWithFTPURL']);
const OBJC_LOADERS =
  /^((data|download|upload)TaskWith(URL|Request)|(data|string|array|dictionary)WithContentsOfURL|initWithContentsOfURL|sendSynchronousRequest|sendAsynchronousRequest|connectionWithRequest):/;

/**
 * Whether the URL written in a string literal is loaded in this file: made into a URL or a request and handed,
 * directly or through names that the file shows, to something that loads it. A URL that is only shown, compared, stored or
 * opened in another app is not.
 */
export function isLoadedUrl(shape: Shape, literal: Expression): boolean {
  return isLoaded(shape, literal, MAX_NAMES);
}

function isLoaded(shape: Shape, inner: Expression, names: number): boolean {
  const expression = widen(shape.file, inner);
  const use = argumentUse(shape, expression);
  if (use !== undefined) {
    if (loads(shape, use)) return true;
    return makes(shape, use) && isLoaded(shape, use.whole, names);
  }
  const name = assignedName(shape.file, expression);
  if (name < 0 || names === 0) return false;
  return usesOf(shape, name).some((token) => isLoaded(shape, { first: token, last: token }, names - 1));
}

function loads(shape: Shape, { callee, label, receiver }: ArgumentUse): boolean {
  if (receiver !== undefined) {
    return OBJC_LOADERS.test(label) || isInit(shape, label, 'initWithRequest:', /^NSURLConnection$/, receiver);
  }
  return shape.file.language === 'swift' ? SWIFT_LOADERS.test(`${callee} ${label}`) : C_LOADERS.has(callee);
}

function makes(shape: Shape, { callee, label, receiver }: ArgumentUse): boolean {
  if (receiver !== undefined)
    return OBJC_MAKERS.test(label) || isInit(shape, label, 'initWithURL:', /URLRequest$/, receiver);
  return shape.file.language === 'swift' ? SWIFT_MAKERS.test(`${callee} ${label}`) : C_MAKERS.has(callee);
}

/** `[[Type alloc] init…:…]` of a type that `type` matches. */
function isInit(shape: Shape, label: string, piece: string, type: RegExp, receiver: Expression): boolean {
  if (label !== piece) return false;
  return type.test(objcReceiverType(shape.file, shape.variables(), receiver.first, receiver.last) ?? '');
}

/** Where the name that is declared or assigned at `token` is mentioned as that very variable. */
function usesOf(shape: Shape, token: number): readonly number[] {
  const { file } = shape;
  const name = textOf(file, token);
  const own = variableAt(shape.variables(), name, token);
  const uses: number[] = [];
  const { first, last } = own ?? { first: 0, last: file.tokens.count };
  for (let i = first; i < last; i++) {
    if (i === token || kindOf(file, i) !== TokenKind.Identifier || textOf(file, i) !== name) continue;
    if (variableAt(shape.variables(), name, i)?.token === own?.token) uses.push(i);
  }
  return uses;
}
