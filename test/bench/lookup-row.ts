import type { Search } from '../../server/src/knowledge/search.ts';
import { type Row, timeEach } from './statistics.ts';

/** What people type into the look-up, misspelt words among them. */
const QUERIES = [
  'multipeer connectivity',
  'ftp upload alternatives',
  'CFSocketCreateWithNative',
  'cfsoket ping',
  'getStreamsToHost',
  'bonjuor service discovery',
  'reachability wifi',
  'tls pre-shared key',
  'sendData:toPeers:withMode:error:',
  'local network privacy prompt',
];
const HITS = 50;

/** One keystroke in the fuzzy look-up over the whole knowledge base. */
export function lookupRow(createSearch: () => Search): Row {
  const typed = QUERIES.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
  const search = createSearch();
  for (const query of typed) search(query, HITS);
  const times = timeEach(typed, 0, (query) => void search(query, HITS));
  return { what: 'keystroke, fuzzy look-up', times, budget: { p99: 15 } };
}
