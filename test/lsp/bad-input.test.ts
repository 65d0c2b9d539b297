import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWorkspace, openEditor } from './support/workspace.ts';

const FLAGGED = 'let s = CFSocketCreate(nil)\n';

test('requests for unknown documents are answered with nothing', async (t) => {
  const editor = await openEditor(t);
  const uri = 'file:///nowhere/a.swift';
  const position = { line: 3, character: 3 };
  assert.deepEqual(await editor.pull(uri), []);
  assert.equal(await editor.hover(uri, position), null);
  const params = { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } };
  assert.deepEqual(await editor.request('textDocument/codeAction', params), []);
  editor.change(uri, 2, 'let a = 1');
  editor.close(uri);
  assert.deepEqual(await editor.pull(uri), []);
});

test('URIs that are no paths are documents all the same', async (t) => {
  const editor = await openEditor(t);
  const uris = [
    'untitled:',
    'file:',
    'file://host/share/a.swift',
    'file:///%E0%A4%A/a.swift',
    'x',
    'file:///a%00b.swift',
    '',
  ];
  for (const uri of uris) {
    editor.open(uri, FLAGGED);
    assert.equal((await editor.pull(uri)).length, 1, uri);
  }
});

const BROKEN: Readonly<Record<string, string>> = {
  'an open string': 'let t = "abc\nlet s = CFSocketCreate(nil)\n',
  'an open comment': `${FLAGGED}/* /* let s = CFSocketCreate(nil)`,
  'an open interpolation': `${FLAGGED}let t = "\\(CFSocketCreate(`,
  'an open raw string': `${FLAGGED}let t = ###"""\n`,
  'brackets that do not match': `${FLAGGED}func f( { ] } ) [ (((((`,
  'an open directive': `${FLAGGED}#if`,
  'lone surrogates': `${FLAGGED}let a = "\uD83D" + "\uDE00"\n`,
  'NUL characters': `${FLAGGED}\0\0\0`,
  'a half typed suppression': `${FLAGGED}// netguide:disable:next`,
};

for (const [what, text] of Object.entries(BROKEN)) {
  test(`goes on in spite of ${what}`, async (t) => {
    const editor = await openEditor(t);
    for (const [uri, languageId] of [
      ['file:///project/a.swift', 'swift'],
      ['file:///project/a.m', 'objective-c'],
    ] as const) {
      editor.open(uri, text, languageId);
      const found = await editor.pull(uri);
      assert.ok(
        found.some(({ code }) => code === 'cfsocket'),
        `${uri}: ${JSON.stringify(found)}`,
      );
      const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const params = { textDocument: { uri }, range: whole, context: { diagnostics: found } };
      const actions = await editor.request<unknown[]>('textDocument/codeAction', params);
      assert.ok(actions.length > 0);
    }
    assert.ok(!editor.sent.some(({ method }) => method === 'window/logMessage'), 'nothing to complain about');
  });
}

test('every prefix of a text being typed is answered', async (t) => {
  const editor = await openEditor(t);
  const text =
    'let s = """\n\\(CFSocketCreate(nil /* x */, #"a"#))\n"""\n#if os(Linux)\nMCSession()\n#endif // netguide:disable all\n';
  const uri = 'file:///project/a.swift';
  editor.open(uri, '');
  for (let end = 1; end <= text.length; end++) {
    editor.change(uri, end + 1, text.slice(0, end));
    await editor.pull(uri);
  }
  assert.ok(!editor.sent.some(({ method }) => method === 'window/logMessage'));
});

test('a huge file is answered', async (t) => {
  const editor = await openEditor(t);
  const uri = 'file:///project/huge.swift';
  const line = 'let value = compute(first: 1, second: "two", third: [3, 4, 5]) // some more text\n';
  const text = line.repeat(Math.ceil(20_000_000 / line.length)) + FLAGGED;
  editor.open(uri, text);
  const [found] = await editor.pull(uri);
  assert.equal(found?.code, 'cfsocket');
  assert.equal(found.range.start.line, text.split('\n').length - 2);
});

test('configuration files that are no configuration do no harm', async (t) => {
  const contents = [
    '',
    '{',
    '[]',
    'null',
    '\0\0',
    '{"rules": null}',
    '['.repeat(100_000),
    '{"exclude": ["***[(", 7, ""]}',
  ];
  for (const [index, content] of contents.entries()) {
    const workspace = makeWorkspace(t, { 'netguide.json': content });
    const editor = await openEditor(t, { folders: [workspace.uri] });
    editor.open(workspace.at('a.swift'), FLAGGED);
    assert.equal((await editor.pull(workspace.at('a.swift'))).length, 1, `configuration ${index}`);
  }
});

test('a request that can not be understood is answered, logged, and does not stop the server', async (t) => {
  const editor = await openEditor(t);
  assert.equal(await editor.request('textDocument/hover', { nonsense: true }), null);
  assert.deepEqual(await editor.request('textDocument/codeAction', { textDocument: null, context: {} }), []);
  const log = editor.sent.filter(({ method }) => method === 'window/logMessage');
  assert.equal(log.length, 2);
  editor.notify('workspace/didChangeWatchedFiles', {});
  editor.notify('workspace/didDeleteFiles', { files: 'all' });
  editor.notify('workspace/didChangeWorkspaceFolders', null);
  editor.open('file:///project/a.swift', FLAGGED);
  assert.equal((await editor.pull('file:///project/a.swift')).length, 1);
});
