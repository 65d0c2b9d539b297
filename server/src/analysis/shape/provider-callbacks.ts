import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { superclassOf } from './conformances.ts';
import { enclosingTypeHeader } from './enclosing-type.ts';
import { bodyOf, type FunctionBody } from './functions.ts';
import { objcMethodAt } from './objc-methods.ts';
import type { Shape } from './shape.ts';
import { braceAt, statementStart } from './statements.ts';
import { isUnit, isWord, skipGroup, textOf } from './token-text.ts';
import { objcTypeAround } from './type-bodies.ts';

/** What a Network Extension provider does; filters decide about flows, proxies carry them, tunnels carry packets. */
export type ProviderKind = 'filter' | 'proxy' | 'tunnel';

/** A method that the system calls on a Network Extension provider, as the file implements it. */
export interface ProviderCallback {
  /** The Swift base name, or the first piece of the selector. */
  readonly name: string;
  /** The token of that name. */
  readonly token: number;
  readonly body: FunctionBody;
  readonly kind: ProviderKind;
  /** The superclass that the file shows, for instance `NETransparentProxyProvider`. */
  readonly superclass: string | undefined;
}

/** The names under which providers are called, Swift's and the first pieces of the selectors. */
const PROVIDER_CALLBACKS: readonly string[] = [
  ...['startTunnel', 'startTunnelWithOptions', 'stopTunnel', 'stopTunnelWithReason', 'startProxy'],
  ...['startProxyWithOptions', 'stopProxy', 'stopProxyWithReason', 'startFilter', 'startFilterWithCompletionHandler'],
  ...['stopFilter', 'stopFilterWithReason', 'handleNewFlow', 'handleNewUDPFlow', 'handleInboundData'],
  ...['handleInboundDataFromFlow', 'handleOutboundData', 'handleOutboundDataFromFlow'],
];

/** Every provider callback with a body, in order: Swift overrides, Objective-C methods with their exact selectors. */
export function providerCallbacks(shape: Shape): readonly ProviderCallback[] {
  const find = shape.file.language === 'swift' ? swiftCallback : objcCallback;
  const found = PROVIDER_CALLBACKS.flatMap((name) =>
    shape.identifiers(name).flatMap((token) => find(shape, name, token) ?? []),
  );
  return found.sort((a, b) => a.token - b.token);
}

/** The one of {@link providerCallbacks} that a token stands directly in, not in a closure within it. */
export function callbackAround(
  { file }: Shape,
  callbacks: readonly ProviderCallback[],
  token: number,
): ProviderCallback | undefined {
  let low = 0;
  let high = callbacks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (callbacks[middle]!.body.open < token) low = middle + 1;
    else high = middle;
  }
  const last = callbacks[low - 1];
  return last !== undefined && token < last.body.close && !isInClosure(file, token, last.body.open) ? last : undefined;
}

/** Blocks nested deeper than this are not followed outwards. */
const MAX_DEPTH = 60;

function isInClosure(file: SourceFile, token: number, body: number): boolean {
  let open = file.enclosing[token]!;
  for (let depth = 0; open > body && depth < MAX_DEPTH; depth++) {
    if (isUnit(file, open, Char.OpenBrace) && /^(closure|function)$/.test(braceAt(file, open).kind)) return true;
    open = file.enclosing[open]!;
  }
  return open !== body;
}

function swiftCallback(shape: Shape, name: string, token: number): ProviderCallback | undefined {
  const { file } = shape;
  if (!isWord(file, token - 1, 'func') || !isOverride(file, token - 1)) return undefined;
  const open = bodyAfter(file, token + 1);
  const body = open < 0 ? undefined : bodyOf(file, { ...braceAt(file, open), open });
  if (body?.kind !== 'function') return undefined;
  const superclass = superclassOf(file, enclosingTypeHeader(file, token));
  return { name, token, body, superclass, kind: kindOf(file, name, token, open, superclass) };
}

function isOverride(file: SourceFile, func: number): boolean {
  for (let i = statementStart(file, func); i < func; i++) if (isWord(file, i, 'override')) return true;
  return false;
}

/** Longest result type that is read, in tokens at its level. */
const MAX_RESULT = 30;

/** The `{` behind the parameters that open at `list`, or -1. */
function bodyAfter(file: SourceFile, list: number): number {
  if (!isUnit(file, list, Char.OpenParen) || file.mate[list]! < 0) return -1;
  for (let i = file.mate[list]! + 1, steps = 0; steps < MAX_RESULT; i = skipGroup(file, i) + 1, steps++) {
    if (isUnit(file, i, Char.OpenBrace)) return file.mate[i]! > i ? i : -1;
    if (isUnit(file, i, Char.CloseBrace) || isWord(file, i, 'func')) return -1;
  }
  return -1;
}

const SELECTOR =
  /^(start(Tunnel|Proxy)WithOptions:completionHandler:|stop(Tunnel|Proxy|Filter)WithReason:completionHandler:|startFilterWithCompletionHandler:|handleNewFlow:(completionHandler:)?|handleNewUDPFlow:initialRemote(Flow)?Endpoint:|handle(In|Out)boundDataFromFlow:readBytesStartOffset:readBytes:)$/;

function objcCallback(shape: Shape, name: string, token: number): ProviderCallback | undefined {
  const { file } = shape;
  const method = objcMethodAt(file, token);
  if (method === undefined || !SELECTOR.test(method.selector)) return undefined;
  const open = method.after;
  if (!isUnit(file, open, Char.OpenBrace) || file.mate[open]! < open) return undefined;
  const body = bodyOf(file, { ...braceAt(file, open), open });
  // `handleNewFlow:` may be anybody's; a provider's has a class of the framework in its signature.
  if (body?.kind !== 'function' || (name.startsWith('handle') && !/NE[A-Z]/.test(signature(file, body.head, open))))
    return undefined;
  const superclass = objcSuperclass(shape, objcTypeAround(file, token));
  return { name, token, body, superclass, kind: kindOf(file, name, body.head, open, superclass) };
}

/** The class behind the colon of `@interface name : …`, where the file has that. */
function objcSuperclass({ file, identifiers }: Shape, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const declared = identifiers(name).find(
    (token) => textOf(file, token - 1) === '@interface' && isUnit(file, token + 1, Char.Colon),
  );
  return declared === undefined ? undefined : textOf(file, declared + 2);
}

function kindOf(file: SourceFile, name: string, first: number, open: number, superclass = ''): ProviderKind {
  if (/Tunnel/.test(name)) return 'tunnel';
  if (/Proxy/.test(name) || /ProxyProvider$/.test(superclass)) return 'proxy';
  return /NEAppProxy/.test(signature(file, first, open)) ? 'proxy' : 'filter';
}

function signature({ text, tokens }: SourceFile, first: number, open: number): string {
  return text.slice(tokens.start[first], tokens.start[open]);
}
