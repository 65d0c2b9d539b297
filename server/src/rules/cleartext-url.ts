import type { TargetContext } from '../analysis/project-context.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { type Expression, literalAt } from '../analysis/shape/expressions.ts';
import { createLoadedUrls } from '../analysis/shape/loaded-urls.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { stringTokens } from '../analysis/shape/strings.ts';
import { isTestFile } from '../analysis/shape/test-files.ts';
import { permitCleartext } from '../analysis/transport-security/permits-cleartext.ts';
import { type Address, cleartextAddress } from './cleartext-url/address.ts';

/** `http:` and `ws:` URLs that are loaded, but for those of this device and of the local network. */
export default definePatternRule({
  id: 'cleartext-url',
  status: 'insecure',
  // What loads, not the schemes: those stand in the licence comments of half of all files.
  triggers: [
    'URLSession',
    'URLRequest',
    'NSURLSession',
    'NSURLRequest',
    'NSMutableURLRequest',
    'NSURLConnection',
    'dataTask',
    'downloadTask',
    'dataTaskPublisher',
    'webSocketTask',
    'contentsOf',
    'AsyncImage',
    'Alamofire',
    'dataTaskWithURL',
    'downloadTaskWithURL',
    'webSocketTaskWithURL',
    'sd_setImageWithURL',
    'sd_setImage',
    'dataWithContentsOfURL',
    'stringWithContentsOfURL',
    'dictionaryWithContentsOfURL',
    'initWithContentsOfURL',
    'AVPlayer',
    'AVPlayerItem',
    'AVAsset',
    'AVURLAsset',
    'AFHTTPSessionManager',
    'Kingfisher',
    'KFImage',
    'LazyImage',
    'WebImage',
    'WebSocket',
    'SRWebSocket',
  ],
  check(shape, project) {
    const { file } = shape;
    const isLoaded = createLoadedUrls(shape);
    return stringTokens(file).flatMap((token) => {
      const literal = literalAt(file, token);
      const address = cleartextAddress(file, literal);
      if (address === undefined || address.local) return [];
      return isLoaded(literal) ? [loadedInTheClear(shape, address, literal, project?.targets ?? [])] : [];
    });
  },
});

function loadedInTheClear(
  shape: Shape,
  address: Address,
  { first, last }: Expression,
  targets: readonly TargetContext[],
): Candidate {
  const { tokens } = shape.file;
  const { scheme, secure, host, schemeStart, port } = address;
  const edit = { start: schemeStart, end: schemeStart + scheme.length, text: secure };
  return {
    start: tokens.start[first]!,
    end: tokens.end[last]!,
    confidence: host === undefined || isTestFile(shape) ? 'likely' : 'certain',
    message: messageOf(address, targets),
    note: 'App Transport Security checks URLSession and what is built on it, such as web views; Network framework, CFNetwork and sockets send in the clear without a word.',
    guidance: [
      { id: 'docs-ats', section: 'prefer-high-level-frameworks-in-your-app' },
      { id: 'docs-ats', section: 'configure-exceptions-only-when-needed-prefer-server-fixes' },
      { id: 'forum-tls-app-developers', section: 'server-certificates' },
    ],
    ...(host !== undefined && !port && { fixes: [{ title: `Use ${secure}:`, edits: [edit] }] }),
  };
}

function messageOf({ scheme, secure, host }: Address, targets: readonly TargetContext[]): string {
  if (host === undefined) {
    return `This ${scheme}: URL may go to any host, and App Transport Security refuses to load it unless Info.plist has an exception; use ${secure}: for all but local devices.`;
  }
  const permitted = permitCleartext(targets, host);
  const names = targets.map(({ name }) => `“${name}”`).join(' and ');
  if (permitted === false) {
    return `App Transport Security refuses to load this ${scheme}: URL, for which the Info.plist of ${names} has no exception; use ${secure}:.`;
  }
  return permitted === true
    ? `Everything loaded from this ${scheme}: URL crosses the network unencrypted, as the Info.plist of ${names} permits; use ${secure}: and remove the exception.`
    : `Everything loaded from this ${scheme}: URL crosses the network unencrypted, and App Transport Security refuses it unless Info.plist has an exception; use ${secure}:.`;
}
