import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { dependentCode } from './reachability-preflight/branches.ts';
import { isReaction, placesOf } from './reachability-preflight/conditions.ts';
import { firstWithin, requestTokens } from './reachability-preflight/requests.ts';
import { statusReads, type StatusRead } from './reachability-preflight/status-reads.ts';

/** Requests and connections that are made only if reachability, or the status of a path, says so beforehand. */
export default definePatternRule({
  id: 'reachability-preflight',
  status: 'discouraged',
  triggers: [
    'Reachability',
    'NetworkReachabilityManager',
    'AFNetworkReachabilityManager',
    'NetworkMonitor',
    'isReachable',
    'isReachableViaWiFi',
    'isReachableViaWWAN',
    'currentReachabilityStatus',
    'networkReachabilityStatus',
    'currentPath',
    'isConnectedToNetwork',
    'isConnectedToInternet',
    'isInternetAvailable',
    'isNetworkAvailable',
    'isNetworkReachable',
    'SCNetworkReachabilityGetFlags',
  ],
  check(shape) {
    const requests = requestTokens(shape);
    if (requests.length === 0) return [];
    const found = new Map<number, Candidate>();
    const followed = new Set<string>();
    for (const read of statusReads(shape)) {
      const answered = new Set<number>();
      for (const place of placesOf(shape, read, requests, followed)) {
        const request =
          found.has(place) || isReaction(shape, place) ? undefined : requestBehind(shape, place, requests);
        if (request === undefined || answered.has(request)) continue;
        answered.add(request);
        found.set(place, preflight(shape, read, place, request));
      }
    }
    return [...found.values()];
  },
});

function requestBehind(shape: Shape, place: number, requests: readonly number[]): number | undefined {
  for (const range of dependentCode(shape.file, place)) {
    const request = firstWithin(requests, range);
    if (request !== undefined) return request;
  }
  return undefined;
}

function preflight({ file }: Shape, read: StatusRead, place: number, request: number): Candidate {
  const { start, end } = file.tokens;
  return {
    start: start[place]!,
    end: end[place]!,
    confidence: read.byName ? 'likely' : 'certain',
    message: read.kindOfNetwork ? ABOUT_KIND : ABOUT_ANY,
    guidance: read.kindOfNetwork
      ? [{ id: 'forum-check-wifi' }, { id: 'wwdc19-712' }]
      : [{ id: 'forum-reachability-to-nwpathmonitor' }, { id: 'docs-scnetworkreachability' }, { id: 'wwdc19-712' }],
    related: [{ start: start[request]!, end: end[request]!, message: 'This depends on the answer.' }],
  };
}

const ABOUT_ANY =
  'Whether the network looks reachable says little about whether a request would succeed; make the request, with waitsForConnectivity, and use the status to explain a failure.';
const ABOUT_KIND =
  'The kind of network may have changed before the request starts, and says nothing of its cost; say in the request what it may use, with allowsExpensiveNetworkAccess and allowsConstrainedNetworkAccess.';
