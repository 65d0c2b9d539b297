import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PUSHED } from './support/client.ts';
import { makeWorkspace, openEditor } from './support/workspace.ts';

const SPEC = `name: Tiles
targets:
  Tiles:
    type: application
    platform: iOS
    deploymentTarget: '17.0'
    sources: [App]
    info:
      path: App/Info.plist
`;
const PLIST = `<plist version="1.0">
<dict>
    <key>CFBundleIdentifier</key>
    <string>com.example.tiles</string>
    <key>NSLocalNetworkUsageDescription</key>
    <string>Finds other players on your network.</string>
    <key>NSBonjourServices</key>
    <array>
        <string>_tiles._tcp</string>
    </array>
</dict>
</plist>
`;
const browse = (type: string): string =>
  `let b = NWBrowser(for: .bonjour(type: "${type}", domain: nil), using: .tcp)\n`;
const FILES = { 'project.yml': SPEC, 'App/Info.plist': PLIST, 'App/Finder.swift': browse('_other._tcp') };

test('an open Info.plist is judged by the code of its target, and anew when that is saved', async (t) => {
  const workspace = makeWorkspace(t, FILES);
  const editor = await openEditor(t, { folders: [workspace.uri], capabilities: PUSHED });
  const plist = workspace.at('App/Info.plist');
  editor.open(plist, PLIST, 'xml');
  const { diagnostics } = await editor.published(plist);
  assert.deepEqual(
    diagnostics.map(({ code, range }) => [code, range.start.line]),
    [
      ['local-network-privacy', 7],
      ['local-network-privacy', 8],
    ],
  );
  assert.equal(diagnostics[0]?.relatedInformation?.[0]?.location.uri, workspace.at('App/Finder.swift'));

  const source = workspace.at('App/Finder.swift');
  editor.open(source, browse('_tiles._tcp'));
  writeFileSync(fileURLToPath(source), browse('_tiles._tcp'));
  editor.notify('textDocument/didSave', { textDocument: { uri: source } });
  assert.deepEqual((await editor.published(plist)).diagnostics, []);
});

test('in code the quick fix completes the Info.plist', async (t) => {
  const workspace = makeWorkspace(t, FILES);
  const editor = await openEditor(t, { folders: [workspace.uri] });
  const source = workspace.at('App/Finder.swift');
  editor.open(source, browse('_other._tcp'));
  const diagnostics = await editor.pull(source);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['local-network-privacy'],
  );
  const [first] = diagnostics;
  assert.equal(first?.relatedInformation?.[0]?.location.uri, workspace.at('App/Info.plist'));
  const actions = await editor.request<{ title: string; edit?: unknown }[]>('textDocument/codeAction', {
    textDocument: { uri: source },
    range: first?.range,
    context: { diagnostics },
  });
  const fix = actions.find(({ title }) => title === 'Add _other._tcp to Info.plist');
  assert.match(JSON.stringify(fix?.edit), /App\/Info\.plist.*<string>_other\._tcp<\/string>/);
});
