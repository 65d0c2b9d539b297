import type { CodeUse } from '../code-uses.ts';
import type { Shape } from '../shape/shape.ts';
import { isInactive } from '../source/source-file.ts';
import { useAtToken, type UseFamily } from './use-family.ts';

/** Types whose loads App Transport Security looks at: URLSession, what came before it, and what is built on it. */
const LOADING_TYPES = [
  'URLSession',
  'NSURLSession',
  'NSURLConnection',
  'NSURLDownload',
  'WKWebView',
  'UIWebView',
  'WebView',
  'SFSafariViewController',
  'AVPlayer',
  'AVQueuePlayer',
  'AVPlayerItem',
  'AVAsset',
  'AVURLAsset',
  'AsyncImage',
  'XMLParser',
  'NSXMLParser',
  'JSContext',
  'Alamofire',
  'AFHTTPSessionManager',
];

/** Initialisers and selectors that load from a URL. */
const LOADING_CALLS = [
  'contentsOf',
  'dataWithContentsOfURL',
  'stringWithContentsOfURL',
  'arrayWithContentsOfURL',
  'dictionaryWithContentsOfURL',
  'initWithContentsOfURL',
  'downloadTask',
  'dataTask',
  'uploadTask',
];

/** Loading URLs by what App Transport Security covers; anything that may do so counts. */
export const urlLoadingUses: UseFamily = {
  triggers: [...LOADING_TYPES, ...LOADING_CALLS],
  find: (shape) => [...LOADING_TYPES, ...LOADING_CALLS].flatMap((name) => firstMention(shape, name)),
};

/** The first one that is compiled: one is enough to know. */
function firstMention(shape: Shape, name: string): readonly CodeUse[] {
  const token = shape.identifiers(name).find((one) => !isInactive(shape.file, one));
  return token === undefined ? [] : [useAtToken(shape, 'loads-urls', token)];
}
