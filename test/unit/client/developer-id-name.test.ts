import assert from 'node:assert/strict';
import { test } from 'node:test';
import { developerIdName } from '../../../client/src/developer-id-name.ts';

test('the variant stands beside the original under a name of its own', () => {
  assert.equal(developerIdName('App.entitlements', ['App.entitlements']), 'App-DeveloperID.entitlements');
  assert.equal(developerIdName('App.Debug.entitlements', []), 'App.Debug-DeveloperID.entitlements');
  assert.equal(developerIdName('.entitlements', []), '-DeveloperID.entitlements');
  assert.equal(developerIdName('App', []), 'App-DeveloperID');
});

test('no file that exists is named, whatever its case', () => {
  const taken = ['App-DeveloperID.entitlements', 'app-developerid-2.entitlements'];
  assert.equal(developerIdName('App.entitlements', taken), 'App-DeveloperID-3.entitlements');
});
