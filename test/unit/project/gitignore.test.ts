import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIgnoreFile } from '../../../server/src/project/gitignore.ts';

test('patterns, folders and negations', () => {
  const judge = createIgnoreFile('# comment\n*.m\n!Keep.m\nbuild/\n/Root.swift\n');
  assert.equal(judge('a/b.m', false), 'ignored');
  assert.equal(judge('a/Keep.m', false), 'unignored');
  assert.equal(judge('build', true), 'ignored');
  assert.equal(judge('build', false), undefined);
  assert.equal(judge('Root.swift', false), 'ignored');
  assert.equal(judge('a/Root.swift', false), undefined);
  assert.equal(judge('a.swift', false), undefined);
});

test('case counts, and a byte order mark does not', () => {
  assert.equal(createIgnoreFile('Build')('build', false), undefined);
  assert.equal(createIgnoreFile('\uFEFFBuild')('Build', false), 'ignored');
});

test('odd texts and paths never throw', () => {
  for (const text of ['', '\n\n', '!', '/', '[', '\\', '\u0000', '**', 'a/**/b/**', '!**/']) {
    for (const path of ['a', 'a/b', '../a', '/a', './a', '']) createIgnoreFile(text)(path, true);
  }
});

test('a pattern made to run for ever is passed over', () => {
  const started = performance.now();
  assert.equal(createIgnoreFile('*a*a*a*a*a*a*a*a*!\nb')('a'.repeat(200), false), undefined);
  assert.ok(performance.now() - started < 2000);
});
