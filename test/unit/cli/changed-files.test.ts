import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { changedFiles } from '../../../server/src/cli/changed-files.ts';
import { isUsageError } from '../../../server/src/cli/usage-error.ts';
import { temporaryTree } from '../scripts/temporary-tree.ts';

function repository(
  t: TestContext,
  files: Readonly<Record<string, string>>,
): { root: string; git: (...words: string[]) => string } {
  const root = realpathSync(temporaryTree(t, files));
  const identity = ['-c', 'user.name=n', '-c', 'user.email=e@example.com', '-c', 'commit.gpgsign=false'];
  const git = (...words: string[]): string =>
    execFileSync('git', [...identity, ...words], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'one');
  return { root, git };
}

const below = (root: string, paths: readonly string[]): string[] => paths.map((path) => path.slice(root.length + 1));

async function refuses(promise: Promise<unknown>, message: RegExp): Promise<void> {
  await assert.rejects(promise, (error) => isUsageError(error) && message.test(error.message));
}

test('changed, staged, committed and new files, not deleted or ignored ones', async (t) => {
  const { root, git } = repository(t, {
    'same.m': '',
    'edited.m': '',
    'staged.m': '',
    'gone.m': '',
    '.gitignore': 'ignored.m',
    'é ü\n.m': '',
  });
  writeFileSync(join(root, 'committed.m'), '');
  git('add', '.');
  git('commit', '-qm', 'two');
  appendFileSync(join(root, 'edited.m'), 'x');
  appendFileSync(join(root, 'é ü\n.m'), 'x');
  appendFileSync(join(root, 'staged.m'), 'x');
  git('add', 'staged.m');
  rmSync(join(root, 'gone.m'));
  for (const name of ['new.m', 'ignored.m']) writeFileSync(join(root, name), '');
  assert.deepEqual(below(root, await changedFiles('HEAD', ['.'], root)), ['edited.m', 'new.m', 'staged.m', 'é ü\n.m']);
  assert.deepEqual(below(root, await changedFiles('HEAD~1', ['.'], root)), [
    'committed.m',
    'edited.m',
    'new.m',
    'staged.m',
    'é ü\n.m',
  ]);
});

test('only below the paths, which may be files, and from anywhere', async (t) => {
  const { root } = repository(t, { 'a/x.m': '', 'b/y.m': '', 'b/z.m': '' });
  for (const name of ['a/x.m', 'b/y.m', 'b/z.m']) appendFileSync(join(root, name), 'x');
  assert.deepEqual(below(root, await changedFiles('HEAD', ['a', 'b/y.m'], root)), ['a/x.m', 'b/y.m']);
  assert.deepEqual(below(root, await changedFiles('HEAD', [root], '/')), ['a/x.m', 'b/y.m', 'b/z.m']);
});

test('a path that leads nowhere is kept, for the scan to tell', async (t) => {
  const { root } = repository(t, { 'a.m': '' });
  assert.deepEqual(await changedFiles('HEAD', ['none/b.m'], root), [join(root, 'none/b.m')]);
});

test('no repository, no such revision, and what only looks like one', async (t) => {
  const bare = temporaryTree(t, { 'a.m': '' });
  await refuses(changedFiles('HEAD', ['.'], bare), /not in a git repository/);
  const { root } = repository(t, { 'a.m': '' });
  await refuses(changedFiles('nope', ['.'], root), /no revision “nope”/);
  await refuses(changedFiles('--output=x', ['.'], root), /not a git revision/);
});

test('nothing that the repository configures is executed', async (t) => {
  const { root, git } = repository(t, { 'a.m': 'a', '.gitattributes': '*.m filter=evil diff=evil\n' });
  const proof = join(root, 'proof');
  const script = join(root, 'evil.sh');
  writeFileSync(script, `#!/bin/sh\necho "$0 $*" >> '${proof}'\ncat\n`, { mode: 0o755 });
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'diff.external',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'diff.evil.textconv',
    'diff.evil.command',
  ]) {
    git('config', key, script);
  }
  git('config', 'filter.evil.required', 'true');
  mkdirSync(join(root, '.git/hooks'), { recursive: true });
  for (const hook of ['post-index-change', 'fsmonitor-watchman', 'post-checkout']) {
    writeFileSync(join(root, '.git/hooks', hook), readFileSync(script), { mode: 0o755 });
  }
  // The same size and time as in the index: git has to compare the content, through filters if it may.
  writeFileSync(join(root, 'a.m'), 'b');
  utimesSync(join(root, 'a.m'), new Date(), new Date());
  assert.deepEqual(below(root, await changedFiles('HEAD', ['.'], root)), ['a.m', 'evil.sh']);
  assert.equal(existsSync(proof), false);
  // The trap does spring when nobody takes care.
  spawnSync('git', ['status'], { cwd: root });
  assert.equal(existsSync(proof), true);
});
