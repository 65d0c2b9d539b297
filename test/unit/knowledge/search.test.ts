import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileKnowledge } from '../../../scripts/knowledge/compile.ts';
import { createKnowledgeBase } from '../../../server/src/knowledge/knowledge-base.ts';
import type { GuidanceEntry, Knowledge } from '../../../server/src/knowledge/model.ts';
import { createSearch } from '../../../server/src/knowledge/search.ts';

const BASE = createKnowledgeBase(compileKnowledge(process.cwd()).knowledge, () => ({}));
const search = createSearch(BASE);

/** The first hits as `id#section`. */
function top(query: string, count = 3): string[] {
  return search(query, count).map(({ id, section }) => (section === undefined ? id : `${id}#${section}`));
}

test('typing errors: the words of the brief', () => {
  assert.ok(top('multipeer conectivity', 5).some((key) => key.startsWith('tn3213')));
  assert.ok(top('cfsokcet').some((key) => /cfsocket/.test(key)));
  assert.equal(top('pinng witout sokets')[0], 'forum-ping-without-cfsockets');
});

test('a symbol typed in full comes first, with its own section and its name', () => {
  const [hit] = search('MCSession', 1);
  assert.deepEqual([hit?.symbol, hit?.id, hit?.section], ['MCSession', 'tn3213', 'select-a-network-architecture']);
  assert.ok(hit?.url.includes('#'));
  assert.equal(search('mcsession', 1)[0]?.symbol, 'MCSession');
  assert.equal(search('CFSocketInvalidate', 1)[0]?.symbol, 'CFSocketInvalidate');
  assert.equal(search('sendData:toPeers:withMode:error:', 1)[0]?.symbol, 'sendData:toPeers:withMode:error:');
});

test('words in any order, and words that are not finished', () => {
  assert.ok(top('security plan', 2).includes('tn3213#plan-for-security'));
  assert.ok(top('tcp altern', 2).some((key) => key.includes('tcp-alternatives')));
});

test('an id or a title typed in full comes first', () => {
  assert.equal(top('tn3151')[0], 'tn3151');
  assert.equal(top('TN3213')[0], 'tn3213');
  assert.equal(top('on ftp')[0], 'forum-on-ftp');
});

test('nothing typed gives every entry once, technotes first', () => {
  const hits = search('  ', 1000);
  assert.equal(hits.length, BASE.knowledge.guidance.length);
  assert.equal(new Set(hits.map(({ id }) => id)).size, hits.length);
  const kinds = hits.map(({ kind }) => kind);
  assert.equal(kinds[0], 'technote');
  assert.ok(kinds.lastIndexOf('technote') < kinds.indexOf('forum'));
  assert.deepEqual(search('', 3), hits.slice(0, 3));
});

test('no place twice, never more than the limit, nothing for nonsense', () => {
  for (const query of ['network', 'socket', 'm', 'MC']) {
    const keys = top(query, 50);
    assert.equal(new Set(keys).size, keys.length, query);
    assert.ok(search(query, 2).length <= 2);
  }
  assert.deepEqual(search('zzqqxxj', 10), []);
  assert.deepEqual(search('???', 10), []);
  assert.deepEqual(search('network', 0), []);
});

test('odd queries never throw', () => {
  const odd = [
    '\u0000',
    '\ud800',
    '(((',
    '*',
    '日本',
    'a'.repeat(10_000),
    'word '.repeat(5000),
    '__proto__',
    'constructor',
  ];
  for (const query of odd) search(query, 5);
});

test('each hit carries what a list shows', () => {
  for (const hit of search('multipeer', 20)) {
    const entry = BASE.entry(hit.id)!;
    assert.deepEqual(
      [hit.title, hit.kind, hit.summary, hit.verified],
      [entry.title, entry.kind, entry.summary, entry.verified !== 'unverified'],
    );
    assert.equal(hit.sectionTitle, entry.sections.find(({ key }) => key === hit.section)?.title);
  }
});

test('one key takes at most 15 ms in a knowledge base of its full size', () => {
  const words = 'network socket stream session peer browse listen secure resolve connect transfer packet'.split(' ');
  const title = (seed: number): string => [1, 3, 7].map((step) => words[(seed * step) % words.length]).join(' ');
  const guidance = Array.from({ length: 140 }, (_, i): GuidanceEntry => {
    const sections = Array.from({ length: 8 }, (_, j) => ({ key: `s${j}`, title: `${title(i * 8 + j)} ${j}` }));
    const fixed = { url: 'https://x', kind: 'forum', verified: 'page', topics: ['net'], summary: '' } as const;
    return { id: `entry-${i}`, title: `${title(i)} ${i}`, sections, ...fixed };
  });
  const api = BASE.knowledge.apis[0]!;
  const apis = Array.from({ length: 1500 }, (_, i) => {
    const name = `NS${title(i)
      .replace(/\b\w/g, (letter) => letter.toUpperCase())
      .replaceAll(' ', '')}${i}`;
    return { ...api, c: name, guidance: [{ id: `entry-${i % 140}` }] };
  });
  const knowledge: Knowledge = { rules: [], apis, guidance };
  const large = createSearch(createKnowledgeBase(knowledge, () => ({})));
  const type = (query: string): number[] =>
    Array.from(query, (_, i) => {
      const started = performance.now();
      large(query.slice(0, i + 1), 50);
      return performance.now() - started;
    });
  type('packt transfer browsng network');
  // The median leaves out what other programs on the machine do meanwhile.
  const times = type('secure conection listner sesion').sort((a, b) => a - b);
  assert.ok(times[Math.floor(times.length / 2)]! <= 15, `${times.map((time) => time.toFixed(1)).join(' ')} ms`);
});
