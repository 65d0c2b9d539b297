import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { createTargetIndex } from '../../../../server/src/project/targets/members.ts';
import { parseSwiftPackage } from '../../../../server/src/project/targets/swift-package.ts';

const fixture = path.join(process.cwd(), 'test/fixtures/projects/swift-package/Package.swift');

const read = (text: string): ReturnType<typeof parseSwiftPackage> => parseSwiftPackage(text, '/p/Package.swift');

/** A package with only these platforms. */
const platforms = (list: string): object =>
  read(`let package = Package(name: "A", platforms: ${list}, targets: [.target(name: "A")])`)[0]!.platforms;

describe('a package', () => {
  const targets = read(readFileSync(fixture, 'utf8'));
  const targetsOf = createTargetIndex(targets);
  const names = (file: string): readonly string[] => targetsOf(`/p/${file}`).map(({ name }) => name);

  test('has its targets, and not those that others depend on', () => {
    assert.deepEqual(
      targets.map(({ name, kind }) => `${name} ${kind}`),
      ['Courier package', 'Wire package', 'courier-tool tool', 'CourierTests test'],
    );
  });

  test('runs on what its platforms say', () => {
    for (const target of targets) {
      assert.deepEqual(target.platforms, { ios: '15.0', macos: '12.3', tvos: '14.0', visionos: '1.0' });
    }
  });

  for (const [file, expected] of [
    ['Sources/Courier/a/B.swift', ['Courier']],
    ['Sources/Courier/Notes/B.swift', []],
    ['src/Courier/B.swift', ['Courier']],
    ['Sources/CourierX/B.swift', []],
    ['Sources/B.swift', []],
    ['Wire/Code/B.swift', ['Wire']],
    ['Wire/main.swift', ['Wire']],
    ['Wire/B.swift', []],
    ['Sources/courier-tool/main.swift', ['courier-tool']],
    ['Tests/CourierTests/B.swift', ['CourierTests']],
    ['Package.swift', []],
  ] as const) {
    test(`${file}: ${expected.join(', ') || 'no target'}`, () => {
      assert.deepEqual(names(file), expected);
    });
  }
});

describe('platforms', () => {
  for (const [list, expected] of [
    ['[.iOS(.v13)]', { ios: '13.0' }],
    ['[.macOS(.v10_15), .watchOS(.v6_2),]', { macos: '10.15', watchos: '6.2' }],
    ['[.iOS("15.1.2")]', { ios: '15.1.2' }],
    ['[SupportedPlatform.macCatalyst(SupportedPlatform.MacCatalystVersion.v14)]', { catalyst: '14.0' }],
    ['[.custom("ios", versionString: "12")]', { ios: '12.0' }],
    ['[.custom("fuchsia", versionString: "12")]', {}],
    ['[.iOS("next"), .driverKit(.v19)]', {}],
    ['[.iOS(lowest)]', {}],
    ['lowest()', {}],
    ['[]', {}],
  ] as const) {
    test(list, () => {
      assert.deepEqual(platforms(list), expected);
    });
  }

  test('may be a constant of the manifest, but not a computed one', () => {
    const text = (value: string): string =>
      `let all: [SupportedPlatform] = ${value}\nlet package = Package(name: "A", platforms: all, targets: [.target(name: "A")])`;
    assert.deepEqual(read(text('[.iOS(.v14)]'))[0]!.platforms, { ios: '14.0' });
    assert.deepEqual(read(text('[.iOS(.v14)] + more'))[0]!.platforms, {});
  });

  test('that are not named have no version', () => {
    assert.deepEqual(read('let package = Package(name: "A", targets: [.target(name: "A")])')[0]!.platforms, {});
  });
});

test('the only target may keep its files right in Sources', () => {
  const only = createTargetIndex(read('Package(name: "A", targets: [.target(name: "A"), .testTarget(name: "B")])'));
  assert.equal(only('/p/Sources/x.swift').length, 1);
  const two = createTargetIndex(read('Package(name: "A", targets: [.target(name: "A"), .target(name: "B")])'));
  assert.equal(two('/p/Sources/x.swift').length, 0);
});

test('a target whose place is computed claims no files', () => {
  for (const argument of ['path: root + "A"', 'path: "\\(root)/A"', 'sources: all()', 'path: folder']) {
    assert.deepEqual(read(`Package(targets: [.target(name: "A", ${argument})])`)[0]!.files.folders, [], argument);
  }
});

test('a path may leave the folder of the package', () => {
  const [target] = read('Package(targets: [.target(name: "A", path: "../shared", exclude: ["x"])])');
  assert.deepEqual(target!.files.folders, [{ folder: '/shared', except: ['/shared/x'], include: [], exclude: [] }]);
});

test('dependencies in a variable are no targets', () => {
  const text =
    'let more: [Target.Dependency] = [.target(name: "B")]\nPackage(targets: [.target(name: "A", dependencies: more)])';
  assert.deepEqual(
    read(text).map(({ name }) => name),
    ['A'],
  );
});

test('broken, empty and strange manifests give what they have', () => {
  for (const text of ['', '\0', 'Package(', 'Package(platforms: [.iOS(', '.target(name: "', '('.repeat(50_000)]) {
    assert.ok(read(text).length <= 1, text.slice(0, 20));
  }
  const whole = readFileSync(fixture, 'utf8');
  for (let length = 0; length < whole.length; length += 13) assert.ok(read(whole.slice(0, length)).length <= 4);
});
