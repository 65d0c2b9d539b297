import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GuidanceDocument, GuidanceHit } from '../../server/src/protocol.ts';
import type { Editor } from './support/client.ts';
import { openEditor } from './support/workspace.ts';

function search(editor: Editor, query: string, limit = 10): Promise<GuidanceHit[]> {
  return editor.request('netguide/searchGuidance', { query, limit });
}

function read(editor: Editor, id: string): Promise<GuidanceDocument | null> {
  return editor.request('netguide/guidanceDocument', { id });
}

test('finds guidance by symbol and in spite of typing errors', async (t) => {
  const editor = await openEditor(t);
  const [bySymbol] = await search(editor, 'MCSession');
  assert.equal(bySymbol?.symbol, 'MCSession');
  assert.match(bySymbol.url, /^https:\/\/developer\.apple\.com\//);
  const misspelt = await search(editor, 'multipeer conectivity');
  assert.ok(misspelt.slice(0, 3).some(({ title }) => /Multipeer Connectivity/.test(title)));
  assert.equal((await search(editor, '', 7)).length, 7, 'everything, as far as the limit');
});

test('every hit can be read', async (t) => {
  const editor = await openEditor(t);
  for (const { id } of (await search(editor, 'network', 5)).slice(0, 5)) assert.ok(await read(editor, id), id);
});

test('an entry comes as a page: title, one line about the source, body', async (t) => {
  const editor = await openEditor(t);
  const entry = await read(editor, 'tn3213');
  assert.ok(entry);
  const [title, , byline, , firstParagraph] = entry.markdown.split('\n');
  assert.equal(title, `# ${entry.title}`);
  assert.match(byline!, /^Technote · revised \d+ [A-Z][a-z]+ 20\d\d · \[Open at developer\.apple\.com\]\(https:\S+\)$/);
  assert.ok(byline!.includes(`(${entry.url})`));
  assert.ok(firstParagraph!.length > 40);
  assert.match(entry.markdown, /^## Plan for security$/m);
  assert.equal(entry.verified, true);
  assert.ok(!entry.markdown.includes('---\ntitle:'), 'no front matter');
});

test('an entry whose address is not verified says so', async (t) => {
  const editor = await openEditor(t);
  const all = await search(editor, '', 1000);
  const unverified = all.find(({ verified }) => !verified);
  assert.ok(unverified, 'there is one');
  const entry = await read(editor, unverified.id);
  assert.equal(entry?.verified, false);
  assert.match(entry.markdown, /address .* not verified/);
  assert.match(entry.markdown, /\[Open at developer\.apple\.com\]\(https:\/\/developer\.apple\.com\/forums\//);
});

test('an unknown entry is nothing, and malformed requests are answered', async (t) => {
  const editor = await openEditor(t);
  assert.equal(await read(editor, 'tn0000'), null);
  assert.equal(await read(editor, '__proto__'), null);
  assert.equal(await editor.request('netguide/guidanceDocument', {}), null);
  assert.deepEqual(await editor.request('netguide/searchGuidance', {}), []);
});
