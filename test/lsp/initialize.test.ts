import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type FullDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { PUSHED, RICH, SERVER } from './support/client.ts';
import { openEditor } from './support/workspace.ts';

test('announces each feature to an editor that can do everything', async (t) => {
  const { initialized } = await openEditor(t);
  const { capabilities, serverInfo } = initialized;
  assert.equal(serverInfo?.name, 'Netguide');
  assert.match(serverInfo.version ?? '', /^\d+\.\d+\.\d+/);
  assert.equal(capabilities.positionEncoding, 'utf-16');
  assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
  assert.equal(capabilities.hoverProvider, true);
  assert.deepEqual(capabilities.codeActionProvider, { codeActionKinds: ['quickfix'] });
  assert.deepEqual(capabilities.diagnosticProvider, {
    identifier: 'netguide',
    interFileDependencies: false,
    workspaceDiagnostics: false,
  });
  assert.equal(capabilities.workspace?.workspaceFolders?.supported, true);
  assert.ok(capabilities.workspace.fileOperations?.didDelete);
  assert.ok(capabilities.workspace.fileOperations.didRename);
});

test('announces no pull diagnostics to an editor that does not ask for them', async (t) => {
  const { initialized } = await openEditor(t, { capabilities: PUSHED });
  assert.equal(initialized.capabilities.diagnosticProvider, undefined);
});

test('announces the command that opens a source page only to editors that need it and can show pages', async (t) => {
  const needs = await openEditor(t);
  assert.deepEqual(needs.initialized.capabilities.executeCommandProvider, { commands: ['netguide.openSource'] });
  const ownView = await openEditor(t, { initializationOptions: { commands: ['netguide.readGuidance'] } });
  assert.equal(ownView.initialized.capabilities.executeCommandProvider, undefined);
  const cannot = await openEditor(t, { capabilities: { ...RICH, window: {} } });
  assert.equal(cannot.initialized.capabilities.executeCommandProvider, undefined);
});

test('registers for changes of settings and configuration files, where the editor lets it', async (t) => {
  const editor = await openEditor(t);
  interface Registration {
    readonly method: string;
    readonly registerOptions: unknown;
  }
  const { registrations } = await editor.waitFor<{ registrations: Registration[] }>('client/registerCapability');
  const byMethod = new Map(registrations.map(({ method, registerOptions }) => [method, registerOptions]));
  assert.deepEqual(byMethod.get('workspace/didChangeConfiguration'), { section: 'netguide' });
  assert.deepEqual(byMethod.get('workspace/didChangeWatchedFiles'), {
    watchers: [
      ...['netguide.json', '.gitignore', 'project.pbxproj', 'Package.swift', 'Project.swift', 'project.yml'].map(
        (name) => ({ globPattern: `**/${name}` }),
      ),
      { globPattern: '**/project.yaml' },
      { globPattern: '**/*.{xcconfig,plist,entitlements}' },
    ],
  });
  const bare = await openEditor(t, { capabilities: {} });
  bare.open('untitled:a.swift', 'let s = CFSocketCreate(nil)\n');
  await bare.published('untitled:a.swift');
  assert.deepEqual(new Set(bare.sent.map(({ method }) => method)), new Set(['textDocument/publishDiagnostics']));
});

test('refuses requests before it is initialized, and requests that it does not know', async (t) => {
  const editor = await openEditor(t, {
    beforehand: async (connection) => {
      await assert.rejects(connection.sendRequest('textDocument/hover', {}), { code: -32002 });
    },
  });
  await assert.rejects(editor.request('textDocument/completion', {}), { code: -32601 });
});

test('speaks over Node’s own channel as well, as under VS Code', async (t) => {
  const child = fork(SERVER, ['--node-ipc']);
  t.after(() => child.kill());
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  const params = { processId: process.pid, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } };
  await connection.sendRequest('initialize', params);
  const textDocument = { uri: 'untitled:a', languageId: 'swift', version: 1, text: 'let s = CFSocketCreate(nil)\n' };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const { items } = await connection.sendRequest<FullDocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument,
  });
  assert.deepEqual(
    items.map(({ code }) => code),
    ['cfsocket'],
  );
});

test('ends with 0 after a regular shutdown', async (t) => {
  const editor = await openEditor(t);
  assert.equal(await editor.stop(), 0);
});

test('ends when the editor is gone', async (t) => {
  const editor = await openEditor(t);
  await editor.hover('untitled:none', { line: 0, character: 0 });
  editor.process.stdin?.end();
  await once(editor.process, 'exit');
  assert.notEqual(editor.process.exitCode, null);
});
