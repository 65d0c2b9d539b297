import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, similar } from '../../../server/src/cli/did-you-mean.ts';

test('added, dropped, changed and swapped letters', () => {
  const commands = ['scan', 'guidance', 'explain', 'rules'];
  for (const [typed, meant] of Object.entries({
    scna: 'scan',
    scann: 'scan',
    guidence: 'guidance',
    expain: 'explain',
    RULES: 'rules',
  })) {
    assert.deepEqual(similar(typed, commands), [meant], typed);
  }
});

test('best first, each once, nothing that is far off', () => {
  assert.deepEqual(similar('CFSocketCreat', ['CFSocketCreated', 'CFSocketCreate', 'CFSocketCreate']), [
    'CFSocketCreate',
    'CFSocketCreated',
  ]);
  assert.deepEqual(similar('teapot', ['scan', 'rules']), []);
  assert.deepEqual(similar('', ['scan']), []);
});

test('as a sentence', () => {
  assert.equal(didYouMean('rle', ['rule', 'role']), 'Did you mean “role” or “rule”?');
  assert.equal(didYouMean('teapot', ['rule']), undefined);
});
