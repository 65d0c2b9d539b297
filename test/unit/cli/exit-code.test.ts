import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gravest } from '../../../server/src/cli/exit-code.ts';

test('2 before 3 before 1', () => {
  assert.equal(gravest([1, 3, 2]), 2);
  assert.equal(gravest([1, 3]), 3);
  assert.equal(gravest([0, 1]), 1);
  assert.equal(gravest([]), 0);
});
