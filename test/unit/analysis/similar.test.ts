import assert from 'node:assert/strict';
import { test } from 'node:test';
import { similar } from '../../../server/src/analysis/similar.ts';

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
