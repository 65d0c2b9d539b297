import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { PUSHED, type Editor } from './support/client.ts';
import { openEditor } from './support/workspace.ts';

const URI = 'file:///project/a.swift';
const FLAGGED = 'let s = CFSocketCreate(nil)\n';

/** Holds back the settings until the returned function is called; the server can't finish an answer before. */
function holdSettings(editor: Editor, settings: unknown = null): () => void {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  editor.settings = () => held.then(() => settings);
  return () => {
    release();
  };
}

test('drops an answer for a text that is no longer current, and asks to be asked again', async (t) => {
  const editor = await openEditor(t);
  const release = holdSettings(editor);
  editor.open(URI, FLAGGED);
  const stale = assert.rejects(editor.report(URI), { code: -32802, data: { retriggerRequest: true } });
  await editor.waitFor('workspace/configuration');
  editor.change(URI, 2, 'let a = 1\n');
  release();
  await stale;
  assert.deepEqual(await editor.pull(URI), []);
});

test('never publishes an answer for a text that is no longer current', async (t) => {
  const editor = await openEditor(t, { capabilities: PUSHED });
  const release = holdSettings(editor);
  editor.open(URI, FLAGGED);
  await editor.waitFor('workspace/configuration');
  editor.change(URI, 2, 'let a = 1\n');
  release();
  assert.deepEqual((await editor.published(URI)).diagnostics, []);
  const published = editor.sent.filter(({ method }) => method === 'textDocument/publishDiagnostics');
  assert.equal(published.length, 1);
});

test('drops an answer under settings that are no longer current', async (t) => {
  const editor = await openEditor(t);
  const release = holdSettings(editor);
  editor.open(URI, FLAGGED);
  const stale = assert.rejects(editor.report(URI), { code: -32802 });
  await editor.waitFor('workspace/configuration');
  const held = editor.settings;
  editor.settings = () => ({ rules: { cfsocket: 'off' } });
  editor.notify('workspace/didChangeConfiguration', { settings: null });
  await editor.waitFor('workspace/diagnostic/refresh');
  release();
  await stale;
  assert.notEqual(editor.settings, held);
  assert.deepEqual(await editor.pull(URI), []);
});

test('answers a cancelled request as cancelled, logs nothing, and goes on', async (t) => {
  const editor = await openEditor(t);
  const release = holdSettings(editor);
  editor.open(URI, FLAGGED);
  const source = new CancellationTokenSource();
  const methods = ['textDocument/diagnostic', 'textDocument/hover', 'textDocument/codeAction'];
  const range = { start: { line: 0, character: 10 }, end: { line: 0, character: 10 } };
  const params = { textDocument: { uri: URI }, position: range.start, range, context: { diagnostics: [] } };
  const cancelled = methods.map((method) =>
    assert.rejects(editor.connection.sendRequest(method, params, source.token), { code: -32800 }, method),
  );
  await editor.waitFor('workspace/configuration');
  source.cancel();
  release();
  await Promise.all(cancelled);
  assert.equal((await editor.pull(URI)).length, 1);
  assert.ok(!editor.sent.some(({ method }) => method === 'window/logMessage'));
});

test('gives no hover and no actions for a text that changed meanwhile', async (t) => {
  const editor = await openEditor(t);
  const release = holdSettings(editor);
  editor.open(URI, FLAGGED);
  const position = { line: 0, character: 10 };
  const hover = editor.hover(URI, position);
  const actions = editor.request('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  await editor.waitFor('workspace/configuration');
  editor.change(URI, 2, `\n${FLAGGED}`);
  release();
  assert.equal(await hover, null);
  assert.deepEqual(await actions, []);
});
