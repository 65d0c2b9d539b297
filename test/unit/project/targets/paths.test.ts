import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolvePath } from '../../../../server/src/project/targets/paths.ts';

test('paths are made absolute, and never rise above the root', () => {
  for (const [path, expected] of [
    ['b', '/a/b'],
    ['./b//c/', '/a/b/c'],
    ['../b', '/b'],
    ['../../../b', '/b'],
    ['', '/a'],
    ['.', '/a'],
    ['/b/../c', '/c'],
    ['a\0b', undefined],
    ['x'.repeat(5_000), undefined],
  ] as const) {
    assert.equal(resolvePath('/a', path), expected, path.slice(0, 10));
  }
});

test('a drive stays one', () => {
  assert.equal(resolvePath('C:/a', '../b'), 'C:/b');
  assert.equal(resolvePath('/a', 'D:/x/y'), 'D:/x/y');
});
