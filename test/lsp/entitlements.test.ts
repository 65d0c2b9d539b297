import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWorkspace, openEditor } from './support/workspace.ts';

const list = (...values: readonly string[]): string =>
  `<plist version="1.0">
<dict>
    <key>com.apple.developer.networking.networkextension</key>
    <array>
${values.map((value) => `        <string>${value}</string>\n`).join('')}    </array>
</dict>
</plist>
`;

test('writes entitlements as a Developer ID build needs them', async (t) => {
  const editor = await openEditor(t);
  const ask = (text: string): Promise<string | null> => editor.request('netguide/developerIdEntitlements', { text });
  assert.equal(await ask(list('dns-proxy', 'relay')), list('dns-proxy-systemextension', 'relay'));
  assert.equal(await ask(list('relay')), null);
  assert.equal(await ask('no property list'), null);
});

test('a misspelt value is found while somebody edits the file', async (t) => {
  const workspace = makeWorkspace(t);
  const editor = await openEditor(t, { folders: [workspace.uri] });
  const uri = workspace.write('App.entitlements', list('dns-proxy'));
  editor.open(uri, list('dns-proxy'), 'xml');
  assert.deepEqual(await editor.pull(uri), []);
  editor.change(uri, 2, list('dns-proxi'));
  const [diagnostic, ...others] = await editor.pull(uri);
  assert.deepEqual(others, []);
  assert.equal(diagnostic?.code, 'network-extension-entitlement');
  assert.deepEqual(diagnostic.range.start, { line: 4, character: 16 });
});
