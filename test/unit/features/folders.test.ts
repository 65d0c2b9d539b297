import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InitializeParams } from 'vscode-languageserver';
import { createFolders, pathWithin, type Folders } from '../../../server/src/features/folders.ts';

function folders(uris: readonly string[] | null, rootUri: string | null = null): Folders {
  const workspaceFolders = uris?.map((uri) => ({ uri, name: uri })) ?? null;
  const params: InitializeParams = { processId: null, capabilities: {}, rootUri, workspaceFolders };
  return createFolders(params);
}

test('a document belongs to the innermost folder that holds it', () => {
  const some = folders(['file:///project/', 'file:///project/App', 'file:///project/Application']);
  assert.equal(some.of('file:///project/App/a.swift'), 'file:///project/App');
  assert.equal(some.of('file:///project/Other/a.swift'), 'file:///project');
  assert.equal(some.of('file:///workshop/a.swift'), undefined);
  assert.equal(some.of('untitled:Untitled-1'), undefined);
});

test('an editor without workspace folders has its root, or nothing', () => {
  assert.deepEqual(folders(null, 'file:///project').all(), ['file:///project']);
  assert.deepEqual(folders(null).all(), []);
  assert.deepEqual(folders([], 'file:///project').all(), []);
});

test('follows folders that come and go', () => {
  const some = folders(['file:///a']);
  const folder = (uri: string) => ({ uri, name: uri });
  some.change({ added: [folder('file:///b/'), folder('file:///a')], removed: [] });
  assert.deepEqual(some.all(), ['file:///a', 'file:///b']);
  some.change({ added: [], removed: [folder('file:///a/')] });
  assert.deepEqual(some.all(), ['file:///b']);
});

test('paths within a folder are decoded; outside of one only the name counts', () => {
  assert.equal(pathWithin('file:///project', 'file:///project/A%20b/%C3%A4.swift'), 'A b/ä.swift');
  assert.equal(pathWithin(undefined, 'file:///vendor/a.swift'), 'a.swift');
  assert.equal(pathWithin('file:///project', 'file:///project/%E0%A4%A.swift'), '%E0%A4%A.swift');
  assert.equal(pathWithin(undefined, 'untitled:Untitled-1'), 'untitled:Untitled-1');
});
