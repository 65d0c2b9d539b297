import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSpecification } from '../../../../server/src/project/targets/load-specification.ts';
import { createTargetIndex } from '../../../../server/src/project/targets/members.ts';
import { infoPlistsOf, type ProjectTarget, runsOn } from '../../../../server/src/project/targets/model.ts';
import { targetsOfSpecification } from '../../../../server/src/project/targets/xcodegen.ts';

const folder = path.join(process.cwd(), 'test/fixtures/projects/xcodegen');

async function read(texts: (file: string) => string | undefined): Promise<readonly ProjectTarget[]> {
  const spec = await loadSpecification('/p/project.yml', (file) =>
    Promise.resolve()
      .then(() => texts(file.replace('/p/', '')))
      .catch(() => undefined),
  );
  return targetsOfSpecification(spec ?? {}, '/p/project.yml');
}

const readText = (text: string): Promise<readonly ProjectTarget[]> =>
  read((file) => (file === 'project.yml' ? text : undefined));

describe('a specification', async () => {
  const targets = await read((file) => readFileSync(path.join(folder, file), 'utf8'));
  const byName = new Map(targets.map((target) => [target.name, target]));
  const [courier, desk, kit] = ['Courier', 'Desk', 'Kit'].map((name) => byName.get(name)!);

  test('has its own targets and those of what it includes', () => {
    assert.deepEqual(targets.map(({ name, kind }) => `${name} ${kind}`).sort(), [
      'Courier application',
      'Desk system-extension',
      'Kit framework',
    ]);
  });

  test('has deployment targets of the target, its template, or the whole', () => {
    assert.deepEqual(courier!.platforms, { ios: '15.0' });
    assert.deepEqual(desk!.platforms, { macos: '13.1' });
    assert.deepEqual(kit!.platforms, { ios: '15.0', macos: '12.3' });
    assert.deepEqual(runsOn(kit!), ['ios', 'macos']);
  });

  test('has property lists in files and in the specification', () => {
    const [debug, release] = courier!.configurations;
    assert.deepEqual([debug!.name, release!.name], ['Debug', 'Release']);
    assert.deepEqual(infoPlistsOf(courier!), ['/p/Support/Info.plist']);
    assert.deepEqual(debug!.infoPlistKeys, {
      NSBonjourServices: ['_courier._tcp'],
      NSAppTransportSecurity: { NSAllowsLocalNetworking: true },
    });
    assert.deepEqual(debug!.entitlements, ['/p/Support/Courier.entitlements']);
    assert.deepEqual(debug!.entitlementKeys, { 'com.apple.developer.networking.multicast': true });
    assert.deepEqual(infoPlistsOf(kit!), ['/p/Shared/Kit/Info.plist']);
  });

  test('has settings by configuration and group', () => {
    assert.deepEqual(
      courier!.configurations.map(({ sandboxed }) => sandboxed),
      [false, true],
    );
    assert.deepEqual(desk!.configurations[0]!.developerId, true);
    assert.deepEqual(infoPlistsOf(desk!), ['/p/Support/Desk.plist']);
  });

  const targetsOf = createTargetIndex(targets);
  for (const [file, expected] of [
    ['Courier/a/B.swift', ['Courier']],
    ['Shared/Extra/B.swift', ['Courier']],
    ['Generated/B.swift', ['Courier']],
    ['Generated/B.m', []],
    ['Generated/Old/B.swift', []],
    ['Wire/a/B.m', ['Courier']],
    ['Wire/B.swift', []],
    ['Common/B.swift', ['Desk']],
    ['Shared/Kit/B.swift', ['Kit']],
    ['Kit/B.swift', []],
  ] as const) {
    test(`${file}: ${expected.join(', ') || 'no target'}`, () => {
      assert.deepEqual(
        targetsOf(`/p/${file}`).map(({ name }) => name),
        expected,
      );
    });
  }
});

test('one release for several platforms says nothing', async () => {
  const [target] = await readText('targets: { A: { platform: [iOS, macOS], deploymentTarget: 15.0 } }');
  assert.deepEqual(target!.platforms, {});
});

test('settings may name a deployment target, and the specification overrides it', async () => {
  const text = (more: string): string =>
    `targets: { A: { platform: iOS, settings: { IPHONEOS_DEPLOYMENT_TARGET: 13.4 }${more} } }`;
  assert.deepEqual((await readText(text('')))[0]!.platforms, { ios: '13.4' });
  assert.deepEqual((await readText(text(', deploymentTarget: "16.0"')))[0]!.platforms, { ios: '16.0' });
});

test('what is no specification has no targets', async () => {
  for (const text of ['', '- a', 'a', '{', 'targets: [a]', 'targets: { A: b }', '\0', '&a [*a]', 'a: *b', '<<: 1']) {
    assert.deepEqual(await readText(text), [], text);
  }
});

test('anchors that double at every step and templates that name each other come to an end', async () => {
  const bomb = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n');
  assert.deepEqual(await readText(`a0: &a0 [x]\n${bomb}\ntargets: { A: { platform: iOS } }`), []);
  const names = Array.from({ length: 30 }, (_, i) => `t${i}`);
  const templates = names.map((name) => `  ${name}: { templates: [${names.join(', ')}], platform: iOS }`).join('\n');
  const [target] = await readText(`targetTemplates:\n${templates}\ntargets: { A: { templates: [t0] } }`);
  assert.deepEqual(runsOn(target!), ['ios']);
});

test('a target stands alone unless it depends on more than the SDK', async () => {
  const spec = (dependencies: string): string =>
    `targets:\n  A:\n    type: application\n    platform: iOS\n${dependencies}`;
  const alone = async (dependencies: string): Promise<boolean | undefined> =>
    (await readText(spec(dependencies)))[0]?.standsAlone;
  assert.equal(await alone(''), true);
  assert.equal(await alone('    dependencies: [{sdk: Network.framework}]'), true);
  assert.equal(await alone('    dependencies: [{sdk: Network.framework}, {package: Kit}]'), false);
  assert.equal(await alone('    dependencies: [{target: Widget}]'), false);
});
