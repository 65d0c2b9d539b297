import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { ScanWorkspaceResult } from '../../server/src/protocol.ts';
import type { Editor } from './support/client.ts';
import { makeWorkspace, openEditor, type Workspace } from './support/workspace.ts';

const FLAGGED = 'let a = 1\nlet s = CFSocketCreate(nil)\n';

function scan(editor: Editor, params: object = {}): Promise<ScanWorkspaceResult> {
  return editor.request('netguide/scanWorkspace', params);
}

interface Progress {
  readonly token: string;
  readonly value: { readonly kind: string; readonly percentage?: number; readonly cancellable?: boolean };
}

function progressOf(editor: Editor): Progress[] {
  return editor.sent.filter(({ method }) => method === '$/progress').map(({ params }) => params as Progress);
}

function fill(workspace: Workspace, files: number, uses: number): void {
  for (let i = 0; i < files; i++) workspace.write(`Sources/${i % 20}/File${i}.swift`, FLAGGED.repeat(uses));
}

test('finds what is in the files of all folders, under their configuration and the editor’s', async (t) => {
  const workspace = makeWorkspace(t, {
    'one/A.swift': FLAGGED,
    'one/Pods/B.swift': FLAGGED,
    'one/Legacy/netguide.json': '{ "rules": { "cfsocket": "off" } }',
    'one/Legacy/C.swift': FLAGGED,
    'two/ä b/D.m': 'void f(void) {\n  CFReadStreamCreateWithFTPURL(NULL, url);\n}\n',
    'two/E.md': 'CFSocketCreate',
  });
  const editor = await openEditor(t, { folders: [workspace.at('one'), workspace.at('two')] });
  editor.settings = ({ scopeUri }) => (scopeUri === workspace.at('two') ? { rules: { ftp: 'error' } } : null);
  const result = await scan(editor);
  assert.deepEqual(
    result.findings.map(({ uri, ruleId, severity, symbol }) => [uri, ruleId, severity, symbol]),
    [
      [workspace.at('one/A.swift'), 'cfsocket', 'warning', 'CFSocketCreate'],
      [workspace.at('two/ä b/D.m'), 'ftp', 'error', 'CFReadStreamCreateWithFTPURL'],
    ],
  );
  const [first] = result.findings;
  assert.deepEqual(
    [first?.startLine, first?.startCharacter, first?.endLine, first?.endCharacter],
    [1, 8, 1, 22],
    'counted from 0',
  );
  assert.equal(first?.guidance.id, 'tn3151');
  assert.match(first.message, /CFSocketCreate/);
  assert.equal(result.files, 3);
  assert.deepEqual(Object.keys(result.ruleTitles).sort(), ['cfsocket', 'ftp']);
  assert.deepEqual(result.errors, []);
});

test('scans each file once when one folder lies in another, and none without folders', async (t) => {
  const workspace = makeWorkspace(t, { 'App/A.swift': FLAGGED });
  const nested = await openEditor(t, { folders: [workspace.uri, workspace.at('App')] });
  assert.equal((await scan(nested)).findings.length, 1);
  const none = await openEditor(t);
  assert.deepEqual((await scan(none)).findings, []);
});

test('names files and folders that can not be read, and goes on', async (t) => {
  const workspace = makeWorkspace(t, { 'A.swift': FLAGGED });
  const editor = await openEditor(t, { folders: [workspace.uri, workspace.at('../gone-with-the-wind')] });
  const result = await scan(editor);
  assert.equal(result.findings.length, 1);
  assert.equal(result.errors.length, 1);
  assert.ok(result.errors[0]!.message.length > 0);
});

test('reports progress on the token it is given', async (t) => {
  const workspace = makeWorkspace(t);
  fill(workspace, 200, 3);
  const editor = await openEditor(t, { folders: [workspace.uri] });
  const result = await scan(editor, { workDoneToken: 'scan-1' });
  assert.equal(result.files, 200);
  assert.equal(result.findings.length, 200 * 3);
  const progress = progressOf(editor);
  assert.ok(progress.every(({ token }) => token === 'scan-1'));
  assert.equal(progress[0]?.value.kind, 'begin');
  assert.equal(progress[0].value.cancellable, true);
  assert.equal(progress.at(-1)?.value.kind, 'end');
  const percentages = progress.flatMap(({ value }) => value.percentage ?? []);
  assert.deepEqual(
    percentages,
    [...percentages].sort((a, b) => a - b),
  );
  assert.equal(percentages.at(-1), 100);
});

test('can be cancelled, and answers typing meanwhile', async (t) => {
  const workspace = makeWorkspace(t);
  fill(workspace, 1000, 100);
  const editor = await openEditor(t, { folders: [workspace.uri] });
  editor.open('untitled:a', FLAGGED);
  await editor.pull('untitled:a');
  const source = new CancellationTokenSource();
  const params = { workDoneToken: 'scan-2' };
  const cancelled = assert.rejects(editor.connection.sendRequest('netguide/scanWorkspace', params, source.token), {
    code: -32800,
  });
  await editor.waitFor<Progress>('$/progress', ({ value }) => (value.percentage ?? 0) > 0);
  editor.change('untitled:a', 2, FLAGGED + FLAGGED);
  assert.equal((await editor.pull('untitled:a')).length, 2);
  source.cancel();
  await cancelled;
  const progress = progressOf(editor);
  assert.equal(progress.at(-1)?.value.kind, 'end');
  assert.ok(
    progress.every(({ value }) => (value.percentage ?? 0) < 100),
    'it did not run to its end',
  );
  assert.equal((await editor.pull('untitled:a')).length, 2);
});
