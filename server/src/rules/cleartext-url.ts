import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { type Expression, literalAt } from '../analysis/shape/expressions.ts';
import { createLoadedUrls } from '../analysis/shape/loaded-urls.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { stringTokens } from '../analysis/shape/strings.ts';
import { isTestFile } from '../analysis/shape/test-files.ts';
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
    'AF',
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
    'kf',
    'KFImage',
    'LazyImage',
    'WebImage',
    'WebSocket',
    'SRWebSocket',
  ],
  check(shape) {
    const { file } = shape;
    const isLoaded = createLoadedUrls(shape);
    return stringTokens(file).flatMap((token) => {
      const literal = literalAt(file, token);
      const address = cleartextAddress(file, literal);
      if (address === undefined || address.local) return [];
      return isLoaded(literal) ? [loadedInTheClear(shape, address, literal)] : [];
    });
  },
});

function loadedInTheClear(shape: Shape, address: Address, { first, last }: Expression): Candidate {
  const { tokens } = shape.file;
  const { scheme, secure, host, schemeStart, port } = address;
  const edit = { start: schemeStart, end: schemeStart + scheme.length, text: secure };
  return {
    start: tokens.start[first]!,
    end: tokens.end[last]!,
    confidence: host === undefined || isTestFile(shape) ? 'likely' : 'certain',
    message:
      host === undefined
        ? `This ${scheme}: URL may go to any host, and App Transport Security refuses to load it unless Info.plist has an exception; use ${secure}: for all but local devices.`
        : `Everything loaded from this ${scheme}: URL crosses the network unencrypted, and App Transport Security refuses it unless Info.plist has an exception; use ${secure}:.`,
    note: 'App Transport Security checks URLSession and what is built on it, such as web views; Network framework, CFNetwork and sockets send in the clear without a word.',
    guidance: [
      { id: 'docs-ats', section: 'prefer-high-level-frameworks-in-your-app' },
      { id: 'docs-ats', section: 'configure-exceptions-only-when-needed-prefer-server-fixes' },
      { id: 'forum-tls-app-developers', section: 'server-certificates' },
    ],
    ...(host !== undefined && !port && { fixes: [{ title: `Use ${secure}:`, edits: [edit] }] }),
  };
}
