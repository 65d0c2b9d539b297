import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeSettings } from '../../../server/src/project/merge-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/settings.ts';

const BASE: Settings = {
  rules: { ftp: 'off', cfsocket: 'hint' },
  exclude: ['a'],
  deploymentTargets: { ios: '15.0', macos: '12.0' },
  reporting: 'first-use',
};

test('rules and targets are replaced by key, excludes are added', () => {
  const merged = mergeSettings(BASE, { rules: { ftp: 'error' }, exclude: ['b'], deploymentTargets: { ios: '17.0' } });
  assert.deepEqual(merged, {
    rules: { ftp: 'error', cfsocket: 'hint' },
    exclude: ['a', 'b'],
    deploymentTargets: { ios: '17.0', macos: '12.0' },
    reporting: 'first-use',
  });
});

test('what the override leaves out stays, what it sets wins', () => {
  assert.deepEqual(mergeSettings(BASE, {}), BASE);
  assert.equal(mergeSettings(BASE, { reporting: 'every-use' }).reporting, 'every-use');
  assert.deepEqual(mergeSettings(DEFAULT_SETTINGS, BASE), BASE);
});
