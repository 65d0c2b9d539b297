import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean } from '../../../server/src/cli/did-you-mean.ts';

test('as a sentence', () => {
  assert.equal(didYouMean('rle', ['rule', 'role']), 'Did you mean “role” or “rule”?');
  assert.equal(didYouMean('teapot', ['rule']), undefined);
});
