import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createEngine, type Engine } from '../../../server/src/analysis/engine.ts';
import { definePatternRule } from '../../../server/src/analysis/rule.ts';
import { scan, type ScanOptions, type ScanResult } from '../../../server/src/scan/scan.ts';
import { scanInput } from '../../../server/src/scan/scan-input.ts';
import { temporaryTree } from '../scripts/temporary-tree.ts';

/** An engine whose only rule finds the word `Trouble`, and throws where there is also a `Bomb`. */
function testEngine(): Engine {
  const trouble = definePatternRule({
    id: 'trouble',
    status: 'risky',
    triggers: ['Trouble'],
    check: ({ file }) => {
      if (file.text.includes('Bomb')) throw new Error('boom');
      return [...file.text.matchAll(/\bTrouble\b/g)].map(({ index }) => ({
        start: index,
        end: index + 'Trouble'.length,
        status: 'risky',
        confidence: 'certain',
        message: 'Trouble is risky.',
        guidance: [],
      }));
    },
  });
  return createEngine({ rules: [], apis: [], guidance: [] }, { source: [trouble], propertyLists: [] });
}

function scanTree(root: string, more: Partial<ScanOptions> = {}): Promise<ScanResult> {
  const engine = testEngine();
  const scope = { ruleIds: engine.ruleIds, defaultExcludes: true };
  return scan({ engine, scope, paths: ['.'], cwd: root, ...more });
}

function places({ findings }: ScanResult): string[] {
  return findings.map(({ file, line, column }) => `${file}:${line}:${column}`);
}

test('findings come in order of file, line and column, each with its place', async (t) => {
  const root = temporaryTree(t, {
    'b/x.m': '\n Trouble; Trouble;\n',
    'a.swift': 'Trouble()',
    'b.swift': 'Trouble',
    'c.m': '',
  });
  const result = await scanTree(root);
  assert.deepEqual(places(result), ['a.swift:1:1', 'b.swift:1:1', 'b/x.m:2:2', 'b/x.m:2:11']);
  assert.deepEqual([result.files, result.bytes], [4, 36]);
});

test('odd files: nothing is lost and nothing crashes', async (t) => {
  const root = temporaryTree(t, { 'empty.m': '', 'crlf.m': 'a\r\nTrouble\r\n', 'bom.m': '\uFEFFTrouble' });
  const bytes = { 'binary.m': 'Trouble\0', 'utf16.m': Buffer.from('\uFEFF\r\n  Trouble', 'utf16le') };
  for (const [name, content] of Object.entries(bytes)) writeFileSync(join(root, name), content);
  writeFileSync(join(root, 'invalid.m'), Buffer.concat([Buffer.from([0xff, 0x20]), Buffer.from('Trouble')]));
  const result = await scanTree(root);
  assert.deepEqual(places(result), ['bom.m:1:1', 'crlf.m:2:1', 'invalid.m:1:3', 'utf16.m:2:3']);
  assert.equal(result.files, 6);
});

test('paths that lead nowhere are errors, and the rest is scanned', async (t) => {
  const root = temporaryTree(t, { 'a.m': 'Trouble' });
  const result = await scanTree(root, { paths: ['gone', 'a.m', 'also/gone.m'] });
  assert.deepEqual(places(result), ['a.m:1:1']);
  assert.deepEqual(result.errors, [
    { file: 'also/gone.m', message: 'no such file or folder' },
    { file: 'gone', message: 'no such file or folder' },
  ]);
});

test('a file that is met twice is scanned once', async (t) => {
  const root = temporaryTree(t, { 'a/x.m': 'Trouble' });
  assert.deepEqual(places(await scanTree(root, { paths: ['.', 'a', 'a/x.m', join(root, 'a', 'x.m')] })), ['a/x.m:1:1']);
});

test('paths outside of the current folder', async (t) => {
  const root = temporaryTree(t, { 'a/x.m': 'Trouble', 'b/y.m': '' });
  const result = await scanTree(join(root, 'b'), { paths: ['../a'], cwd: join(root, 'b') });
  assert.deepEqual(places(result), ['../a/x.m:1:1']);
});

test('excludes hold for files that are named, and what is excluded is told', async (t) => {
  const root = temporaryTree(t, { '.git/HEAD': '', 'Pods/x.m': 'Trouble', 'y.m': 'Trouble', 'sub/z.m': '' });
  const paths = ['Pods/x.m', 'Pods', 'y.m'];
  const result = await scanTree(root, { paths });
  assert.deepEqual([places(result), result.collection.excluded], [['y.m:1:1'], ['Pods/x.m', 'Pods']]);
  const fromBelow = await scanTree(join(root, 'sub'), { paths: ['../Pods/x.m'], cwd: join(root, 'sub') });
  assert.deepEqual(places(fromBelow), []);
  const scope = { ruleIds: new Set<string>(), defaultExcludes: false };
  assert.deepEqual(places(await scanTree(root, { paths, scope })), ['Pods/x.m:1:1', 'y.m:1:1']);
});

test('each file is scanned under the configuration of its folder', async (t) => {
  const root = temporaryTree(t, {
    'netguide.json': '{ "rules": { "trouble": "error" } }',
    'a.m': 'Trouble',
    'quiet/netguide.json': '{ "rules": { "trouble": "off" } }',
    'quiet/b.m': 'Trouble',
    'quiet/deep/c.m': 'Trouble',
    'quiet/loud/netguide.json': '{ "oops": 1 }',
    'quiet/loud/d.m': 'Trouble',
  });
  const result = await scanTree(root);
  assert.deepEqual(
    result.findings.map(({ file, finding }) => [file, finding.severity]),
    [
      ['a.m', 'error'],
      ['quiet/loud/d.m', 'warning'],
    ],
  );
  const problems = result.collection.configurations.flatMap((configuration) => configuration.problems);
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['Unknown setting “oops”.'],
  );
});

test('fingerprints are the same from wherever the scan starts', async (t) => {
  const root = temporaryTree(t, { '.git/HEAD': '', 'a/x.m': 'Trouble' });
  const prints = [
    await scanTree(root),
    await scanTree(join(root, 'a'), { cwd: join(root, 'a') }),
    await scanTree('/', { paths: [root], cwd: '/' }),
  ].map(({ findings }) => findings[0]?.fingerprint);
  assert.equal(new Set(prints).size, 1);
  assert.match(String(prints[0]), /^[0-9a-f]{16}$/);
});

test('a rule that throws is reported with its file, and other files are not affected', async (t) => {
  const root = temporaryTree(t, { 'a.m': 'Trouble Bomb', 'b.m': 'Trouble' });
  const result = await scanTree(root);
  assert.deepEqual(places(result), ['b.m:1:1']);
  assert.deepEqual(result.ruleErrors, [{ ruleId: 'trouble', file: 'a.m', message: 'boom' }]);
});

test('shards are what `accept` lets through', async (t) => {
  const root = temporaryTree(t, { 'a.m': 'Trouble', 'b.m': 'Trouble' });
  const result = await scanTree(root, { accept: (key) => key === 'b.m' });
  assert.deepEqual([places(result), result.files], [['b.m:1:1'], 1]);
});

test('an abort stops the scan with its reason', async (t) => {
  const root = temporaryTree(t, Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.m`, 'Trouble'])));
  const early = new Error('early');
  await assert.rejects(scanTree(root, { signal: AbortSignal.abort(early) }), early);
  const controller = new AbortController();
  const onProgress = (done: number): void => {
    if (done > 0) controller.abort(early);
  };
  await assert.rejects(scanTree(root, { signal: controller.signal, onProgress }), early);
});

test('progress counts up to all files', async (t) => {
  const root = temporaryTree(t, Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}.m`, ''])));
  const seen: [number, number][] = [];
  await scanTree(root, { onProgress: (done, total) => seen.push([done, total]) });
  assert.deepEqual(
    [seen[0], seen.at(-1)],
    [
      [0, 100],
      [100, 100],
    ],
  );
});

test('input stands for a file of its path', async (t) => {
  const root = temporaryTree(t, { '.git/HEAD': '', 'sub/netguide.json': '{ "rules": { "trouble": "hint" } }' });
  const engine = testEngine();
  const options = { engine, cwd: root, scope: { ruleIds: engine.ruleIds, defaultExcludes: true } };
  const result = await scanInput({ ...options, bytes: Buffer.from('\nTrouble'), path: 'sub/new.swift' });
  assert.deepEqual(
    [places(result), result.findings[0]?.finding.severity, result.files],
    [['sub/new.swift:2:1'], 'hint', 1],
  );
  const excluded = await scanInput({ ...options, bytes: Buffer.from('Trouble'), path: 'Pods/new.swift' });
  assert.deepEqual([excluded.findings, excluded.files, excluded.collection.excluded], [[], 0, ['Pods/new.swift']]);
  assert.deepEqual((await scanInput({ ...options, bytes: Buffer.from('Trouble'), path: 'a.txt' })).findings, []);
});

/** The bundle of the worker, which the build makes. */
function builtWorker(t: TestContext): string | undefined {
  const worker = join(process.cwd(), 'dist', 'scan-worker.js');
  if (existsSync(worker)) return worker;
  t.skip('needs “npm run build”');
  return undefined;
}

test('worker threads find the same as this thread', async (t) => {
  const worker = builtWorker(t);
  if (worker === undefined) return;
  const code = 'CFSocketInvalidate(socket);\n';
  const root = temporaryTree(
    t,
    Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`${i}.m`, code.repeat(i % 3)])),
  );
  const { productEngine } = await import('../../support/engine.ts');
  const engine = productEngine();
  const scope = { ruleIds: engine.ruleIds, defaultExcludes: true };
  const alone = await scanTree(root, { engine, scope });
  const shared = await scanTree(root, { engine, scope, worker, jobs: 3 });
  const background = await scanTree(root, { engine, scope, worker, background: true });
  assert.equal(alone.findings.length, 150);
  const plain = ({ findings, files, bytes }: ScanResult): object => ({ findings, files, bytes });
  assert.deepEqual(plain(shared), plain(alone));
  assert.deepEqual(plain(background), plain(alone));
});

test('an abort stops worker threads', async (t) => {
  const worker = builtWorker(t);
  if (worker === undefined) return;
  const root = temporaryTree(
    t,
    Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.m`, 'CFSocketInvalidate(s);'])),
  );
  const controller = new AbortController();
  const reason = new Error('enough');
  const onProgress = (): void => {
    controller.abort(reason);
  };
  await assert.rejects(scanTree(root, { worker, background: true, signal: controller.signal, onProgress }), reason);
});

test('a worker that can’t be started is replaced by this thread', async (t) => {
  const root = temporaryTree(t, { 'a.m': 'Trouble', 'broken-worker.js': 'throw new Error("no")' });
  for (const worker of [join(root, 'none.js'), join(root, 'broken-worker.js')]) {
    const result = await scanTree(root, { worker, background: true });
    assert.deepEqual([places(result), result.errors], [['a.m:1:1'], []]);
  }
});
