import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { createTargetIndex } from '../../../../server/src/project/targets/members.ts';
import { infoPlistsOf, runsOn } from '../../../../server/src/project/targets/model.ts';
import { isTuistProject, parseTuistProject } from '../../../../server/src/project/targets/tuist.ts';

const text = readFileSync(path.join(process.cwd(), 'test/fixtures/projects/tuist/Project.swift'), 'utf8');

describe('a Tuist project', () => {
  const targets = parseTuistProject(text, '/p/Project.swift');
  const [courier, kit, computed] = targets;

  test('has its targets', () => {
    assert.deepEqual(
      targets.map(({ name, kind }) => `${name} ${kind}`),
      ['Courier application', 'Kit framework', 'Computed test'],
    );
  });

  test('runs on its destinations, from its deployment targets on', () => {
    assert.deepEqual(courier!.platforms, { ios: '16.0', macos: '13.1' });
    assert.deepEqual(kit!.platforms, { tvos: '15.0' });
    assert.deepEqual(computed!.platforms, {});
    assert.deepEqual([runsOn(courier!), runsOn(kit!), runsOn(computed!)], [['ios', 'macos'], ['tvos'], ['ios']]);
  });

  test('has a property list in a file, or in the manifest', () => {
    assert.deepEqual(infoPlistsOf(kit!), ['/p/Kit/Info.plist']);
    assert.deepEqual(infoPlistsOf(courier!), []);
    const [configuration] = courier!.configurations;
    assert.equal(configuration!.generatesInfoPlist, true);
    assert.deepEqual(configuration!.infoPlistKeys, { NSBonjourServices: ['_courier._tcp'], UILaunchScreen: {} });
    assert.deepEqual(configuration!.entitlements, ['/p/Courier/Courier.entitlements']);
    assert.equal(configuration!.bundleIdentifier, 'com.example.courier');
    assert.equal(kit!.configurations[0]!.bundleIdentifier, undefined);
  });

  const targetsOf = createTargetIndex(targets);
  for (const [file, expected] of [
    ['Courier/Sources/a/B.swift', ['Courier']],
    ['Courier/B.swift', []],
    ['Extra/B.swift', ['Courier']],
    ['Extra/B.m', []],
    ['Extra/Old/B.swift', []],
    ['Kit/B.swift', ['Kit']],
    ['Computed/Tests/B.swift', ['Computed']],
    ['Computed/B.swift', []],
  ] as const) {
    test(`${file}: ${expected.join(', ') || 'no target'}`, () => {
      assert.deepEqual(
        targetsOf(`/p/${file}`).map(({ name }) => name),
        expected,
      );
    });
  }
});

test('only a manifest of Tuist is one', () => {
  assert.equal(isTuistProject(text), true);
  assert.equal(isTuistProject('import Foundation\nstruct Project { }'), false);
  assert.equal(isTuistProject('// import ProjectDescription'), false);
});

test('a manifest cut off anywhere still gives what it has', () => {
  for (let length = 0; length < text.length; length += 11) {
    assert.ok(parseTuistProject(text.slice(0, length), '/p/Project.swift').length <= 3);
  }
});
