import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { asVersion } from '../../server/src/project/targets/model.ts';
import { createTargetFinder } from '../../server/src/project/targets/find-targets.ts';
import { memoryFiles } from '../unit/project/targets/memory-files.ts';
import { runs } from './arbitraries.ts';

const root = path.join(process.cwd(), 'test/fixtures/projects');

/** The project files of all fixture projects, by their paths below `/r`. */
const sources: readonly (readonly [file: string, text: string])[] = readdirSync(root, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => statSync(path.join(root, name)).isFile())
  .map((name) => [`/r/${name.split(path.sep).join('/')}`, readFileSync(path.join(root, name), 'utf8')] as const);

/** One of the files with a stretch of it taken out and put in elsewhere, some times over. */
const broken = fc
  .record({
    file: fc.nat(sources.length - 1),
    moves: fc.array(fc.tuple(fc.nat(), fc.nat(200), fc.nat(), fc.nat(3)), { minLength: 1, maxLength: 6 }),
  })
  .map(({ file, moves }) => {
    const [name, whole] = sources[file]!;
    const text = moves.reduce((before, [from, length, to, times]) => {
      const start = from % (before.length + 1);
      const piece = before.slice(start, start + length);
      const rest = before.slice(0, start) + before.slice(start + length);
      const at = to % (rest.length + 1);
      return rest.slice(0, at) + piece.repeat(times) + rest.slice(at);
    }, whole);
    return { name, text };
  });

test('whatever project files say, targets are sound, and nothing outside of the folder is read', async () => {
  await fc.assert(
    fc.asyncProperty(broken, async ({ name, text }) => {
      const files = memoryFiles({ ...Object.fromEntries(sources), [name]: text, '/outside': 'A = 1' });
      const finder = createTargetFinder('/r', files);
      const folder = name.split('/').slice(0, 3).join('/');
      for (const file of [`${folder}/App/Shared.swift`, `${folder}/x/y.h`, `${folder}/Sources/Courier/a.swift`]) {
        const found = await finder.of(file);
        assert.ok(found === undefined || found.origin.file.startsWith('/r/'));
      }
      for (const { targets } of await finder.projects()) {
        for (const target of targets) {
          assert.ok(target.configurations.length > 0);
          for (const version of Object.values(target.platforms)) assert.equal(asVersion(version), version);
          for (const file of target.files.paths) assert.doesNotMatch(file, /^[^/]|\/\.\.?(\/|$)|\/\//);
        }
      }
      assert.ok(files.reads.every((file) => file.startsWith('/r/')));
    }),
    runs(200),
  );
});
