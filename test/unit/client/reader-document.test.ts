import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { entryOfPath, fragmentOfSection, pathOfEntry } from '../../../client/src/reader-document.ts';
import { compileKnowledge } from '../../../scripts/knowledge/compile.ts';

test('an entry has a path, and the path leads back to it', () => {
  assert.equal(pathOfEntry('forum-on-ftp'), '/guidance/forum-on-ftp.md');
  assert.equal(entryOfPath('/guidance/forum-on-ftp.md'), 'forum-on-ftp');
});

test('other paths are no entries', () => {
  for (const other of [
    '/',
    '/guidance',
    '/guidance/.git/config',
    '/guidance/a/b.md',
    '/tn3151.md',
    '/guidance/x.txt',
  ]) {
    assert.equal(entryOfPath(other), undefined, other);
  }
});

test('a fragment follows the rules of the preview, the key ours', () => {
  const markdown = '# Title\n\n## Don’t use FTP\n\n## TLS, PSK & `QUIC`\n\n## Peer-to-peer Wi-Fi\n';
  assert.equal(fragmentOfSection(markdown, 'don-t-use-ftp'), 'dont-use-ftp');
  assert.equal(fragmentOfSection(markdown, 'tls-psk-quic'), 'tls-psk--quic');
  assert.equal(fragmentOfSection(markdown, 'peer-to-peer-wi-fi'), 'peer-to-peer-wi-fi');
});

test('a heading that is written twice is numbered, as in the preview', () => {
  assert.equal(fragmentOfSection('# FTP\n\n## FTP\n', 'ftp'), 'ftp-1');
  assert.equal(fragmentOfSection('### FTP\n\n# FTP\n\n## FTP\n', 'ftp'), 'ftp-2');
});

test('what looks like a heading in code is none', () => {
  const markdown = '```sh\n## Discover peers\n~~~\n```\n\n~~~~\n## Discover peers\n~~~\n~~~~\n\n## Discover peers\n';
  assert.equal(fragmentOfSection(markdown, 'discover-peers'), 'discover-peers');
});

test('an unknown section has no fragment', () => {
  assert.equal(fragmentOfSection('# Discover peers\n\ntext\n', 'discover-peers'), undefined);
  assert.equal(fragmentOfSection('', 'discover-peers'), undefined);
});

test('every section of the knowledge base is reached', () => {
  const { knowledge, bodies } = compileKnowledge(process.cwd());
  const sections = knowledge.guidance.flatMap(({ id, title, sections }) =>
    sections.map(({ key }) => ({ id, title, key })),
  );
  assert.ok(sections.length > 50);
  for (const { id, title, key } of sections) {
    assert.ok(fragmentOfSection(`# ${title}\n\n${bodies[id] ?? ''}`, key), `${id}#${key}`);
  }
});

test('entries are named as files can be', () => {
  for (const name of readdirSync(path.join(process.cwd(), 'knowledge/guidance'))) {
    const id = name.replace(/\.md$/, '');
    assert.equal(entryOfPath(pathOfEntry(id)), id);
  }
});
