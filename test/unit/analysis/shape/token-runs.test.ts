import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countUpTo, tokensBetween } from '../../../../server/src/analysis/shape/token-runs.ts';

test('tokens between two others', () => {
  const tokens = [2, 4, 6, 8];
  assert.deepEqual(tokensBetween(tokens, 2, 8), [4, 6]);
  assert.deepEqual(tokensBetween(tokens, 0, 9), tokens);
  assert.deepEqual(tokensBetween(tokens, 3, 4), []);
  assert.deepEqual(tokensBetween(tokens, 8, 2), []);
  assert.deepEqual(tokensBetween([], 0, 9), []);
});

test('tokens up to a limit', () => {
  assert.deepEqual(
    [1, 2, 5, 8, 9].map((limit) => countUpTo([2, 4, 6, 8], limit)),
    [0, 1, 2, 4, 4],
  );
});
