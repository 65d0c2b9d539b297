import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { nodeFiles, toSlashes } from '../../../../server/src/project/node-files.ts';
import { createTargetFinder, type TargetFinder } from '../../../../server/src/project/targets/find-targets.ts';
import { memoryFiles } from './memory-files.ts';

const fixtures = toSlashes(path.join(process.cwd(), 'test/fixtures/projects'));

const manifest = (platforms: string, targets: string): string =>
  `import PackageDescription\nlet package = Package(name: "P", platforms: [${platforms}], targets: [${targets}])`;

const names = async (finder: TargetFinder, file: string): Promise<readonly string[] | undefined> =>
  (await finder.of(file))?.targets.map(({ name }) => name);

describe('a file of a project on disk', () => {
  const finder = createTargetFinder(fixtures, nodeFiles);
  const of = (file: string): ReturnType<TargetFinder['of']> => finder.of(`${fixtures}/${file}`);

  test('that two targets share has the lowest of both', async () => {
    const found = await of('xcode/App/Shared.swift');
    assert.deepEqual(
      found?.targets.map(({ name }) => name),
      ['App', 'Widget'],
    );
    assert.deepEqual(found?.deploymentTargets, { ios: '12.0', macos: '11.0' });
    assert.deepEqual([found?.decidedBy.ios?.name, found?.decidedBy.macos?.name], ['Widget', 'App']);
    assert.deepEqual(found?.origin, {
      file: `${fixtures}/xcode/App.xcodeproj/project.pbxproj`,
      what: 'the lowest of targets “App” and “Widget”',
    });
  });

  test('that tests compile, too, has what the product has', async () => {
    const found = await of('xcode/App/Client.swift');
    assert.deepEqual(
      found?.targets.map(({ name }) => name),
      ['App', 'AppTests'],
    );
    assert.deepEqual(found?.deploymentTargets, { ios: '13.0', macos: '11.0' });
    assert.equal(found?.origin.what, 'target “App”');
  });

  test('of tests alone has theirs', async () => {
    assert.deepEqual((await of('xcode/Tests/AppTests.swift'))?.deploymentTargets, { ios: '9.0' });
  });

  test('that is a header belongs to the targets of its implementation', async () => {
    assert.deepEqual(
      (await of('xcode/Legacy Code/Socket.h'))?.targets.map(({ name }) => name),
      ['App'],
    );
  });

  test('that no target lists has the lowest of all that is no test', async () => {
    const found = await of('xcode/App/Loose.h');
    assert.deepEqual(found?.targets, []);
    assert.deepEqual(found?.deploymentTargets, { ios: '12.0', macos: '11.0' });
    assert.equal(found?.origin.what, 'the lowest of all targets; none lists this file');
  });

  test('belongs to one of the other kinds of projects', async () => {
    for (const [file, target, versions] of [
      [
        'swift-package/Sources/Courier/A.swift',
        'Courier',
        { ios: '15.0', macos: '12.3', tvos: '14.0', visionos: '1.0' },
      ],
      ['xcode-synchronized/App/a/b/C.swift', 'App', { ios: '18.0', macos: '15.0', visionos: '2.0' }],
      ['xcodegen/Courier/A.swift', 'Courier', { ios: '15.0' }],
      ['tuist/Courier/Sources/A.swift', 'Courier', { ios: '16.0', macos: '13.1' }],
    ] as const) {
      const found = await of(file);
      assert.deepEqual(
        found?.targets.map(({ name }) => name),
        [target],
        file,
      );
      assert.deepEqual(found?.deploymentTargets, versions, file);
    }
  });

  test('is read without problems, and what was read can be watched', async () => {
    assert.deepEqual(await finder.problems(), []);
    const sources = (await finder.projects()).flatMap((project) => project.sources);
    for (const file of ['xcode/Config/Base.xcconfig', 'xcode/Config/Missing.xcconfig', 'xcodegen/Shared/targets.yml'])
      assert.ok(sources.includes(`${fixtures}/${file}`), file);
  });
});

describe('nested projects', () => {
  const files = memoryFiles({
    '/r/Package.swift': manifest('.iOS(.v12)', '.target(name: "A"), .target(name: "Deep", path: "inner/Deep")'),
    '/r/inner/Package.swift': manifest('.iOS(.v16)', '.target(name: "B")'),
    '/r/empty/project.yml': 'jobs: []',
    '/Package.swift': manifest('.iOS(.v9)', '.target(name: "Outside", path: "r")'),
  });
  const finder = createTargetFinder('/r', files);

  test('the nearest one that lists the file decides, else the nearest one', async () => {
    assert.deepEqual(await names(finder, '/r/inner/Sources/B/x.swift'), ['B']);
    assert.deepEqual(await names(finder, '/r/inner/Deep/x.swift'), ['Deep']);
    assert.deepEqual((await finder.of('/r/inner/other/x.swift'))?.deploymentTargets, { ios: '16.0' });
    assert.deepEqual((await finder.of('/r/empty/x.swift'))?.deploymentTargets, { ios: '12.0' });
  });

  test('nothing above the root, and nothing for what is not below it', async () => {
    assert.equal(await finder.of('/elsewhere/x.swift'), undefined);
    assert.equal(await finder.of('/x.swift'), undefined);
    assert.ok(!files.reads.includes('/Package.swift'));
  });

  test('each project file is read once', async () => {
    await Promise.all(['/r/a.swift', '/r/b.swift', '/r/c/d.swift'].map((file) => finder.of(file)));
    assert.equal(files.reads.filter((file) => file === '/r/Package.swift').length, 1);
  });
});

test('what a generator made says more than what it was made of', async () => {
  const pbxproj = readFileSync(`${fixtures}/xcode-synchronized/App.xcodeproj/project.pbxproj`, 'utf8');
  const files = memoryFiles({
    '/r/App.xcodeproj/project.pbxproj': pbxproj,
    '/r/project.yml': 'targets: { Y: { platform: iOS, deploymentTarget: "9.0", sources: [App, Only] } }',
  });
  const finder = createTargetFinder('/r', files);
  assert.deepEqual(await names(finder, '/r/App/x.swift'), ['App']);
  assert.deepEqual(await names(finder, '/r/Only/x.swift'), ['Y']);
  assert.deepEqual((await finder.of('/r/x.swift'))?.deploymentTargets.ios, undefined);
});

test('many targets are named in short', async () => {
  const targets = ['A', 'B', 'C', 'D', 'E'].map((name) => `.target(name: "${name}", path: "all")`).join(', ');
  const finder = createTargetFinder('/r', memoryFiles({ '/r/Package.swift': manifest('.iOS(.v15)', targets) }));
  assert.equal((await finder.of('/r/all/x.swift'))?.origin.what, 'the lowest of targets “A”, “B”, “C” and 2 more');
});

test('what is wrong is a problem, and never an error', async () => {
  const huge = memoryFiles({
    '/r/Package.swift': ' '.repeat(3_000_000),
    '/r/A.xcodeproj/project.pbxproj': '{ objects = {',
    '/r/B.xcodeproj/project.pbxproj':
      '{ objects = { P = { isa = PBXProject; mainGroup = G; buildConfigurationList = L; }; G = { isa = PBXGroup; children = (F); sourceTree = "<group>"; };' +
      'F = { isa = PBXFileReference; path = "../../x.xcconfig"; sourceTree = SOURCE_ROOT; }; L = { buildConfigurations = (C); isa = L; };' +
      'C = { isa = C; baseConfigurationReference = F; }; }; rootObject = P; }',
  });
  const finder = createTargetFinder('/r', huge);
  assert.equal(await finder.of('/r/x.swift'), undefined);
  const problems = (await finder.problems()).map(({ file, message }) => `${file}: ${message}`);
  assert.deepEqual(problems.sort(), [
    '/r/A.xcodeproj/project.pbxproj: The project is damaged, and was read only in part.',
    '/r/Package.swift: The file is too large to be read as a project.',
    '/x.xcconfig: The file is outside of the folder, and is not read.',
  ]);
});

test('no link is followed, in or out', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'targets-'));
  try {
    const root = path.join(folder, 'root');
    mkdirSync(path.join(root, 'linked'), { recursive: true });
    mkdirSync(path.join(folder, 'outside'));
    writeFileSync(path.join(folder, 'outside/Package.swift'), manifest('.iOS(.v9)', '.target(name: "A", path: ".")'));
    writeFileSync(path.join(folder, 'outside/binary.swift'), Buffer.from([0, 1, 2]));
    symlinkSync(path.join(folder, 'outside/Package.swift'), path.join(root, 'linked/Package.swift'));
    symlinkSync(path.join(folder, 'outside'), path.join(root, 'tunnel'));
    const finder = createTargetFinder(toSlashes(root), nodeFiles);
    assert.equal(await finder.of(`${toSlashes(root)}/linked/x.swift`), undefined);
    assert.equal(await finder.of(`${toSlashes(root)}/tunnel/x.swift`), undefined);
    const reading = (file: string, limit = 1000): Promise<object> =>
      nodeFiles.readWithin(toSlashes(root), toSlashes(path.join(root, file)), limit);
    assert.deepEqual(await reading('linked/Package.swift'), { problem: 'link' });
    assert.deepEqual(await reading('tunnel/Package.swift'), { problem: 'outside' });
    assert.deepEqual(await reading('../outside/Package.swift'), { problem: 'outside' });
    assert.deepEqual(await reading('nothing'), { problem: 'missing' });
    assert.deepEqual(await reading('linked'), { problem: 'missing' });
    writeFileSync(path.join(root, 'a.yml'), '\uFEFFa: 1');
    writeFileSync(path.join(root, 'b.yml'), Buffer.from([0, 1, 2]));
    assert.deepEqual(await reading('a.yml'), { text: 'a: 1' });
    assert.deepEqual(await reading('a.yml', 3), { problem: 'too-large' });
    assert.deepEqual(await reading('b.yml'), { problem: 'binary' });
    assert.deepEqual(await nodeFiles.list(path.join(root, 'nothing')), []);
    const entries = await nodeFiles.list(root);
    assert.deepEqual(entries.map(({ name, kind }) => `${name} ${kind}`).sort(), [
      'a.yml file',
      'b.yml file',
      'linked folder',
      'tunnel other',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
