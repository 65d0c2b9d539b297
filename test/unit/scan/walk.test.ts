import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathBelow } from '../../../server/src/project/files.ts';
import type { ScopeOptions } from '../../../server/src/project/folder-scope.ts';
import { nodeFiles, toSlashes } from '../../../server/src/project/node-files.ts';
import { createProject } from '../../../server/src/project/project.ts';
import { walk } from '../../../server/src/scan/walk.ts';
import { temporaryTree } from '../scripts/temporary-tree.ts';

async function found(folder: string, defaultExcludes = true): Promise<string[]> {
  const options: ScopeOptions = { ruleIds: new Set(), defaultExcludes };
  const root = toSlashes(folder);
  const steps = [...walk(await createProject(root, nodeFiles, options).folder(root), options)];
  return steps.flatMap(({ scope, files, error }) => {
    const below = pathBelow(root, scope.folder) ?? '?';
    return error === undefined
      ? files.map((name) => (below === '' ? name : `${below}/${name}`))
      : [`${below}: ${error}`];
  });
}

test('finds the languages it reads, in order, each file once', async (t) => {
  const names = [
    'b.swift',
    'a/z.m',
    'a/A.mm',
    'a/b/c.h',
    'B.C',
    'a.txt',
    'Makefile',
    'c.swift.bak',
    '.hidden.m',
    '.x/y.c',
  ];
  const root = temporaryTree(t, Object.fromEntries(names.map((name) => [name, ''])));
  assert.deepEqual(await found(root), ['.hidden.m', 'B.C', 'b.swift', '.x/y.c', 'a/A.mm', 'a/z.m', 'a/b/c.h']);
});

test('leaves out what is excluded', async (t) => {
  const root = temporaryTree(t, {
    'a.m': '',
    'Pods/b.m': '',
    'x/.build/c/d.swift': '',
    'x/g.generated.swift': '',
    'x/ignored.m': '',
    'x/.gitignore': '*.m\n!kept.m\n',
    'x/kept.m': '',
    'y/netguide.json': '{ "exclude": ["Old"] }',
    'y/Old/e.m': '',
    'y/New/f.m': '',
  });
  assert.deepEqual(await found(root), ['a.m', 'x/kept.m', 'y/New/f.m']);
  assert.deepEqual(await found(root, false), [
    'a.m',
    'Pods/b.m',
    'x/g.generated.swift',
    'x/ignored.m',
    'x/kept.m',
    'x/.build/c/d.swift',
    'y/New/f.m',
  ]);
});

test('does not follow symbolic links, so that no walk runs in circles', async (t) => {
  const root = temporaryTree(t, { 'a/x.m': '', 'b/y.m': '' });
  symlinkSync('..', join(root, 'a/up'));
  symlinkSync('../b', join(root, 'a/side'));
  symlinkSync('x.m', join(root, 'a/link.m'));
  symlinkSync('nowhere', join(root, 'a/dangling.m'));
  assert.deepEqual(await found(root), ['a/x.m', 'b/y.m']);
});

test('a folder that can’t be listed is a step with an error, and the rest goes on', async (t) => {
  const root = toSlashes(temporaryTree(t, { 'a/x.m': '', 'b/y.m': '' }));
  const options: ScopeOptions = { ruleIds: new Set(), defaultExcludes: true };
  const steps = walk(await createProject(root, nodeFiles, options).folder(root), options);
  steps.next();
  rmSync(join(root, 'a'), { recursive: true });
  const rest = [...steps].map(({ scope, files, error }) => [pathBelow(root, scope.folder), error ?? files]);
  assert.deepEqual(rest, [
    ['a', 'no such file or folder'],
    ['b', ['y.m']],
  ]);
});
