import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference } from '../../../../scripts/generate/artefact.ts';

test('a file that is as generated has no difference', () => {
  assert.equal(difference('a.md', 'one\ntwo\n', 'one\ntwo\n'), undefined);
});

test('the first line that differs is named', () => {
  assert.equal(difference('a.md', 'one\ntwo\nthree\n', 'one\n2\nthree\n')?.line, 2);
  assert.equal(difference('a.md', 'one\n', 'one\ntwo\n')?.line, 2);
  assert.equal(difference('a.md', 'one\ntwo\n', 'one\n')?.line, 2);
  assert.equal(difference('a.md', 'one', 'one\n')?.line, 2);
});

test('a file that is missing or left over is told as such', () => {
  assert.match(difference('a.md', undefined, 'text')!.message, /missing/);
  assert.match(difference('a.md', 'text', undefined)!.message, /from nothing/);
});
