import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { mentionsBetween } from '../../../../server/src/analysis/shape/within.ts';
import { read } from '../source-text.ts';

test('the mentions of a name from one token up to another', () => {
  const shape = createShape(read('swift', 'a b a b a a c'));
  assert.deepEqual(mentionsBetween(shape, 'a', 0, 7), [0, 2, 4, 5]);
  assert.deepEqual(mentionsBetween(shape, 'a', 2, 5), [2, 4], 'the first is included, the last is not');
  assert.deepEqual(mentionsBetween(shape, 'a', 1, 2), []);
  assert.deepEqual(mentionsBetween(shape, 'a', 5, 2), []);
  assert.deepEqual(mentionsBetween(shape, 'd', 0, 7), []);
});
