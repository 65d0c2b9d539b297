import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiDocs } from '../../../../scripts/generate/api-docs.ts';
import { guidanceDocs } from '../../../../scripts/generate/guidance-docs.ts';
import { ruleDocs } from '../../../../scripts/generate/rule-docs.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../../../server/src/knowledge/knowledge-base.ts';
import type { ApiEntry, GuidanceEntry } from '../../../../server/src/knowledge/model.ts';
import { temporaryTree } from '../temporary-tree.ts';

const RULE = { id: 'radio', title: 'Radio', brief: 'Old radio', what: 'Radio.', why: 'Old.', instead: 'Talk.' };
const TN1: GuidanceEntry = {
  id: 'tn1',
  title: 'TN1: About radio',
  url: 'https://developer.apple.com/tn1',
  kind: 'technote',
  verified: 'page',
  revised: '2026-02',
  topics: ['radio', 'waves'],
  summary: '',
  sections: [{ key: 'tune-in', title: 'Tune in', anchor: 'Tune-in' }],
};
const POST: GuidanceEntry = {
  ...TN1,
  id: 'post',
  title: 'A [lost] post',
  url: 'https://developer.apple.com/forums/tags/radio',
  kind: 'forum',
  verified: 'unverified',
};

/** What a test says of an entry; `undefined` takes a spelling away. */
type Told = { readonly [K in keyof ApiEntry]?: ApiEntry[K] | undefined };

function api(entry: Told): ApiEntry {
  return {
    ...{ c: 'RDOTune', swift: 'RDOTune', kind: 'function', framework: 'Radio', modules: ['Radio'], rule: 'radio' },
    ...{ status: 'discouraged', deprecated: {}, replacements: [], guidance: [{ id: 'tn1', section: 'tune-in' }] },
    ...entry,
  } as ApiEntry;
}

function baseOf(apis: readonly ApiEntry[]): KnowledgeBase {
  const rules = [{ ...RULE, guidance: [{ id: 'tn1' }] }];
  return createKnowledgeBase({ rules, apis, guidance: [POST, TN1] }, () => ({}));
}

function rowOf(entry: Told, name: string): string | undefined {
  return apiDocs(baseOf([api(entry)]))
    .content.split('\n')
    .find((line) => line.startsWith(`| ${name} |`));
}

test('a row has both names, the releases, what to use instead by language, and the section', () => {
  const method: Told = {
    ...{ c: 'tuneTo:', swift: 'tune(to:)', kind: 'method', of: 'RDOSet', ofSwift: 'RadioSet', status: 'deprecated' },
    deprecated: { macos: '10.11', ios: '9.0' },
    replacements: [
      { api: 'tel_t', language: 'objective-c' },
      { api: 'Telephone over wire', language: 'swift', from: { ios: '12.0' } },
    ],
  };
  assert.equal(
    rowOf(method, '`-[RDOSet tuneTo:]`'),
    '| `-[RDOSet tuneTo:]` | `RadioSet.tune(to:)` | iOS 9, macOS 10.11 | `Telephone` over wire · `tel_t` | [TN1 › Tune in][tn1#tune-in] |',
  );
  assert.match(apiDocs(baseOf([api(method)])).content, /\n\| `Telephone` over wire \| Swift \| iOS 12 \|\n/);
});

test('a row says what has the same name, none, or no successor, and what the compiler does not say', () => {
  const guidance = [{ id: 'tn1' }];
  assert.equal(rowOf({ guidance }, '`RDOTune`'), '| `RDOTune` | the same | discouraged | – | [TN1][tn1] |');
  const swiftOnly = rowOf({ c: undefined, status: 'to-be-deprecated', from: { ios: '14.0' }, guidance }, '–');
  assert.equal(swiftOnly, '| – | `RDOTune` | marked; reported from iOS 14 | – | [TN1][tn1] |');
  assert.equal(rowOf({ swift: undefined, guidance }, '`RDOTune`'), '| `RDOTune` | – | discouraged | – | [TN1][tn1] |');
});

test('the index counts by status and framework, and each short link has a target', () => {
  const deprecated = { status: 'deprecated', deprecated: { ios: '9.0' } } as const;
  const apis = [api({}), api({ c: 'RDOA', ...deprecated }), api({ c: 'RDOB', framework: 'Sound', ...deprecated })];
  const { content } = apiDocs(baseOf(apis));
  assert.match(content, /3 entries, of which 2 are deprecated, 0 are marked to be deprecated, and 1 are discouraged/);
  assert.match(content, /\| \[`radio`\]\(#radio\) \| 2 \| 0 \| 1 \| 3 \| Radio 2, Sound 1 \|/);
  assert.match(content, /\n## radio\n[^]*\n### Radio\n[^]*\n### Sound\n/);
  const used = [...content.matchAll(/\]\[([^\]]+)\]/g)].map(([, key]) => key!);
  assert.ok(used.length > 0);
  for (const key of used) assert.ok(content.includes(`\n[${key}]: https://developer.apple.com/`), key);
});

test('a rule lists few APIs itself and refers to the list for many', (context) => {
  const root = temporaryTree(context, {});
  const page = (count: number): string =>
    ruleDocs(root, baseOf(Array.from({ length: count }, (_, index) => api({ c: `RDO${index}` }))))[0]!.content;
  assert.match(page(2), /## APIs[^]*apis\.md#radio[^]*\| `RDO1` \|[^]*\n\[tn1#tune-in\]: https:/);
  assert.match(page(40), /## APIs\n\n40 APIs \(Radio 40\)[^]*apis\.md#radio/);
  assert.doesNotMatch(page(40), /`RDO1`/);
  assert.doesNotMatch(page(0), /## APIs/);
});

test('guidance is listed by kind with its date, its topics, and how far its source was checked', () => {
  const { content } = guidanceDocs(baseOf([]));
  assert.match(content, /\[Technotes\]\(#technotes\) 1 · \[Posts in the forum\]\(#posts-in-the-forum\) 1/);
  const row =
    '| [TN1: About radio](../knowledge/guidance/tn1.md) | 2026-02 | radio, waves | [page](https://developer.apple.com/tn1), read |';
  assert.ok(content.includes(row));
  assert.match(content, /\[A \\\[lost\\\] post\].*\[topic page\]\(.*\/forums\/tags\/radio\), address not known \|/);
});
