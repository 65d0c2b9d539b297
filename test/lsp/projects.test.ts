import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import { STATUS, type StatusParams } from '../../server/src/protocol.ts';
import { applied, positionOf } from './support/text.ts';
import { makeWorkspace, openEditor } from './support/workspace.ts';

const CODE = 'import MultipeerConnectivity\n\nlet session: MCSession? = nil\n';

function packageFor(platforms: string): string {
  return `// swift-tools-version:5.9
import PackageDescription

let package = Package(name: "Kit", platforms: [${platforms}], targets: [.target(name: "Kit")])
`;
}

const INFO = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleIdentifier</key>
	<string>com.example.app</string>
	<key>NSAppTransportSecurity</key>
	<dict>
		<key>NSAllowArbitraryLoads</key>
		<true/>
	</dict>
</dict>
</plist>
`;

test('the target of a package decides, and a change of it counts at once', async (t) => {
  const workspace = makeWorkspace(t, { 'Package.swift': packageFor('.iOS(.v16)') });
  const editor = await openEditor(t, { folders: [workspace.uri] });
  const uri = workspace.write('Sources/Kit/Session.swift', CODE);
  editor.open(uri, CODE);
  const [before] = await editor.pull(uri);
  assert.equal(before?.severity, 3);
  assert.match(String(before.message), /from iOS 27 on, later than the deployment target of target “Kit”/);
  workspace.write('Package.swift', packageFor('.iOS("27.0")'));
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.at('Package.swift'), type: 2 }] });
  await editor.waitFor('workspace/diagnostic/refresh');
  const [after] = await editor.pull(uri);
  assert.equal(after?.severity, 2);
});

test('a configuration comes before the project, an availability check on top of it', async (t) => {
  const workspace = makeWorkspace(t, {
    'Package.swift': packageFor('.iOS("27.0")'),
    'netguide.json': '{ "deploymentTargets": { "ios": "16.0" } }',
  });
  const editor = await openEditor(t, { folders: [workspace.uri] });
  const checked = `${CODE}\nif #available(iOS 27, *) {\n    let other: MCSession? = nil\n}\n`;
  const uri = workspace.write('Sources/Kit/Session.swift', checked);
  editor.open(uri, checked);
  assert.deepEqual(
    (await editor.pull(uri)).map(({ severity }) => severity),
    [3, 2],
  );
});

test('a property list has diagnostics, hovers and fixes while it is edited', async (t) => {
  const editor = await openEditor(t);
  const uri = 'file:///project/Info.plist';
  editor.open(uri, INFO, 'xml');
  const [diagnostic] = await editor.pull(uri);
  const start = positionOf(INFO, 'NSAllowArbitraryLoads');
  assert.equal(diagnostic?.code, 'app-transport-security');
  assert.deepEqual(diagnostic.range.start, start);
  assert.match(JSON.stringify(await editor.hover(uri, start)), /NSAllowsArbitraryLoads/);
  const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
    ...{ textDocument: { uri }, range: { start, end: start }, context: { diagnostics: [] } },
  });
  const rename = actions.find(({ title }) => title === 'Rename to NSAllowsArbitraryLoads');
  const [change] = rename?.edit?.documentChanges as TextDocumentEdit[];
  const mended = applied(INFO, change!.edits as TextEdit[]);
  assert.match(mended, /<key>NSAllowsArbitraryLoads<\/key>/);
  editor.change(uri, 2, mended);
  const [still] = await editor.pull(uri);
  assert.match(String(still!.message), /turns App Transport Security off for every host/);
});

test('the status tells what each document is built for, and where that is stated', async (t) => {
  const workspace = makeWorkspace(t, { 'Package.swift': packageFor('.iOS(.v16), .macOS("13.1")') });
  const initializationOptions = { commands: ['netguide.readGuidance'] };
  const editor = await openEditor(t, { folders: [workspace.uri], initializationOptions });
  const uri = workspace.write('Sources/Kit/Session.swift', CODE);
  editor.open(uri, CODE);
  const known = { versions: 'iOS 16, macOS 13.1', from: 'target “Kit”', uri: workspace.at('Package.swift') };
  const status = await editor.waitFor<StatusParams>(STATUS, ({ deployments }) => deployments[uri] !== undefined);
  assert.deepEqual(status.deployments[uri], known);
});

test('a project file that is damaged is said, and the rest goes on', async (t) => {
  const workspace = makeWorkspace(t, { 'App.xcodeproj/project.pbxproj': '// !$*UTF8*$!\n{ objects = {' });
  const initializationOptions = { commands: ['netguide.readGuidance'] };
  const editor = await openEditor(t, { folders: [workspace.uri], initializationOptions });
  const uri = workspace.write('App/Session.swift', CODE);
  editor.open(uri, CODE);
  const { problems } = await editor.waitFor<StatusParams>(STATUS, (status) => status.problems.length > 0);
  assert.match(problems[0]!, /project\.pbxproj: The project is damaged, and was read only in part\.$/);
  assert.equal((await editor.pull(uri)).length, 1);
});
