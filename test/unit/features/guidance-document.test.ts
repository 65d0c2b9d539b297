import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceDocument } from '../../../server/src/features/guidance-document.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../../server/src/knowledge/knowledge-base.ts';
import type { GuidanceEntry } from '../../../server/src/knowledge/model.ts';

function baseWith(
  entry: Partial<GuidanceEntry>,
  body = 'The gist.\n\n## Part\n\nMore, see [that](tn2.md#part).\n',
): KnowledgeBase {
  const whole: GuidanceEntry = {
    id: 'tn1',
    title: 'TN1: One',
    url: 'https://developer.apple.com/tn1',
    kind: 'technote',
    verified: 'page',
    topics: [],
    summary: '',
    sections: [],
    ...entry,
  };
  return createKnowledgeBase({ rules: [], apis: [], guidance: [whole] }, () => ({ tn1: body }));
}

test('is a page with title, source and body', () => {
  assert.deepEqual(guidanceDocument(baseWith({ revised: '2026-07-14' }), 'tn1'), {
    title: 'TN1: One',
    url: 'https://developer.apple.com/tn1',
    verified: true,
    markdown: `# TN1: One

Technote · revised 14 July 2026 · [Open at developer.apple.com](https://developer.apple.com/tn1)

The gist.

## Part

More, see [that](tn2.md#part).
`,
  });
});

test('dates go as far as they are known', () => {
  const byline = (revised: string | undefined): string => {
    const entry = revised === undefined ? {} : { revised };
    return guidanceDocument(baseWith(entry), 'tn1')!.markdown.split('\n')[2]!.split(' · [')[0]!;
  };
  assert.equal(byline('2026-07'), 'Technote · revised July 2026');
  assert.equal(byline('2024'), 'Technote · revised 2024');
  assert.equal(byline(undefined), 'Technote');
});

test('an address that is not verified is not passed off as the source', () => {
  const page = guidanceDocument(baseWith({ verified: 'unverified', kind: 'forum' }), 'tn1');
  assert.equal(page?.verified, false);
  assert.match(page.markdown, /^Forum post .*\n\nThe address of this thread is not verified/m);
});

test('an entry without an address has no link, and one without a body is a title', () => {
  const base = baseWith({ kind: 'netguide' }, '');
  const page = guidanceDocument({ ...base, href: () => '' }, 'tn1');
  assert.equal(page?.markdown, '# TN1: One\n\nNetguide\n');
});

test('an unknown entry is none', () => {
  assert.equal(guidanceDocument(baseWith({}), 'tn2'), undefined);
});
