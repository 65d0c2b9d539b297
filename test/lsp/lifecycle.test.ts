import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PUSHED, type Editor } from './support/client.ts';
import { makeWorkspace, openEditor } from './support/workspace.ts';

const FLAGGED = 'let s = CFSocketCreate(nil)\n';

async function openFlagged(editor: Editor, uri: string): Promise<void> {
  editor.open(uri, FLAGGED);
  assert.equal((await editor.published(uri)).diagnostics.length, 1);
}

test('diagnostics vanish when a file is closed', async (t) => {
  const editor = await openEditor(t, { capabilities: PUSHED });
  await openFlagged(editor, 'file:///project/a.swift');
  editor.close('file:///project/a.swift');
  assert.deepEqual((await editor.published('file:///project/a.swift')).diagnostics, []);
});

test('a file closed before its result is ready gets none', async (t) => {
  const editor = await openEditor(t, { capabilities: PUSHED });
  editor.open('file:///project/a.swift', FLAGGED);
  editor.close('file:///project/a.swift');
  await openFlagged(editor, 'file:///project/b.swift');
  const published = editor.sent.filter(({ method }) => method === 'textDocument/publishDiagnostics');
  assert.deepEqual(
    published.map(({ params }) => (params as { uri: string; diagnostics: unknown[] }).diagnostics.length),
    [0, 1],
  );
});

test('answers for a closed document with nothing, and for it opened again with its findings', async (t) => {
  const editor = await openEditor(t);
  const uri = 'file:///project/a.swift';
  assert.deepEqual(await editor.pull(uri), []);
  editor.open(uri, FLAGGED);
  assert.equal((await editor.pull(uri)).length, 1);
  editor.close(uri);
  assert.deepEqual(await editor.pull(uri), []);
  editor.open(uri, FLAGGED);
  assert.equal((await editor.pull(uri)).length, 1);
});

test('diagnostics vanish when a file is deleted, and come back when its text is edited', async (t) => {
  const editor = await openEditor(t, { capabilities: PUSHED });
  const uri = 'file:///project/a.swift';
  await openFlagged(editor, uri);
  editor.notify('workspace/didDeleteFiles', { files: [{ uri }] });
  assert.deepEqual((await editor.published(uri)).diagnostics, []);
  editor.change(uri, 2, FLAGGED + FLAGGED);
  assert.equal((await editor.published(uri)).diagnostics.length, 2);
});

test('diagnostics vanish when a folder above is deleted, and only there', async (t) => {
  const editor = await openEditor(t, { capabilities: PUSHED });
  await openFlagged(editor, 'file:///project/old/deep/a.swift');
  await openFlagged(editor, 'file:///project/older/b.swift');
  editor.notify('workspace/didDeleteFiles', { files: [{ uri: 'file:///project/old' }] });
  assert.deepEqual((await editor.published('file:///project/old/deep/a.swift')).diagnostics, []);
  editor.change('file:///project/older/b.swift', 2, FLAGGED + FLAGGED);
  const { diagnostics } = await editor.published('file:///project/older/b.swift');
  assert.equal(diagnostics.length, 2);
});

test('diagnostics move with a renamed file', async (t) => {
  const editor = await openEditor(t, { capabilities: PUSHED });
  await openFlagged(editor, 'file:///project/a.swift');
  editor.notify('workspace/didRenameFiles', {
    files: [{ oldUri: 'file:///project/a.swift', newUri: 'file:///project/b.swift' }],
  });
  assert.deepEqual((await editor.published('file:///project/a.swift')).diagnostics, []);
  editor.close('file:///project/a.swift');
  await openFlagged(editor, 'file:///project/b.swift');
});

test('an editor that asks is told to ask again when an open file is deleted, or comes back', async (t) => {
  const editor = await openEditor(t);
  const uri = 'file:///project/a.swift';
  editor.open(uri, FLAGGED);
  assert.equal((await editor.pull(uri)).length, 1);
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
  await editor.waitFor('workspace/diagnostic/refresh');
  assert.deepEqual(await editor.pull(uri), []);
  editor.sent.length = 0;
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
  await editor.waitFor('workspace/diagnostic/refresh');
  assert.equal((await editor.pull(uri)).length, 1);
});

test('diagnostics vanish when a file becomes excluded', async (t) => {
  const workspace = makeWorkspace(t, { 'netguide.json': '{}' });
  const editor = await openEditor(t, { capabilities: PUSHED, folders: [workspace.uri] });
  const uri = workspace.write('Sources/a.swift', FLAGGED);
  await openFlagged(editor, uri);
  workspace.write('netguide.json', '{ "exclude": ["Sources"] }');
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.at('netguide.json'), type: 2 }] });
  assert.deepEqual((await editor.published(uri)).diagnostics, []);
});

test('excluded files have no diagnostics, hovers or actions even when they are opened', async (t) => {
  const workspace = makeWorkspace(t, { '.gitignore': 'Generated/\n' });
  const editor = await openEditor(t, { folders: [workspace.uri] });
  for (const path of ['Pods/A/a.swift', '.build/checkouts/b.swift', 'Generated/c.swift', 'd.generated.swift']) {
    const uri = workspace.write(path, FLAGGED);
    editor.open(uri, FLAGGED);
    assert.deepEqual(await editor.pull(uri), [], path);
    assert.equal(await editor.hover(uri, { line: 0, character: 10 }), null);
  }
  const kept = workspace.write('Podsy/e.swift', FLAGGED);
  editor.open(kept, FLAGGED);
  assert.equal((await editor.pull(kept)).length, 1);
});
