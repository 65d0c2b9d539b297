import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions, platformsOf, platformVersion, versionFor } from '../../../server/src/analysis/versions.ts';

test('versions compare by number, and a missing part is 0', () => {
  for (const [a, b, expected] of [
    ['9.0', '10.0', -1],
    ['10.15', '10.9', 1],
    ['10.15.4', '10.15', 1],
    ['15', '15.0', 0],
    ['15.0.0', '15', 0],
    ['26.0', '18.4', 1],
  ] as const) {
    assert.equal(Math.sign(compareVersions(a, b)), expected, `${a} ${b}`);
    assert.equal(Math.sign(compareVersions(b, a)), expected === 0 ? 0 : -expected, `${b} ${a}`);
  }
});

test('platforms have names, and a .0 is dropped', () => {
  assert.equal(platformVersion('ios', '27.0'), 'iOS 27');
  assert.equal(platformVersion('macos', '10.15'), 'macOS 10.15');
  assert.equal(platformVersion('catalyst', '13.0'), 'Mac Catalyst 13');
  assert.equal(platformVersion('macos', '10.10'), 'macOS 10.10');
});

test('platforms come in one order', () => {
  assert.deepEqual(platformsOf({ watchos: '9.0', ios: '16.0', macos: '13.0' }), ['ios', 'macos', 'watchos']);
  assert.deepEqual(platformsOf({}), []);
});

test('visionOS and Mac Catalyst follow iOS where nothing else is said', () => {
  assert.equal(versionFor({ ios: '16.0' }, 'visionos'), '16.0');
  assert.equal(versionFor({ ios: '16.0' }, 'catalyst'), '16.0');
  assert.equal(versionFor({ ios: '16.0', visionos: '2.0' }, 'visionos'), '2.0');
  assert.equal(versionFor({ ios: '16.0' }, 'macos'), undefined);
  assert.equal(versionFor({ macos: '13.0' }, 'catalyst'), undefined);
});
