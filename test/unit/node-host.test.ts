import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createNodeHost } from '../../server/src/node-host.ts';
import { KNOWLEDGE } from './features/knowledge.ts';

/** A package with a knowledge base whose entry `own` is a page of the package; the page itself only on request. */
function makePackage(t: TestContext, withPage: boolean): string {
  const root = mkdtempSync(join(tmpdir(), 'netguide-host-'));
  t.after(() => {
    rmSync(root, { recursive: true });
  });
  const own = (url: string): string => (url === '' ? 'docs/own page.md' : url);
  const guidance = KNOWLEDGE.guidance.map((entry) => ({ ...entry, url: own(entry.url) }));
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/knowledge.json'), JSON.stringify({ ...KNOWLEDGE, guidance }));
  writeFileSync(join(root, 'dist/guidance.json'), '{"tn1": "Body"}');
  writeFileSync(join(root, 'package.json'), '{"version": "1.2.3"}');
  if (withPage) {
    mkdirSync(join(root, 'docs'));
    writeFileSync(join(root, 'docs/own page.md'), '');
  }
  return root;
}

test('reads knowledge and version of the package around it', (t) => {
  const host = createNodeHost(join(makePackage(t, true), 'dist'));
  assert.equal(host.version, '1.2.3');
  assert.equal(host.base.knowledge.guidance.length, KNOWLEDGE.guidance.length);
  assert.equal(host.base.body('tn1'), 'Body');
  assert.ok(host.search('TN1', 5).some(({ id }) => id === 'tn1'));
});

test('a page of the package has an address when it is there', (t) => {
  const root = makePackage(t, true);
  const host = createNodeHost(join(root, 'dist'));
  assert.equal(host.base.href({ id: 'own' }), pathToFileURL(join(root, 'docs/own page.md')).href);
  assert.equal(host.base.href({ id: 'tn1' }), 'https://developer.apple.com/tn1');
  assert.equal(host.base.href({ id: 'unknown' }), '');
  assert.equal(createNodeHost(join(makePackage(t, false), 'dist')).base.href({ id: 'own' }), '');
});

test('says what to do when there is no knowledge base', (t) => {
  assert.throws(() => createNodeHost(makePackage(t, false)), /npm run build/);
});

test('paths and URIs lead to each other; what is no file has no path', (t) => {
  const { pathOf, uriOf } = createNodeHost(join(makePackage(t, false), 'dist'));
  assert.equal(pathOf(uriOf('/a b/ä#?.swift')), '/a b/ä#?.swift');
  for (const uri of ['untitled:a', 'https://host/a', 'file:///%2F', 'file:///a%00', '']) {
    const path = pathOf(uri);
    assert.ok(path === undefined || path.startsWith('/'), `${uri}: ${String(path)}`);
  }
  assert.equal(pathOf('untitled:a'), undefined);
  assert.equal(pathOf('file:///%2F'), undefined);
});
