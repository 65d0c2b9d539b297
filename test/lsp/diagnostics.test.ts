import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { PUSHED } from './support/client.ts';
import { summary } from './support/text.ts';
import { openEditor } from './support/workspace.ts';

const SWIFT = `import MultipeerConnectivity
final class Chat {
    let session = MCSession(peer: MCPeerID(displayName: "Ada"))
    let raw = CFSocketCreate(nil, 0, 0, 0, 0, nil, nil)
}
`;
const URI = 'file:///project/Chat.swift';

function only(diagnostics: readonly Diagnostic[], code: string): Diagnostic {
  const [one, ...more] = diagnostics.filter((diagnostic) => diagnostic.code === code);
  assert.ok(one, `no ${code}`);
  assert.equal(more.length, 0);
  return one;
}

test('tells rule, place, severity, link and tag of each finding', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, SWIFT);
  const diagnostics = await editor.pull(URI);
  assert.deepEqual(summary(SWIFT, diagnostics), [
    'multipeer-connectivity MCSession',
    'multipeer-connectivity MCPeerID',
    'cfsocket CFSocketCreate',
  ]);
  const [session] = diagnostics;
  assert.equal(session?.source, 'netguide');
  assert.equal(session.severity, 2);
  assert.deepEqual(session.tags, [2]);
  assert.match(session.codeDescription?.href ?? '', /^https:\/\/developer\.apple\.com\/.*tn3213-.*#/);
  assert.match(String(session.message), /MCSession .*iOS 27/);
  const data = session.data as { symbol: string; status: string; guidance: { id: string }[] };
  assert.equal(data.symbol, 'MCSession');
  assert.equal(data.status, 'deprecated');
  assert.equal(data.guidance[0]?.id, 'tn3213');
  const socket = only(diagnostics, 'cfsocket');
  assert.equal(socket.tags, undefined, 'discouraged, not deprecated');
  assert.match(socket.codeDescription?.href ?? '', /tn3151/);
});

test('marks an unused suppression as unnecessary', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, '// netguide:disable:next cfsocket\nlet a = 1\n');
  const diagnostic = only(await editor.pull(URI), 'unused-suppression');
  assert.deepEqual(diagnostic.tags, [1]);
  assert.equal(diagnostic.severity, 4);
});

test('sends no more than the editor understands', async (t) => {
  const poor = { dataSupport: false, tagSupport: { valueSet: [1 as const] } };
  const editor = await openEditor(t, {
    capabilities: { textDocument: { diagnostic: {}, publishDiagnostics: poor } },
  });
  editor.open(URI, SWIFT);
  for (const diagnostic of await editor.pull(URI))
    assert.deepEqual(Object.keys(diagnostic).sort(), ['code', 'message', 'range', 'severity', 'source']);
});

test('answers “unchanged” as long as nothing changed for the editor', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, SWIFT);
  const first = await editor.report(URI);
  assert.equal(first.kind, 'full');
  const { resultId } = first;
  assert.ok(resultId);
  assert.deepEqual(await editor.report(URI, resultId), { kind: 'unchanged', resultId });
  editor.change(URI, 2, '// a comment\n', { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } });
  assert.equal((await editor.report(URI, resultId)).kind, 'unchanged', 'nothing moved');
  editor.change(URI, 3, '\n', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
  const moved = await editor.report(URI, resultId);
  assert.equal(moved.kind, 'full');
  assert.notEqual(moved.resultId, resultId);
});

test('does not answer “unchanged” for another text under the same version', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, SWIFT);
  const { resultId } = await editor.report(URI);
  editor.close(URI);
  editor.open(URI, 'let a = 1\n');
  assert.deepEqual(await editor.report(URI, resultId).then((report) => 'items' in report && report.items), []);
});

test('follows incremental edits', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, 'let a = 1\n');
  assert.deepEqual(await editor.pull(URI), []);
  const end = { line: 1, character: 0 };
  editor.change(URI, 2, 'let s = CFSocketCreate(nil)', { start: end, end });
  assert.deepEqual((await editor.pull(URI))[0]?.range, {
    start: { line: 1, character: 8 },
    end: { line: 1, character: 22 },
  });
  editor.change(URI, 3, 'My', { start: { line: 1, character: 8 }, end: { line: 1, character: 8 } });
  assert.deepEqual(await editor.pull(URI), [], 'MyCFSocketCreate is somebody else’s');
});

test('reads a document by its language id, else by its extension, else not at all', async (t) => {
  const editor = await openEditor(t);
  const objc = 'void f(void) { CFSocketInvalidate(s); }\n';
  const cases: [uri: string, languageId: string, text: string, expected: number][] = [
    ['file:///project/a.m', 'objective-c', objc, 1],
    ['file:///project/b.mm', 'objcpp', objc, 1],
    ['file:///project/c.h', 'cpp', objc, 1],
    ['file:///project/d.m', 'something-new', objc, 1],
    ['file:///project/e.M?at=1#f', 'plaintext', objc, 1],
    ['file:///project/f.txt', 'swift', 'let s = CFSocketCreate(nil)\n', 1],
    ['file:///project/g.py', 'python', objc, 0],
    ['file:///project/noextension', 'plaintext', objc, 0],
  ];
  for (const [uri, languageId, text, expected] of cases) {
    editor.open(uri, text, languageId);
    assert.equal((await editor.pull(uri)).length, expected, `${uri} as ${languageId}`);
  }
});

test('publishes to an editor that can not ask, with the version, and does not wait to be asked', async (t) => {
  const editor = await openEditor(t, { capabilities: PUSHED });
  editor.open(URI, SWIFT);
  const first = await editor.published(URI);
  assert.equal(first.version, 1);
  assert.equal(first.diagnostics.length, 3);
  editor.change(URI, 2, 'let a = 1\n');
  const second = await editor.published(URI);
  assert.equal(second.version, 2);
  assert.deepEqual(second.diagnostics, []);
  await assert.rejects(editor.report(URI), { code: -32601 }, 'never both');
});

test('publishes nothing to an editor that asks', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, SWIFT);
  await editor.pull(URI);
  editor.change(URI, 2, 'let a = 1\n');
  await editor.pull(URI);
  editor.close(URI);
  await editor.stop();
  assert.ok(!editor.sent.some(({ method }) => method === 'textDocument/publishDiagnostics'));
});

test('publishes one result for a burst of keystrokes: that of the last', async (t) => {
  const editor = await openEditor(t, { capabilities: PUSHED });
  editor.open(URI, 'let a = 1\n');
  await editor.published(URI);
  for (let version = 2; version <= 20; version++)
    editor.change(URI, version, 'let s = CFSocketCreate(nil)\n'.repeat(version));
  const last = await editor.published(URI, ({ version }) => version === 20);
  assert.equal(last.diagnostics.length, 20);
  const published = editor.sent.filter(({ method }) => method === 'textDocument/publishDiagnostics');
  assert.ok(published.length < 6, `${published.length} results were published`);
});
