import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EditorSettings } from '../../../server/src/features/editor-settings.ts';
import { createSettingsStore, type SettingsStore } from '../../../server/src/features/settings-store.ts';

const FOLDER = 'file:///project';

interface World {
  readonly store: SettingsStore;
  /** What was read, in order: `editor <uri>` and `file <path>`. */
  readonly reads: string[];
  readonly files: Map<string, string>;
  readonly editor: Map<string, EditorSettings['settings']>;
}

function createWorld(files: Readonly<Record<string, string>> = {}): World {
  const reads: string[] = [];
  const world = { reads, files: new Map(Object.entries(files)), editor: new Map<string, EditorSettings['settings']>() };
  const host = {
    files: {
      readText: (path: string) => {
        reads.push(`file ${path}`);
        return Promise.resolve(world.files.get(path));
      },
      exists: (path: string) => Promise.resolve(world.files.has(path)),
      list: () => Promise.resolve([]),
      readWithin: () => Promise.resolve({ problem: 'missing' as const }),
    },
    pathOf: (uri: string) => (uri.startsWith('file://') ? uri.slice('file://'.length) : undefined),
  };
  const source = {
    read: (uri: string) => {
      reads.push(`editor ${uri}`);
      return Promise.resolve({ settings: world.editor.get(uri) ?? {}, problems: [] });
    },
  };
  const folders = { of: (uri: string) => (uri.startsWith(`${FOLDER}/`) ? FOLDER : undefined) };
  return { ...world, store: createSettingsStore(host, folders, source, new Set(['ftp'])) };
}

test('looks everything up once, and again when it was told to forget', async () => {
  const { store, reads, files } = createWorld({ '/project/netguide.json': '{"rules":{"ftp":"off"}}' });
  const first = await store.of('file:///project/a/x.swift');
  assert.deepEqual(first.settings.rules, { ftp: 'off' });
  assert.equal(await store.of('file:///project/a/x.swift'), first);
  await store.of('file:///project/a/y.swift');
  assert.equal(reads.length, new Set(reads).size, `twice: ${reads.join(', ')}`);
  files.set('/project/netguide.json', '{}');
  store.invalidate();
  const second = await store.of('file:///project/a/x.swift');
  assert.deepEqual(second.settings.rules, {});
});

test('a scope is current until something changes, even when it was being looked up then', async () => {
  const { store } = createWorld();
  let changes = 0;
  store.onDidChange(() => changes++);
  const before = await store.of('untitled:a');
  const meanwhile = store.of('untitled:b');
  assert.equal(store.isCurrent(before), true);
  store.invalidate();
  assert.equal(changes, 1);
  assert.equal(store.isCurrent(before), false);
  assert.equal(store.isCurrent(await meanwhile), false);
  assert.equal(store.isCurrent(await store.of('untitled:b')), true);
});

test('the editor is asked for a folder, or for a document that is in none', async () => {
  const { store, reads } = createWorld();
  await store.of('file:///project/x.swift');
  await store.of('untitled:a');
  await store.editor('file:///project/other.swift');
  assert.deepEqual(
    reads.filter((read) => read.startsWith('editor')),
    ['editor file:///project', 'editor untitled:a'],
  );
});

test('the folders of a workspace do not share their editor settings', async () => {
  const { store, editor } = createWorld();
  editor.set('file:///else/x.swift', { rules: { ftp: 'error' } });
  assert.deepEqual((await store.of('file:///else/x.swift')).settings.rules, { ftp: 'error' });
  assert.deepEqual((await store.of('file:///else/y.swift')).settings.rules, {});
});

test('documents that are no files read no files', async () => {
  const { store, reads } = createWorld({
    '/netguide.json': '{"rules":{"ftp":"off"}}',
    '/project/netguide.json': '{"rules":{"ftp":"off"}}',
  });
  assert.deepEqual((await store.of('untitled:a')).settings.rules, {});
  assert.deepEqual((await store.of('vscode-vfs://host/project/a.swift')).settings.rules, {});
  assert.ok(reads.every((read) => read.startsWith('editor')));
});

test('a file in no folder is under its repository, or under nothing', async () => {
  const { store } = createWorld({
    '/repo/.git': '',
    '/repo/netguide.json': '{"rules":{"ftp":"off"}}',
    '/netguide.json': '{"rules":{"ftp":"error"}}',
  });
  assert.deepEqual((await store.of('file:///repo/a/x.swift')).settings.rules, { ftp: 'off' });
  assert.deepEqual((await store.of('file:///loose/a/x.swift')).settings.rules, {});
  assert.equal((await store.of('file:///vendor/loose/x.swift')).excluded, false, 'only names below the root count');
});
