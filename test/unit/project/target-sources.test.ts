import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSources } from '../../../server/src/project/target-sources.ts';
import { BARE_CONFIGURATION, type FolderMembers, makeTarget } from '../../../server/src/project/targets/model.ts';
import { memoryFiles } from './targets/memory-files.ts';

const whole = (folder: string, except: readonly string[] = []): FolderMembers => ({
  ...{ folder, except },
  include: [],
  exclude: [],
});

function sources(paths: readonly string[], folders: readonly FolderMembers[], texts: Readonly<Record<string, string>>) {
  const target = makeTarget({
    name: 'App',
    kind: 'application',
    origin: { file: '/p/project.yml', what: 'target “App”' },
    files: { paths: new Set(paths), folders },
    configurations: [BARE_CONFIGURATION],
  });
  return findSources(target, '/p', memoryFiles(texts));
}

test('the code that is named and the code in folders, without what does not belong', async () => {
  const found = await sources(['/p/x.m', '/p/Info.plist'], [whole('/p/App', ['/p/App/Old']), whole('/p/y.swift')], {
    '/p/App/a.swift': 'a',
    '/p/App/In/b.h': 'b',
    '/p/App/Old/c.swift': 'c',
    '/p/App/read.me': '',
    '/p/App/.git/d.swift': '',
    '/p/e.swift': '',
  });
  assert.deepEqual([...(found?.paths ?? [])].sort(), ['/p/App/In/b.h', '/p/App/a.swift', '/p/x.m', '/p/y.swift']);
  assert.equal(await found?.read('/p/App/a.swift'), 'a');
  assert.equal(await found?.read('/p/x.m'), undefined);
});

test('a target without code, or with too much of it, is not known', async () => {
  assert.equal(await sources(['/p/Info.plist'], [whole('/p/App')], { '/p/App/read.me': '' }), undefined);
  const many = Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`/p/App/${i}.swift`, '']));
  assert.equal(await sources([], [whole('/p/App')], many), undefined);
});

test('a header beside its implementation belongs to it', async () => {
  const found = await sources([], [whole('/p/App')], { '/p/App/a.m': '', '/p/App/a.h': '' });
  assert.equal(found?.paths.length, 2);
});
