import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { globMembers } from '../../../../server/src/project/targets/globs.ts';
import { createTargetIndex } from '../../../../server/src/project/targets/members.ts';
import { BARE_CONFIGURATION, type FolderMembers, makeTarget } from '../../../../server/src/project/targets/model.ts';

/** Whether a target with these files has the file. */
function has(file: string, folders: readonly FolderMembers[], paths: readonly string[] = []): boolean {
  const target = makeTarget({
    name: 'A',
    kind: 'other',
    origin: { file: '/p', what: 'A' },
    files: { paths: new Set(paths), folders },
    configurations: [BARE_CONFIGURATION],
  });
  return createTargetIndex([target])(file).length > 0;
}

describe('globs', () => {
  for (const [pattern, excluding, file, expected] of [
    ['A', [], '/p/A/x/y.m', true],
    ['A', [], '/p/AB/y.m', false],
    ['A/y.m', [], '/p/A/y.m', true],
    ['A/**', [], '/p/A/x/y.m', true],
    ['A/*', [], '/p/A/x/y.m', false],
    ['A/**/*.m', [], '/p/A/y.m', true],
    ['A/{x,z}/*.{m,h}', [], '/p/A/z/y.h', true],
    ['../A', [], '/A/y.m', true],
    ['A', ['A/x'], '/p/A/x/y.m', false],
    ['A', ['A/x/*.h'], '/p/A/x/y.m', true],
    ['A', ['A/x/*.m'], '/p/A/x/y.m', false],
    ['A', ['A/**/*.m'], '/p/A/x/y.m', false],
    ['A', ['**/*.m'], '/p/A/x/y.m', false],
    ['A', ['B/**/*.m'], '/p/A/x/y.m', true],
    ['A/*a*a*a*a*a*a*b', [], '/p/A/aaaaaaaaaaaaaaaab', false],
  ] as const) {
    test(`${pattern} without [${excluding.join()}] ${expected ? 'has' : 'has not'} ${file}`, () => {
      assert.equal(has(file, globMembers('/p', pattern, excluding)), expected);
    });
  }
});

test('a header without a target belongs to its implementation’s, and nothing else does', () => {
  const paths = ['/p/A.m', '/p/B.mm', '/p/C.swift'];
  for (const [file, expected] of [
    ['/p/A.h', true],
    ['/p/B.h', true],
    ['/p/C.h', false],
    ['/q/A.h', false],
    ['/p/A.mm', false],
  ] as const) {
    assert.equal(has(file, [], paths), expected, file);
  }
});
