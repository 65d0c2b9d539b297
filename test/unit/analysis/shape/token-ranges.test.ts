import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokensWithin } from '../../../../server/src/analysis/shape/token-ranges.ts';

test('the tokens within a range are those from its first to before its last', () => {
  const tokens = [1, 4, 4, 7, 9];
  assert.deepEqual(tokensWithin(tokens, 0, 10), tokens);
  assert.deepEqual(tokensWithin(tokens, 4, 9), [4, 4, 7]);
  assert.deepEqual(tokensWithin(tokens, 5, 7), []);
  assert.deepEqual(tokensWithin(tokens, 9, 10), [9]);
  assert.deepEqual(tokensWithin([], 0, 10), []);
});
