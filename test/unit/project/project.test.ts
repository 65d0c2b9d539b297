import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BoundedFiles } from '../../../server/src/project/files.ts';
import type { ScopeOptions } from '../../../server/src/project/folder-scope.ts';
import { createProject, findRepository, loadConfiguration } from '../../../server/src/project/project.ts';
import { memoryFiles } from './targets/memory-files.ts';

const OPTIONS: ScopeOptions = { ruleIds: new Set(['ftp', 'cfsocket']), defaultExcludes: true };

function filesOf(files: Readonly<Record<string, string>>): BoundedFiles {
  return {
    ...memoryFiles(files),
    exists: (path) => Promise.resolve(Object.keys(files).some((one) => one === path || one.startsWith(`${path}/`))),
  };
}

async function settingsOf(
  files: Readonly<Record<string, string>>,
  path: string,
  root = '/w',
  options = OPTIONS,
): Promise<{ rules: object; from: string | undefined; excluded: boolean }> {
  const { settings, configuration, excluded } = await createProject(root, filesOf(files), options).file(path);
  return { rules: settings.rules, from: configuration?.path, excluded };
}

const FTP_OFF = '{ "rules": { "ftp": "off" } }';
const FTP_HINT = '{ "rules": { "ftp": "hint" } }';

test('the nearest configuration upwards holds, alone', async () => {
  const files = { '/w/netguide.json': FTP_OFF, '/w/a/netguide.json': '{ "rules": { "cfsocket": "hint" } }' };
  assert.deepEqual(await settingsOf(files, '/w/a/b/c.swift'), {
    rules: { cfsocket: 'hint' },
    from: '/w/a/netguide.json',
    excluded: false,
  });
  assert.deepEqual((await settingsOf(files, '/w/x/y.swift')).rules, { ftp: 'off' });
});

test('nothing above the root counts', async () => {
  const files = { '/netguide.json': FTP_OFF, '/.gitignore': '*.swift' };
  assert.deepEqual(await settingsOf(files, '/w/a.swift'), { rules: {}, from: undefined, excluded: false });
});

test('a repository within the root is on its own', async () => {
  const files = {
    '/w/netguide.json': '{ "rules": { "ftp": "off" }, "exclude": ["*.m"] }',
    '/w/.gitignore': '*.h',
    '/w/sub/.git/HEAD': '',
    '/w/sub/keep': '',
  };
  assert.deepEqual(await settingsOf(files, '/w/sub/a.m'), { rules: {}, from: undefined, excluded: false });
  assert.equal((await settingsOf(files, '/w/sub/a.h')).excluded, false);
  assert.equal((await settingsOf(files, '/w/a.m')).excluded, true);
  assert.equal((await settingsOf(files, '/w/a.h')).excluded, true);
});

test('exclude patterns are relative to their configuration', async () => {
  const files = { '/w/a/netguide.json': '{ "exclude": ["gen/x.swift", "Mocks"] }' };
  assert.equal((await settingsOf(files, '/w/a/gen/x.swift')).excluded, true);
  assert.equal((await settingsOf(files, '/w/a/b/gen/x.swift')).excluded, false);
  assert.equal((await settingsOf(files, '/w/a/b/Mocks/x.swift')).excluded, true);
  assert.equal((await settingsOf(files, '/w/Mocks/x.swift')).excluded, false);
});

test('the exclude patterns of a configuration end where a nearer one begins', async () => {
  const files = { '/w/netguide.json': '{ "exclude": ["*.m"] }', '/w/a/netguide.json': '{ "exclude": ["*.h"] }' };
  assert.equal((await settingsOf(files, '/w/a/x.m')).excluded, false);
  assert.equal((await settingsOf(files, '/w/a/x.h')).excluded, true);
});

test('nested .gitignore files: the nearest that says something decides', async () => {
  const files = { '/w/.gitignore': '*.swift\n/out\n', '/w/a/.gitignore': '!Keep.swift' };
  assert.equal((await settingsOf(files, '/w/a/Keep.swift')).excluded, false);
  assert.equal((await settingsOf(files, '/w/b/Keep.swift')).excluded, true);
  assert.equal((await settingsOf(files, '/w/a/Other.swift')).excluded, true);
  assert.equal((await settingsOf(files, '/w/out/deep/x.m')).excluded, true);
  assert.equal((await settingsOf(files, '/w/a/out/x.m')).excluded, false);
});

test('default excludes hold for any file below one, and can be turned off', async () => {
  const files = { '/w/.gitignore': 'gen' };
  for (const path of ['/w/Pods/deep/down/a.m', '/w/gen/a.m', '/w/a.generated.swift']) {
    assert.equal((await settingsOf(files, path)).excluded, true, path);
    assert.equal((await settingsOf(files, path, '/w', { ...OPTIONS, defaultExcludes: false })).excluded, false, path);
  }
  assert.equal((await settingsOf({}, '/home/vendor/w/a.m', '/home/vendor/w')).excluded, false);
});

test('a configuration by name replaces all that would be found', async () => {
  const files = {
    '/w/a/netguide.json': FTP_HINT,
    '/c/strict.json': '{ "rules": { "ftp": "off" }, "exclude": ["*.m"] }',
  };
  const configuration = await loadConfiguration('/c/strict.json', filesOf(files), OPTIONS.ruleIds);
  const found = await settingsOf(files, '/w/a/x.m', '/w', { ...OPTIONS, configuration });
  assert.deepEqual(found, { rules: { ftp: 'off' }, from: '/c/strict.json', excluded: true });
  assert.equal(await loadConfiguration('/c/none.json', filesOf(files), OPTIONS.ruleIds), undefined);
});

test('an override goes over every configuration', async () => {
  const override = { rules: { ftp: 'error' }, exclude: ['Old/x.m'] } as const;
  const files = { '/w/a/netguide.json': '{ "rules": { "ftp": "off", "cfsocket": "off" } }' };
  assert.deepEqual((await settingsOf(files, '/w/a/x.m', '/w', { ...OPTIONS, override })).rules, {
    ftp: 'error',
    cfsocket: 'off',
  });
  assert.equal((await settingsOf(files, '/w/Old/x.m', '/w', { ...OPTIONS, override })).excluded, true);
  assert.equal((await settingsOf(files, '/w/a/Old/x.m', '/w', { ...OPTIONS, override })).excluded, false);
});

test('files of folders that share a configuration share one settings object', async () => {
  const project = createProject('/w', filesOf({ '/w/netguide.json': FTP_OFF }), OPTIONS);
  assert.equal((await project.file('/w/a/x.m')).settings, (await project.file('/w/b/c/y.m')).settings);
});

test('the repository of a folder', async () => {
  const files = filesOf({ '/a/b/.git/HEAD': '' });
  assert.equal(await findRepository('/a/b/c/d', files), '/a/b');
  assert.equal(await findRepository('/a', files), undefined);
});
