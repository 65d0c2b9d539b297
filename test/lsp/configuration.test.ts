import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatusParams } from '../../server/src/protocol.ts';
import { PUSHED, RICH, type Editor } from './support/client.ts';
import { makeWorkspace, openEditor } from './support/workspace.ts';

const FLAGGED = 'let s = CFSocketCreate(nil)\n';
const OFF = { rules: { cfsocket: 'off' } };
const OFF_FILE = JSON.stringify(OFF);
const NETGUIDE_CLIENT = { commands: ['netguide.readGuidance'] };

function changed(editor: Editor, ...uris: string[]): void {
  editor.notify('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });
}

test('asks for the settings of the file’s folder and section, and honours them', async (t) => {
  const workspace = makeWorkspace(t);
  const editor = await openEditor(t, { folders: [workspace.uri] });
  const asked: unknown[] = [];
  editor.settings = (item) => {
    asked.push(item);
    return { rules: { cfsocket: 'error' } };
  };
  const uri = workspace.at('a.swift');
  editor.open(uri, FLAGGED);
  assert.equal((await editor.pull(uri))[0]?.severity, 1);
  assert.deepEqual(asked, [{ scopeUri: workspace.uri, section: 'netguide' }]);
});

test('a change of the editor’s settings takes effect at once and asks the editor to ask again', async (t) => {
  const editor = await openEditor(t);
  editor.open('file:///project/a.swift', FLAGGED);
  assert.equal((await editor.pull('file:///project/a.swift')).length, 1);
  editor.settings = () => OFF;
  editor.notify('workspace/didChangeConfiguration', { settings: null });
  await editor.waitFor('workspace/diagnostic/refresh');
  assert.deepEqual(await editor.pull('file:///project/a.swift'), []);
});

test('a change of settings publishes anew', async (t) => {
  const editor = await openEditor(t, { capabilities: PUSHED });
  const uri = 'file:///project/a.swift';
  editor.open(uri, FLAGGED);
  assert.equal((await editor.published(uri)).diagnostics.length, 1);
  editor.settings = () => OFF;
  editor.notify('workspace/didChangeConfiguration', { settings: null });
  assert.deepEqual((await editor.published(uri)).diagnostics, []);
});

test('an editor that answers no questions can send settings at the start and push them later', async (t) => {
  const editor = await openEditor(t, {
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: { settings: OFF },
  });
  const uri = 'file:///project/a.swift';
  editor.open(uri, FLAGGED);
  assert.deepEqual(await editor.pull(uri), []);
  editor.notify('workspace/didChangeConfiguration', { settings: { netguide: {} } });
  assert.equal((await editor.pull(uri)).length, 1, 'the section in its object');
  editor.notify('workspace/didChangeConfiguration', { settings: OFF });
  assert.deepEqual(await editor.pull(uri), [], 'the section alone');
  assert.ok(!editor.sent.some(({ method }) => method === 'workspace/configuration'));
});

test('finds the nearest netguide.json, and follows its changes', async (t) => {
  const workspace = makeWorkspace(t, { 'netguide.json': OFF_FILE, 'Legacy/netguide.json': '{}' });
  const editor = await openEditor(t, { folders: [workspace.uri] });
  const [above, nearer] = [workspace.at('App/a.swift'), workspace.at('Legacy/Deep/b.swift')];
  for (const uri of [above, nearer]) editor.open(uri, FLAGGED);
  assert.deepEqual(await editor.pull(above), []);
  assert.equal((await editor.pull(nearer)).length, 1, 'a nearer file replaces the one above');
  workspace.write('Legacy/netguide.json', OFF_FILE);
  changed(editor, workspace.at('Legacy/netguide.json'));
  await editor.waitFor('workspace/diagnostic/refresh');
  assert.deepEqual(await editor.pull(nearer), []);
  workspace.remove('netguide.json');
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.at('netguide.json'), type: 3 }] });
  assert.equal((await editor.pull(above)).length, 1);
});

test('never looks above the workspace folder', async (t) => {
  const workspace = makeWorkspace(t, { 'netguide.json': OFF_FILE });
  const editor = await openEditor(t, { folders: [workspace.at('App')] });
  editor.open(workspace.at('App/a.swift'), FLAGGED);
  assert.equal((await editor.pull(workspace.at('App/a.swift'))).length, 1);
});

test('the editor’s settings go over the file’s: rules by key, targets by key, excludes added, reporting unless null', async (t) => {
  const file = {
    rules: { cfsocket: 'error', ftp: 'off' },
    exclude: ['Old'],
    reporting: 'first-use',
    deploymentTargets: { ios: '16.0' },
  };
  const workspace = makeWorkspace(t, { 'netguide.json': JSON.stringify(file) });
  const editor = await openEditor(t, { folders: [workspace.uri] });
  editor.settings = () => ({ rules: { cfsocket: 'hint' }, exclude: ['New'], deploymentTargets: {}, reporting: null });
  const text = `${FLAGGED}${FLAGGED}let f = CFReadStreamCreateWithFTPURL(nil, u)\nlet p: MCPeerID\n`;
  const [uri, old, young] = ['a.swift', 'Old/b.swift', 'New/c.swift'].map((path) => workspace.at(path));
  for (const one of [uri!, old!, young!]) editor.open(one, text);
  const diagnostics = await editor.pull(uri!);
  assert.deepEqual(
    diagnostics.map(({ code, severity }) => [code, severity]),
    [
      ['cfsocket', 4],
      ['multipeer-connectivity', 3],
    ],
    'one first use as a hint; the peer only later than iOS 16, hence information',
  );
  assert.deepEqual(await editor.pull(old!), []);
  assert.deepEqual(await editor.pull(young!), []);
  editor.settings = () => ({ reporting: 'every-use', deploymentTargets: { ios: '27.0' } });
  editor.notify('workspace/didChangeConfiguration', { settings: null });
  assert.deepEqual(
    (await editor.pull(uri!)).map(({ code, severity }) => [code, severity]),
    [
      ['cfsocket', 1],
      ['cfsocket', 1],
      ['multipeer-connectivity', 2],
    ],
  );
});

test('each workspace folder has its own configuration, and folders may come and go', async (t) => {
  const workspace = makeWorkspace(t, { 'one/netguide.json': OFF_FILE, 'two/a.swift': FLAGGED });
  const editor = await openEditor(t, { folders: [workspace.at('one'), workspace.at('two')] });
  editor.settings = ({ scopeUri }) => (scopeUri === workspace.at('two') ? { rules: { cfsocket: 'error' } } : null);
  editor.open(workspace.at('one/a.swift'), FLAGGED);
  editor.open(workspace.at('two/a.swift'), FLAGGED);
  assert.deepEqual(await editor.pull(workspace.at('one/a.swift')), []);
  assert.equal((await editor.pull(workspace.at('two/a.swift')))[0]?.severity, 1);
  workspace.write('three/netguide.json', OFF_FILE);
  const inThree = workspace.at('three/Sources/a.swift');
  editor.open(inThree, FLAGGED);
  assert.equal((await editor.pull(inThree)).length, 1, 'outside all folders nothing above its own folder counts');
  const folder = { uri: workspace.at('three'), name: 'three' };
  editor.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
  assert.deepEqual(await editor.pull(inThree), []);
  editor.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
  assert.equal((await editor.pull(inThree)).length, 1);
});

test('a document outside of all folders is under its repository', async (t) => {
  const workspace = makeWorkspace(t, { 'repo/.git/HEAD': '', 'repo/netguide.json': OFF_FILE });
  const editor = await openEditor(t);
  const uri = workspace.at('repo/Sources/App/a.swift');
  editor.open(uri, FLAGGED);
  assert.deepEqual(await editor.pull(uri), []);
});

test('documents that are no files work with the editor’s settings and the default excludes', async (t) => {
  const editor = await openEditor(t, { folders: ['vscode-vfs://github/owner/app'] });
  editor.settings = () => ({ rules: { cfsocket: 'error' }, exclude: ['Old'] });
  const severities = async (uri: string): Promise<unknown[]> => {
    editor.open(uri, FLAGGED);
    return (await editor.pull(uri)).map(({ severity }) => severity);
  };
  assert.deepEqual(await severities('untitled:Untitled-1'), [1]);
  assert.deepEqual(await severities('vscode-vfs://github/owner/app/Sources/a.swift'), [1]);
  assert.deepEqual(await severities('vscode-vfs://github/owner/app/Pods/a.swift'), []);
  assert.deepEqual(await severities('vscode-vfs://github/owner/app/Old/a.swift'), []);
  assert.deepEqual(await severities('vscode-notebook-cell:/project/n.ipynb#W0'), [1]);
});

test('says once what is wrong with a configuration, honours the rest, and says so again when it changes', async (t) => {
  const broken = '{ "rules": { "cfsocket": "error", "nonsense": "off" }, "colour": "blue" }';
  const workspace = makeWorkspace(t, { 'netguide.json': broken });
  const editor = await openEditor(t, { folders: [workspace.uri], initializationOptions: NETGUIDE_CLIENT });
  const uri = workspace.at('a.swift');
  editor.open(uri, FLAGGED);
  editor.open(workspace.at('b.swift'), FLAGGED);
  assert.equal((await editor.pull(uri))[0]?.severity, 1, 'the rest is honoured');
  const status = await editor.waitFor<StatusParams>('netguide/status', ({ problems }) => problems.length > 0);
  assert.deepEqual(status.configurations, [workspace.at('netguide.json')]);
  assert.equal(status.problems.length, 2);
  assert.match(status.problems[0]!, /netguide\.json.*nonsense/);
  assert.match(status.problems[1]!, /netguide\.json.*colour/);
  const logged = (): unknown[] => editor.sent.filter(({ method }) => method === 'window/logMessage');
  assert.equal(logged().length, 2);
  changed(editor, workspace.at('netguide.json'));
  await editor.pull(uri);
  workspace.write('netguide.json', '{ "rules": { "cfsocket": "error", "nonsense": "off" } }');
  changed(editor, workspace.at('netguide.json'));
  const better = await editor.waitFor<StatusParams>('netguide/status', ({ problems }) => problems.length === 1);
  assert.match(better.problems[0]!, /nonsense/);
  assert.equal(logged().length, 2, 'what is known already is not logged again');
});

test('tells its own client how much it knows, and only it', async (t) => {
  const own = await openEditor(t, { initializationOptions: { commands: [] } });
  const status = await own.waitFor<StatusParams>('netguide/status');
  assert.ok(status.rules >= 4 && status.apis > 100 && status.guidance > 30, JSON.stringify(status));
  assert.deepEqual(status.configurations, []);
  own.settings = () => OFF;
  own.open('untitled:a', FLAGGED);
  const fewer = await own.waitFor<StatusParams>('netguide/status', ({ rules }) => rules !== status.rules);
  assert.equal(fewer.rules, status.rules - 1);
  const other = await openEditor(t);
  other.open('untitled:a', FLAGGED);
  await other.pull('untitled:a');
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.ok(!other.sent.some(({ method }) => method.startsWith('netguide/')));
});

test('shows what is wrong with a netguide.json to editors that show it the file', async (t) => {
  const editor = await openEditor(t);
  const uri = 'file:///project/netguide.json';
  editor.open(uri, '{\n  "rules": { "cfsocket": "loud" },\n  "colour": 1\n}\n', 'jsonc');
  const diagnostics = await editor.pull(uri);
  assert.deepEqual(
    diagnostics.map(({ range, severity, source }) => [range.start, severity, source]),
    [
      [{ line: 1, character: 25 }, 1, 'netguide'],
      [{ line: 2, character: 2 }, 2, 'netguide'],
    ],
  );
  editor.change(uri, 2, '{}');
  assert.deepEqual(await editor.pull(uri), []);
});

test('an editor that watches no files has its configuration read again when a file is saved', async (t) => {
  const workspace = makeWorkspace(t);
  const capabilities = { ...RICH, workspace: { ...RICH.workspace, didChangeWatchedFiles: {} } };
  const editor = await openEditor(t, { capabilities, folders: [workspace.uri] });
  const uri = workspace.at('a.swift');
  editor.open(uri, FLAGGED);
  assert.equal((await editor.pull(uri)).length, 1);
  workspace.write('netguide.json', OFF_FILE);
  assert.equal((await editor.pull(uri)).length, 1);
  editor.notify('textDocument/didSave', { textDocument: { uri } });
  assert.deepEqual(await editor.pull(uri), []);
});

test('settings of the wrong shape are as good as none, and are told', async (t) => {
  const editor = await openEditor(t, { initializationOptions: NETGUIDE_CLIENT });
  const values: unknown[] = ['text', 7, [], { rules: 'all', exclude: { a: 1 }, deploymentTargets: 4, reporting: 5 }];
  for (const [index, value] of values.entries()) {
    editor.settings = () => value;
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    const uri = `file:///project/${index}.swift`;
    editor.open(uri, FLAGGED);
    assert.equal((await editor.pull(uri)).length, 1);
  }
  const status = await editor.waitFor<StatusParams>('netguide/status', ({ problems }) => problems.length > 0);
  assert.equal(status.problems.length, 4);
  assert.ok(status.problems.every((problem) => problem.startsWith('Editor settings: ')));
});

test('an editor that fails to answer for its settings gets findings all the same', async (t) => {
  const editor = await openEditor(t);
  editor.settings = () => Promise.reject(new Error('out of order'));
  editor.open('file:///project/a.swift', FLAGGED);
  assert.equal((await editor.pull('file:///project/a.swift')).length, 1);
});
