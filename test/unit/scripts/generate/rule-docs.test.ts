import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readmeRules, withTable } from '../../../../scripts/generate/readme-rules.ts';
import { ruleDocs } from '../../../../scripts/generate/rule-docs.ts';
import { createKnowledgeBase } from '../../../../server/src/knowledge/knowledge-base.ts';
import type { GuidanceEntry, Verified } from '../../../../server/src/knowledge/model.ts';
import { temporaryTree } from '../temporary-tree.ts';

function entry(id: string, verified: Verified): GuidanceEntry {
  const sections = [{ key: 'be-safe', title: 'Be safe', anchor: 'Be-safe' }];
  const url = `https://developer.apple.com/${id}`;
  return { id, title: `About ${id}`, url, kind: 'technote', verified, topics: [], summary: '', sections };
}

const BASE = createKnowledgeBase(
  {
    rules: [
      {
        id: 'ftp',
        title: 'FTP',
        brief: 'FTP streams',
        what: 'Finds FTP.',
        why: 'It is old.',
        instead: 'Use HTTPS.',
        guidance: [{ id: 'tn1', section: 'be-safe' }, { id: 'post' }],
      },
    ],
    apis: [],
    guidance: [entry('tn1', 'page'), entry('post', 'unverified')],
  },
  () => ({}),
);

test('a page says what, why and what instead, and links to the section', (context) => {
  const root = temporaryTree(context, { 'test/fixtures/ftp/a.swift': 'ftp()\n// <- ^^^ ftp\n' });
  const [page] = ruleDocs(root, BASE);
  assert.equal(page?.file, 'docs/rules/ftp.md');
  for (const text of [
    '# FTP',
    'Finds FTP.',
    'It is old.',
    'Use HTTPS.',
    '```swift\nftp()',
    '// netguide:disable:next ftp',
  ]) {
    assert.ok(page.content.includes(text), text);
  }
  assert.ok(page.content.includes('[About tn1 › Be safe](https://developer.apple.com/tn1#Be-safe)'));
});

test('a link that does not lead to the post itself says so', (context) => {
  const [page] = ruleDocs(temporaryTree(context, {}), BASE);
  assert.match(page!.content, /About post\].*not verified/);
  assert.doesNotMatch(page!.content, /Be safe\].*not verified/);
});

test('guidance of our own is part of its page, and linked from others', (context) => {
  const own: GuidanceEntry = { ...entry('own', 'page'), kind: 'netguide', url: 'docs/rules/comments.md', sections: [] };
  const rules = BASE.knowledge.rules.flatMap((rule) => [
    { ...rule, guidance: [{ id: 'own' }] },
    { ...rule, id: 'comments', guidance: [{ id: 'own' }] },
  ]);
  const base = createKnowledgeBase({ ...BASE.knowledge, rules, guidance: [own] }, () => ({ own: 'How to do it.' }));
  const [other, itself] = ruleDocs(temporaryTree(context, {}), base);
  assert.match(other!.content, /## Guidance\n\n- \[About own\]\(comments\.md\)/);
  assert.match(itself!.content, /## About own\n\nHow to do it\.\n\n/);
  assert.doesNotMatch(itself!.content, /## Guidance/);
});

test('only what stands between the markers of the README is replaced', (context) => {
  const text = 'before\n<!-- rules:start -->\nold\n<!-- rules:end -->\nafter\n';
  const [readme] = readmeRules(temporaryTree(context, { 'README.md': text }), BASE);
  assert.match(
    readme!.content,
    /^before\n<!-- rules:start -->\n\n### .*[^]*\| Rule .*[^]*docs\/rules\/ftp\.md[^]*<!-- rules:end -->\nafter\n$/,
  );
  assert.doesNotMatch(readme!.content, /old/);
  assert.equal(withTable(withTable(text, 'new'), 'new'), withTable(text, 'new'));
});

test('a README without its markers is refused, none at all is not', (context) => {
  assert.throws(() => withTable('<!-- rules:end --><!-- rules:start -->', ''), /README\.md:1: /);
  assert.deepEqual(readmeRules(temporaryTree(context, {}), BASE), []);
});
