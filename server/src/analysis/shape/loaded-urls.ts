import { type ArgumentUse, argumentUse, assignedName, type Expression, widen } from './expressions.ts';
import { objcReceiverType } from './receivers.ts';
import type { Shape } from './shape.ts';
import { textOf } from './token-text.ts';
import { variableMentioned } from './variable-mentions.ts';
import { variableDeclaredAt } from './variables.ts';

/** How many names a URL may pass through and still be followed. */
const MAX_NAMES = 20;

/** Calls that make a string, a URL or a request from their argument. */
const SWIFT_MAKERS =
  /^(URL|NSURL|init) string$|^(String|NSString) (_|format)$|^(URLRequest|NSURLRequest|NSMutableURLRequest|init) url$/;
const C_MAKERS = new Set(['CFURLCreateWithString', 'CFSTR']);
const OBJC_MAKERS = /^(URLWithString|initWithString|stringWith(String|Format)|initWithFormat|requestWithURL):$/;

/** Calls that load the URL or the request of their argument. */
const SWIFT_LOADERS =
  /^(dataTask|downloadTask|uploadTask) with$|^(data|download|bytes) (from|for)$|^upload for$|^dataTaskPublisher for$|^NSURLConnection request$|^sendSynchronousRequest _$|^sendAsynchronousRequest _$|^(Data|NSData|String|NSString|NSArray|NSDictionary|XMLParser) contentsOf$/;
const FTP_STREAMS = new Set(['CFReadStreamCreateWithFTPURL', 'CFWriteStreamCreateWithFTPURL']);
const OBJC_LOADERS =
  /^((data|download|upload)TaskWith(URL|Request)|(data|string|array|dictionary)WithContentsOfURL|initWithContentsOfURL|sendSynchronousRequest|sendAsynchronousRequest|connectionWithRequest):/;

/**
 * Whether the URL written in a string literal is loaded in this file: made into a URL or a request and handed,
 * directly or through names that the file shows, to something that loads it. A URL that is only shown, compared, stored or
 * opened in another app is not.
 */
export function isLoadedUrl(shape: Shape, literal: Expression): boolean {
  return isLoaded(shape, literal, new Set());
}

/** `followed` are the names that the URL has passed through, each by the token that declares or sets it. */
function isLoaded(shape: Shape, inner: Expression, followed: Set<number>): boolean {
  let expression = widen(shape.file, inner);
  for (let use = argumentUse(shape, expression); use !== undefined; use = argumentUse(shape, expression)) {
    if (loads(shape, use)) return true;
    if (!makes(shape, use)) return false;
    expression = widen(shape.file, use.whole);
  }
  const name = assignedName(shape.file, expression);
  if (name < 0 || followed.has(name) || followed.size === MAX_NAMES) return false;
  followed.add(name);
  return usesOf(shape, name).some((token) => isLoaded(shape, { first: token, last: token }, followed));
}

function loads(shape: Shape, { callee, label, receiver }: ArgumentUse): boolean {
  if (receiver !== undefined) {
    return OBJC_LOADERS.test(label) || isInit(shape, label, 'initWithRequest:', /^NSURLConnection$/, receiver);
  }
  return FTP_STREAMS.has(callee) || (shape.file.language === 'swift' && SWIFT_LOADERS.test(`${callee} ${label}`));
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
  const name = textOf(shape.file, token);
  const own = variableDeclaredAt(shape.variables(), name, token) ?? variableMentioned(shape, name, token);
  return (shape.mentionsByVariable(name).get(own) ?? []).filter((i) => i !== token);
}
