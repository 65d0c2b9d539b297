import { type ArgumentUse, argumentUse, assignedName, type Expression, widen } from './expressions.ts';
import { objcReceiverType } from './receivers.ts';
import type { Shape } from './shape.ts';
import { textOf } from './token-text.ts';
import { variableMentioned } from './variable-mentions.ts';
import { type Variable, variableDeclaredAt } from './variables.ts';

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
 * Tells of a string literal whether the URL in it is loaded in this file: made into a URL or a request and handed,
 * directly or through names that the file shows, to something that loads it. A URL that is only shown, compared, stored or
 * opened in another app is not.
 */
export function createLoadedUrls(shape: Shape): (literal: Expression) => boolean {
  const known = new Map<Variable | string, boolean>();
  return (literal) => isLoaded(shape, literal, { known, followed: new Set() });
}

/** The search for the fate of one literal. What the file does not declare, a macro for instance, goes by its name. */
interface Search {
  /** Whether what a name stands for is loaded, as far as it has been found out. */
  readonly known: Map<Variable | string, boolean>;
  /** The names that the URL has passed through. */
  readonly followed: Set<Variable | string>;
}

function isLoaded(shape: Shape, inner: Expression, search: Search): boolean {
  let expression = widen(shape.file, inner);
  for (let use = argumentUse(shape, expression); use !== undefined; use = argumentUse(shape, expression)) {
    if (loads(shape, use)) return true;
    if (!makes(shape, use)) return false;
    expression = widen(shape.file, use.whole());
  }
  const name = assignedName(shape.file, expression);
  return name >= 0 && isNameLoaded(shape, name, search);
}

/** Whether what the name that is declared or assigned at `token` stands for is loaded. */
function isNameLoaded(shape: Shape, token: number, search: Search): boolean {
  const { known, followed } = search;
  const name = textOf(shape.file, token);
  const own = variableDeclaredAt(shape.variables(), name, token) ?? variableMentioned(shape, name, token);
  const key = own ?? name;
  const before = known.get(key);
  if (before !== undefined || followed.has(key) || followed.size === MAX_NAMES) return before ?? false;
  followed.add(key);
  const uses = shape.mentionsByVariable(name).get(own) ?? [];
  const loaded = uses.some((use) => use !== token && isLoaded(shape, { first: use, last: use }, search));
  if (loaded || followed.size === 1) known.set(key, loaded);
  return loaded;
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
