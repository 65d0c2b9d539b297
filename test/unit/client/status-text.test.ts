import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusText } from '../../../client/src/status-text.ts';
import type { StatusParams } from '../../../server/src/protocol.ts';

const STATUS: StatusParams = { rules: 4, apis: 184, guidance: 40, configurations: [], deployments: {}, problems: [] };

test('all is well: what is known, and which configuration counts', () => {
  assert.deepEqual(statusText(STATUS), { detail: '184 APIs, 4 rules', severity: 'information' });
  const one = statusText({ ...STATUS, rules: 1, configurations: ['file:///a/netguide.json'] });
  assert.equal(one.detail, '184 APIs, 1 rule · netguide.json');
  const two = statusText({ ...STATUS, configurations: ['file:///a/netguide.json', 'file:///b/netguide.json'] });
  assert.equal(two.detail, '184 APIs, 4 rules · 2 netguide.json files');
});

test('a problem with the configuration comes first', () => {
  const one = statusText({ ...STATUS, problems: ['Unknown rule “x”.'] });
  assert.deepEqual(one, { detail: 'Unknown rule “x”.', severity: 'warning' });
  assert.equal(statusText({ ...STATUS, problems: ['A.', 'B.', 'C.'] }).detail, 'A. (and 2 more)');
});
