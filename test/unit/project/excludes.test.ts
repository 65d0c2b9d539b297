import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEntryFilter, DEFAULT_EXCLUDES, isExcluded, isTooComplex } from '../../../server/src/project/excludes.ts';

test('the default excludes are the documented ones', () => {
  assert.deepEqual(
    [...DEFAULT_EXCLUDES],
    ['Pods', 'Carthage', '.build', 'DerivedData', 'node_modules', 'vendor', 'third_party', '*.generated.swift', '.git'],
  );
});

test('a name excludes the file or folder at any depth, with all below it', () => {
  for (const path of ['Pods', 'Pods/a.m', 'App/Pods/x/y.h', '.build/checkouts/p/a.swift', 'a/B.generated.swift']) {
    assert.equal(isExcluded(path, DEFAULT_EXCLUDES), true, path);
  }
  for (const path of [
    'Podstar/a.m',
    'MyPods/a.m',
    'App/vendors/a.h',
    'generated.swift',
    'a.generated.swift.m',
    '',
    '../Podium',
  ]) {
    assert.equal(isExcluded(path, DEFAULT_EXCLUDES), false, path);
  }
});

test('a pattern with a slash is a path from its folder', () => {
  const cases: [pattern: string, path: string, excluded: boolean][] = [
    ['Sources/Legacy', 'Sources/Legacy/Deep/a.swift', true],
    ['Sources/Legacy/', 'Sources/Legacy/a.swift', true],
    ['Sources/Legacy', 'App/Sources/Legacy/a.swift', false],
    ['/Legacy', 'Legacy/a.swift', true],
    ['/Legacy', 'App/Legacy/a.swift', false],
    ['./Legacy', 'Legacy/a.swift', true],
    ['**/Mocks/*.swift', 'a/b/Mocks/c.swift', true],
    ['**/Mocks/*.swift', 'a/b/Mocks/c.m', false],
    ['Sources/**', 'Sources/a.swift', true],
    ['{A,B}/c.m', 'B/c.m', true],
    ['*.m', 'deep/down/c.m', true],
    ['a?c.h', 'abc.h', true],
    ['.hidden*', 'x/.hidden.swift', true],
    ['../Shared/**', '../Shared/a.swift', true],
  ];
  for (const [pattern, path, excluded] of cases) {
    assert.equal(isExcluded(path, [pattern]), excluded, `${pattern} against ${path}`);
  }
});

test('strange patterns exclude nothing and never throw', () => {
  const strange = ['', '/', './', '!(a)', '!a.swift', '[', '(((', '\\', '*'.repeat(70_000), '+(+(a))'];
  const filter = createEntryFilter(strange);
  assert.equal(filter('Sources/', 'b.swift'), false);
});

test('patterns made to run for ever exclude nothing, quickly', () => {
  const path = `${'a'.repeat(200)}/b.swift`;
  const started = performance.now();
  for (const pattern of [
    '+(a|aa|aaa|a*)+(a|aa)+(aa|a)!',
    '*a*a*a*a*a*a*a*a*!',
    '?*?*?*?*?*?*!',
    '**/**/**/**/**/**/**/**/!',
  ]) {
    assert.equal(isExcluded(path, [pattern]), false, pattern);
  }
  assert.equal(isExcluded(path, ['*a*a*!']), false);
  assert.ok(performance.now() - started < 2000);
});

test('three wildcards in a segment are fine', () => {
  assert.equal(isTooComplex('**/*Mock*View*.swift'), false);
  assert.equal(isTooComplex('*a*b*c*'), true);
});
