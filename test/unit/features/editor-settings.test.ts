import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { readClient } from '../../../server/src/features/client.ts';
import { createEditorSettings, readEditorSettings } from '../../../server/src/features/editor-settings.ts';

const RULES: ReadonlySet<string> = new Set(['ftp', 'cfsocket']);

test('takes what is set and can be understood, and tells the rest', () => {
  const { settings, problems } = readEditorSettings(
    {
      rules: { ftp: 'off', nonsense: 'off' },
      exclude: null,
      reporting: null,
      deploymentTargets: { ios: 16 },
      trace: {},
    },
    RULES,
  );
  assert.deepEqual(settings, { rules: { ftp: 'off' }, deploymentTargets: {} });
  assert.equal(problems.length, 2);
  assert.match(problems[0]!, /^Editor settings: .*nonsense/);
  assert.match(problems[1]!, /^Editor settings: .*ios/);
});

test('anything that is no section sets nothing', () => {
  for (const section of [undefined, null, 7, 'text', true]) {
    assert.deepEqual(readEditorSettings(section, RULES), { settings: {}, problems: [] });
  }
  assert.deepEqual(readEditorSettings(['off'], RULES).settings, {});
});

function profile(capabilities: InitializeParams['capabilities'], settings?: unknown) {
  return readClient({ processId: null, rootUri: null, capabilities, initializationOptions: { settings } });
}

test('asks an editor that answers, and ignores what it pushes', async () => {
  const asked: unknown[] = [];
  const workspace = {
    getConfiguration: (item: unknown) => {
      asked.push(item);
      return Promise.resolve({ reporting: 'first-use' });
    },
  };
  const connection = { workspace, console: {} } as unknown as Connection;
  const source = createEditorSettings(connection, profile({ workspace: { configuration: true } }), RULES);
  source.push({ netguide: { reporting: 'every-use' } });
  assert.deepEqual((await source.read('file:///a')).settings, { reporting: 'first-use' });
  assert.deepEqual(asked, [{ scopeUri: 'file:///a', section: 'netguide' }]);
});

test('keeps what is pushed by an editor that does not answer', async () => {
  const source = createEditorSettings({} as Connection, profile({}, { netguide: { rules: { ftp: 'off' } } }), RULES);
  assert.deepEqual((await source.read('x')).settings, { rules: { ftp: 'off' } });
  source.push({ rules: { cfsocket: 'hint' } });
  assert.deepEqual((await source.read('x')).settings, { rules: { cfsocket: 'hint' } });
  source.push(null);
  assert.deepEqual((await source.read('x')).settings, {});
});
