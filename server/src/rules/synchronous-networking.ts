import type { Confidence, RelatedPlace } from '../analysis/finding.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { isOnMainThread } from '../analysis/shape/main-thread.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { isTestFile } from '../analysis/shape/test-files.ts';
import { textOf } from '../analysis/shape/token-text.ts';
import type { GuidanceRef } from '../knowledge/model.ts';
import { type Reading, remoteReadings } from './synchronous-networking/contents.ts';
import { lookupsOnMain, requestsOnMain } from './synchronous-networking/lookups.ts';
import { type Wait, waitsForRequests } from './synchronous-networking/waits.ts';

const LOADING: readonly GuidanceRef[] = [{ id: 'docs-fetching-website-data' }, { id: 'tn3151', section: 'http' }];
const READING: readonly GuidanceRef[] = [{ id: 'docs-nsdata-contentsof' }, { id: 'tn3135' }, ...LOADING];

/**
 * Code that blocks its thread for the network: URLs read as if they were files, waits for the end of a request, and, on
 * the main thread, synchronous requests and lookups of names. `sendSynchronousRequest` elsewhere is a finding of
 * `url-connection`.
 */
export default definePatternRule({
  id: 'synchronous-networking',
  status: 'risky',
  triggers: [
    'contentsOf',
    'dataWithContentsOfURL',
    'stringWithContentsOfURL',
    'arrayWithContentsOfURL',
    'dictionaryWithContentsOfURL',
    'imageWithContentsOfURL',
    'initWithContentsOfURL',
    'DispatchSemaphore',
    'DispatchGroup',
    'dispatch_semaphore_wait',
    'dispatch_group_wait',
    'sendSynchronousRequest',
    'CFHostStartInfoResolution',
    'getaddrinfo',
    'gethostbyname',
    'gethostbyname2',
    'gethostbyaddr',
  ],
  check(shape) {
    if (isTestFile(shape)) return [];
    return [
      ...remoteReadings(shape).map((reading) => ofReading(shape, reading)),
      ...waitsForRequests(shape).map((wait) => ofWait(shape, wait)),
      ...requestsOnMain(shape).map((token) => ofRequest(shape, token)),
      ...lookupsOnMain(shape).map((token) => ofLookup(shape, token)),
    ];
  },
});

function at(
  { file: { tokens } }: Shape,
  token: number,
  rest: {
    confidence: Confidence;
    message: string;
    guidance: readonly GuidanceRef[];
    related?: readonly RelatedPlace[];
  },
): Candidate {
  return { start: tokens.start[token]!, end: tokens.end[token]!, ...rest };
}

function ofReading(shape: Shape, { call, confidence }: Reading): Candidate {
  const name = textOf(shape.file, call.token);
  const what = shape.file.language === 'swift' ? `${name}(contentsOf:)` : name;
  const thread = isOnMainThread(shape.file, call.token) ? 'the main thread' : 'its thread';
  const message =
    confidence === 'certain'
      ? `${what} loads this URL over the network and blocks ${thread} until it has all of it; load it with URLSession.`
      : `${what} may load this URL over the network, and then blocks ${thread} until it has all of it; load what is not a file with URLSession.`;
  return at(shape, call.token, { confidence, message, guidance: READING });
}

function ofWait(shape: Shape, { token, signal }: Wait): Candidate {
  const { start, end } = shape.file.tokens;
  const onMain = isOnMainThread(shape.file, token);
  return at(shape, token, {
    confidence: onMain ? 'certain' : 'likely',
    message: `This blocks ${onMain ? 'the main thread' : 'its thread'} until a request has ended${onMain ? '' : ', for good if the handler needs that thread'}; go on in the completion handler, or await the request.`,
    guidance: LOADING,
    related: [{ start: start[signal]!, end: end[signal]!, message: 'The wait ends here.' }],
  });
}

function ofRequest(shape: Shape, token: number): Candidate {
  return at(shape, token, {
    confidence: 'certain',
    message:
      'sendSynchronousRequest blocks the main thread until the answer is there, and is deprecated in iOS 9; load the request with URLSession.',
    guidance: [{ id: 'docs-nsurlconnection' }, ...LOADING],
  });
}

function ofLookup(shape: Shape, token: number): Candidate {
  return at(shape, token, {
    confidence: 'certain',
    message: `${textOf(shape.file, token)} blocks the main thread until the name is resolved; connect by name, or look it up on another thread.`,
    guidance: [
      { id: 'tn3151', section: 'dns-best-practices' },
      { id: 'tn3151', section: 'connect-by-name' },
    ],
  });
}
