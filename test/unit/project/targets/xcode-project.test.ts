import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadXcconfig } from '../../../../server/src/project/targets/xcconfig.ts';
import {
  entitlementsOf,
  infoPlistsOf,
  type ProjectTarget,
  runsOn,
} from '../../../../server/src/project/targets/model.ts';
import { kindOfProduct, parseXcodeProject } from '../../../../server/src/project/targets/xcode-project.ts';

const projects = path.join(process.cwd(), 'test/fixtures/projects');

/** The targets of a fixture project, as if it lay in `/p`. */
async function read(name: string): Promise<Record<string, ProjectTarget>> {
  const text = (file: string): string => readFileSync(path.join(projects, name, file), 'utf8');
  const project = parseXcodeProject(text('App.xcodeproj/project.pbxproj'), '/p/App.xcodeproj/project.pbxproj');
  assert.equal(project.complete, true);
  const settings = new Map(
    await Promise.all(
      project.xcconfigs.map(async (file) => {
        const load = (one: string): Promise<string | undefined> =>
          Promise.resolve()
            .then(() => text(one.replace('/p/', '')))
            .catch(() => undefined);
        return [file, await loadXcconfig(file, load)] as const;
      }),
    ),
  );
  return Object.fromEntries(project.targets(settings).map((target) => [target.name, target]));
}

describe('a project with two configurations', async () => {
  const { App, Widget, AppTests, ...others } = await read('xcode');
  const [debug, release] = App!.configurations;

  test('has its native targets', () => {
    assert.deepEqual(others, {});
    assert.deepEqual([App!.kind, Widget!.kind, AppTests!.kind], ['application', 'app-extension', 'test']);
    assert.deepEqual(App!.origin, { file: '/p/App.xcodeproj/project.pbxproj', what: 'target “App”' });
  });

  test('places files by groups, source trees and variants', () => {
    assert.deepEqual(
      [...App!.files.paths],
      ['/p/App/Client.swift', '/p/App/Shared.swift', '/p/Legacy Code/Socket.m', '/p/App/de.lproj/Words.swift'],
    );
    assert.deepEqual([...Widget!.files.paths], ['/p/App/Shared.swift']);
    assert.deepEqual([...AppTests!.files.paths], ['/p/Tests/AppTests.swift', '/p/App/Client.swift']);
  });

  test('takes deployment targets from the base configuration, the project and the target, the lowest of all', () => {
    assert.deepEqual(debug!.platforms, { ios: '13.0' });
    assert.deepEqual(release!.platforms, { ios: '14.0', macos: '11.0' });
    assert.deepEqual(App!.platforms, { ios: '13.0', macos: '11.0' });
    assert.deepEqual(runsOn(App!), ['ios', 'macos', 'catalyst']);
  });

  test('leaves out what it can’t work out', () => {
    assert.deepEqual(Widget!.platforms, { ios: '12.0' });
    assert.deepEqual(Widget!.configurations[1]!.platforms, {});
    assert.deepEqual(infoPlistsOf(Widget!), []);
  });

  test('puts keys into no Info.plist but a generated one', () => {
    assert.deepEqual(debug!.infoPlistKeys, {});
  });

  test('fills in variables', () => {
    assert.deepEqual(infoPlistsOf(App!), ['/p/App/Resources/App-Debug.plist', '/p/App/Info.plist']);
    assert.deepEqual(entitlementsOf(App!), ['/p/App/App-Debug.entitlements', '/p/App/App-Release.entitlements']);
    assert.equal(debug!.bundleIdentifier, 'com.example.My-App');
  });

  test('knows how it is signed', () => {
    assert.deepEqual([debug!.developerId, debug!.hardened], [undefined, undefined]);
    assert.deepEqual([release!.developerId, release!.hardened], [true, true]);
    assert.deepEqual(
      Widget!.configurations.map(({ developerId }) => developerId),
      [undefined, false],
    );
  });
});

describe('a project with synchronized folders', async () => {
  const { App, Share } = await read('xcode-synchronized');
  const [release] = App!.configurations;

  test('has folders with exceptions, which another target may take', () => {
    const except = ['/p/App/Unused.swift', '/p/App/Old/Folder', '/p/App/Templates'];
    assert.deepEqual(App!.files, {
      paths: new Set(),
      folders: [{ folder: '/p/App', except, include: [], exclude: [] }],
    });
    assert.deepEqual([...Share!.files.paths], ['/p/App/Model/Shared.swift']);
    assert.deepEqual(Share!.files.folders, [{ folder: '/p/Share', except: [], include: [], exclude: [] }]);
  });

  test('has an Info.plist made of build settings alone', () => {
    assert.equal(release!.infoPlist, undefined);
    assert.equal(release!.generatesInfoPlist, true);
    assert.deepEqual(release!.infoPlistKeys, {
      NSLocalNetworkUsageDescription: 'Finds players nearby.',
      UILaunchScreen_Generation: true,
      NSBonjourServices: ['_a._tcp', '_b._udp'],
    });
  });

  test('says what the sandbox allows', () => {
    assert.deepEqual(
      [release!.sandboxed, release!.outgoingConnections, release!.incomingConnections],
      [true, true, false],
    );
  });

  test('finds the base configuration in a synchronized folder', () => {
    assert.deepEqual(App!.platforms, { ios: '18.0', macos: '15.0', visionos: '2.0' });
    assert.deepEqual(Share!.platforms, { macos: '14.0', visionos: '2.0' });
    assert.deepEqual(runsOn(Share!), ['ios', 'macos', 'visionos']);
  });
});

test('kinds follow the product type', () => {
  for (const [type, kind] of [
    ['application', 'application'],
    ['application.watchapp2', 'application'],
    ['application.on-demand-install-capable', 'application'],
    ['app-extension', 'app-extension'],
    ['app-extension.messages', 'app-extension'],
    ['extensionkit-extension', 'app-extension'],
    ['watchkit2-extension', 'app-extension'],
    ['system-extension', 'system-extension'],
    ['driver-extension', 'other'],
    ['framework', 'framework'],
    ['framework.static', 'framework'],
    ['library.static', 'framework'],
    ['tool', 'tool'],
    ['bundle.unit-test', 'test'],
    ['bundle.ui-testing', 'test'],
    ['bundle', 'other'],
    ['xpc-service', 'other'],
    ['', 'other'],
  ] as const) {
    assert.equal(kindOfProduct(`com.apple.product-type.${type}`), kind, type);
  }
});

test('hostile text makes no more than an empty project', () => {
  const file = '/p/App.xcodeproj/project.pbxproj';
  for (const text of [
    '',
    '\0\0\0',
    'bplist00',
    '{',
    '('.repeat(200_000),
    '{ objects = { A = { isa = PBXProject; targets = (A, B, A); mainGroup = A; }; }; rootObject = B; }',
    '{ objects = ( ); rootObject = { }; }',
    '{ objects = { A = { isa = PBXProject; mainGroup = A; children = (A); targets = A; buildConfigurationList = A; }; }; rootObject = A; }',
  ]) {
    assert.deepEqual(parseXcodeProject(text, file).targets(new Map()), [], text.slice(0, 20));
  }
});

test('a project cut off anywhere still gives what it has', () => {
  const text = readFileSync(path.join(projects, 'xcode/App.xcodeproj/project.pbxproj'), 'utf8');
  for (let length = 0; length < text.length; length += 97) {
    const project = parseXcodeProject(text.slice(0, length), '/p/App.xcodeproj/project.pbxproj');
    assert.equal(project.complete, false);
    assert.ok(project.targets(new Map()).every(({ configurations }) => configurations.length > 0));
  }
});

test('a project in XML is read, too', () => {
  const text = `<?xml version="1.0"?><plist version="1.0"><dict><key>rootObject</key><string>P</string><key>objects</key><dict>
    <key>P</key><dict><key>isa</key><string>PBXProject</string><key>targets</key><array><string>T</string></array></dict>
    <key>T</key><dict><key>isa</key><string>PBXNativeTarget</string><key>name</key><string>App</string></dict>
  </dict></dict></plist>`;
  const [target] = parseXcodeProject(text, '/p/App.xcodeproj/project.pbxproj').targets(new Map());
  assert.equal(target?.name, 'App');
});
