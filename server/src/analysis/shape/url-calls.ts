import { type ArgumentUse } from './expressions.ts';
import { objcReceiverType } from './receivers.ts';
import type { Shape } from './shape.ts';
import { isWord, textOf } from './token-text.ts';

/** What an address has become on its way to being loaded: a string, a URL or its parts, or a request. */
export type UrlStage = 'text' | 'url' | 'request';

/** Calls that make a string, a URL or a request from their argument, in Swift with its label. */
const SWIFT_MAKERS: readonly (readonly [UrlStage, RegExp])[] = [
  ['text', /^(String|NSString) (_|format)$/],
  ['url', /^(URL|NSURL|URLComponents|NSURLComponents|init) string$|^(URL|NSURL) relativeTo$/],
  ['request', /^(URLRequest|NSURLRequest|NSMutableURLRequest|init) url$/],
];
const OBJC_MAKERS: readonly (readonly [UrlStage, RegExp])[] = [
  ['text', /^(stringWith(String|Format)|initWithFormat):$/],
  ['url', /^(URLWithString|initWithString|componentsWithString|relativeToURL):$/],
  ['request', /^requestWithURL:$/],
];
const C_MAKERS = new Set(['CFURLCreateWithString', 'CFSTR']);

/** Calls that load the URL or the request of their argument. */
const SWIFT_LOADERS =
  /^(dataTask|downloadTask|uploadTask|webSocketTask) with$|^(data|download|bytes) (from|for)$|^upload for$|^dataTaskPublisher for$|^NSURLConnection request$|^sendSynchronousRequest _$|^sendAsynchronousRequest _$|^(Data|NSData|String|NSString|NSArray|NSDictionary|XMLParser) contentsOf$|^(AVPlayer|AVPlayerItem|AVAsset|AVURLAsset|AsyncImage) url$|^(sd_setImage|kf\.setImage) with$|^(KFImage|LazyImage|WebImage) (_|url|source)$|^(WebSocket|SRWebSocket) (request|url|urlRequest)$|^AF\w+Manager baseURL$/;
/** The same for what other types have under the name as well: it must be given a request. */
const SWIFT_REQUEST_LOADERS = /^(load|loadRequest) _$/;
/** Alamofire's functions, which take an address as a string too. */
const ALAMOFIRE = /^(request|download|streamRequest) _$|^upload to$/;
const FTP_STREAMS = new Set(['CFReadStreamCreateWithFTPURL', 'CFWriteStreamCreateWithFTPURL']);
const OBJC_LOADERS =
  /^((data|download|upload|webSocket)TaskWith(URL|Request)|(data|string|array|dictionary)WithContentsOfURL|initWithContentsOfURL|sendSynchronousRequest|sendAsynchronousRequest|connectionWithRequest|loadRequest|playerWithURL|playerItemWithURL|URLAssetWithURL|sd_setImageWithURL):/;
/** AFNetworking's methods, which take the address as a string. */
const AFNETWORKING = /^(GET|HEAD|POST|PUT|PATCH|DELETE):parameters:/;

/** Whether the call loads what it is given. */
export function loadsUrl(shape: Shape, use: ArgumentUse, stage: UrlStage): boolean {
  const { callee, label, receiver } = use;
  if (receiver !== undefined) {
    if (OBJC_LOADERS.test(label) || (AFNETWORKING.test(callee) && callee.startsWith(label))) return true;
    return (
      isInit(shape, use, 'initWithRequest:', /^NSURLConnection$/) ||
      isInit(shape, use, 'initWithURL:', /^(AV(Player|PlayerItem|URLAsset)|SRWebSocket)$/) ||
      isInit(shape, use, 'initWithURLRequest:', /^SRWebSocket$/) ||
      isInit(shape, use, 'initWithBaseURL:', /^AF\w+Manager$/)
    );
  }
  if (FTP_STREAMS.has(callee)) return true;
  if (shape.file.language !== 'swift') return false;
  const call = `${isOfKingfisher(shape, use) ? 'kf.' : ''}${callee} ${label}`;
  if (SWIFT_LOADERS.test(call) || (stage === 'request' && SWIFT_REQUEST_LOADERS.test(call))) return true;
  return ALAMOFIRE.test(call) && /^(AF|Alamofire)$/.test(textOf(shape.file, use.whole().first));
}

/** `imageView.kf.setImage(with: url)` */
function isOfKingfisher({ file }: Shape, { callee, whole }: ArgumentUse): boolean {
  if (callee !== 'setImage') return false;
  const { first, last } = whole();
  for (let i = first; i < Math.min(last, first + MAX_CHAIN); i++) if (isWord(file, i, 'kf')) return true;
  return false;
}

/** Longest chain of names that is read, in tokens. */
const MAX_CHAIN = 20;

/** What the call makes of an address; `undefined` where it makes something else of it. */
export function madeFromUrl(shape: Shape, use: ArgumentUse, stage: UrlStage): UrlStage | undefined {
  const { callee, label, receiver } = use;
  if (receiver !== undefined) {
    return isInit(shape, use, 'initWithURL:', /URLRequest$/) ? 'request' : madeBy(OBJC_MAKERS, label);
  }
  if (shape.file.language === 'swift') return madeBy(SWIFT_MAKERS, `${callee} ${label}`);
  return C_MAKERS.has(callee) ? stage : undefined;
}

function madeBy(makers: readonly (readonly [UrlStage, RegExp])[], call: string): UrlStage | undefined {
  return makers.find(([, pattern]) => pattern.test(call))?.[0];
}

/** `[[Type alloc] init…:…]` of a type that `type` matches. */
function isInit(shape: Shape, { label, receiver }: ArgumentUse, piece: string, type: RegExp): boolean {
  if (label !== piece || receiver === undefined) return false;
  return type.test(objcReceiverType(shape.file, shape.variables(), receiver.first, receiver.last) ?? '');
}
