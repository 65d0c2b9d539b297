import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentText } from '../../../client/src/deployment-text.ts';

test('names the releases, the target and the project', () => {
  const known = { versions: 'iOS 15', from: 'target “App”', uri: 'file:///a/My%20App.xcodeproj/project.pbxproj' };
  assert.deepEqual(deploymentText(known), { text: 'Built for iOS 15', detail: 'target “App” · My App.xcodeproj' });
  assert.equal(deploymentText({ ...known, uri: 'file:///a/Package.swift' }).detail, 'target “App” · Package.swift');
});

test('without a target the newest SDK counts', () => {
  assert.equal(deploymentText(undefined).text, 'Built for the newest SDK');
});
