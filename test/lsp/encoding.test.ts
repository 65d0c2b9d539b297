import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RICH, type Editor } from './support/client.ts';
import { openEditor } from './support/workspace.ts';
import type { TestContext } from 'node:test';

const URI = 'file:///project/a.swift';
// In front of the name: two units of one byte each, é with two bytes, 漢 with three, and a face of two units and four bytes.
const TEXT = 'let a = 1\n/*é漢😀*/CFSocketCreate(nil)\n';
const UTF16 = 8;
const UTF8 = 13;
const UTF32 = 7;

async function start(t: TestContext, positionEncodings: string[]): Promise<Editor> {
  return openEditor(t, { capabilities: { ...RICH, general: { positionEncodings } } });
}

for (const [offered, agreed, character] of [
  [['utf-16'], 'utf-16', UTF16],
  [['utf-8', 'utf-16', 'utf-32'], 'utf-16', UTF16],
  [['utf-8'], 'utf-8', UTF8],
  [['utf-32', 'utf-8'], 'utf-32', UTF32],
  [['utf-7'], 'utf-16', UTF16],
] as const) {
  test(`counts in ${agreed} with an editor that offers ${offered.join(', ')}`, async (t) => {
    const editor = await start(t, [...offered]);
    assert.equal(editor.initialized.capabilities.positionEncoding, agreed);
    editor.open(URI, TEXT);
    const [diagnostic] = await editor.pull(URI);
    const range = { start: { line: 1, character }, end: { line: 1, character: character + 14 } };
    assert.deepEqual(diagnostic?.range, range);
    const hover = await editor.hover(URI, { line: 1, character: character + 3 });
    assert.deepEqual(hover?.range, range);
    assert.equal(await editor.hover(URI, { line: 1, character: character - 1 }), null);
    const actions = await editor.request<unknown[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: range.end, end: range.end },
      context: { diagnostics: [diagnostic] },
    });
    assert.match(JSON.stringify(actions), /"diagnostics":\[/);
  });
}

test('understands changes in the agreed encoding', async (t) => {
  const editor = await start(t, ['utf-8']);
  editor.open(URI, TEXT);
  const at = { line: 1, character: UTF8 };
  editor.change(URI, 2, 'é;', { start: at, end: at });
  assert.deepEqual((await editor.pull(URI))[0]?.range.start, { line: 1, character: UTF8 + 3 });
  editor.change(URI, 3, '', { start: { line: 1, character: 0 }, end: { line: 1, character: UTF8 + 3 } });
  assert.deepEqual((await editor.pull(URI))[0]?.range.start, { line: 1, character: 0 });
});

test('several changes at once count from the text as each finds it', async (t) => {
  const editor = await start(t, ['utf-8']);
  editor.open(URI, TEXT);
  const at = { line: 1, character: UTF8 };
  const later = { line: 2, character: UTF8 };
  editor.notify('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '// é\n' },
      { range: { start: later, end: later }, text: '漢.' },
    ],
  });
  assert.deepEqual(await editor.pull(URI), [], 'a member of something else now');
  editor.change(URI, 3, TEXT);
  assert.deepEqual((await editor.pull(URI))[0]?.range.start, at);
});
