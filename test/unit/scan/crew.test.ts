import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BARE_SURROUNDINGS } from '../../../server/src/analysis/project-context.ts';
import { type Batch, createLocalMember, type Member, runCrew } from '../../../server/src/scan/crew.ts';
import type { ScanOutcome } from '../../../server/src/scan/scan-file.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';

const batch = (...names: string[]): Batch => ({
  settings: DEFAULT_SETTINGS,
  surroundings: BARE_SURROUNDINGS,
  targets: names.map((name) => ({ path: name, file: name, key: name })),
});
const outcome = (files: number): ScanOutcome => ({
  findings: [],
  errors: [],
  ruleErrors: [],
  uses: [],
  files,
  bytes: files * 10,
});
const local = (): Member => createLocalMember(() => outcome(1));

/** A member that breaks down at a file called `bad`. */
function fragile(seen: string[]): Member {
  return {
    hasStarted: () => true,
    close: () => undefined,
    run: ({ targets }) => {
      seen.push(targets.map(({ file }) => file).join('+'));
      const isBad = targets.some(({ file }) => file === 'bad');
      return isBad ? Promise.reject(new Error('out of memory')) : Promise.resolve(outcome(targets.length));
    },
  };
}

test('several members share the batches', async () => {
  const done: number[] = [];
  const result = await runCrew([local(), local(), local()], [batch('a', 'b'), batch('c'), batch('d')], {
    replace: local,
    onDone: (files) => done.push(files),
  });
  assert.deepEqual([result.files, result.bytes, result.errors], [4, 40, []]);
  assert.equal(done.at(-1), 4);
});

test('nothing to do is done at once', async () => {
  assert.equal((await runCrew([local()], [], { replace: local })).files, 0);
});

test('only the file at which a member breaks down is lost', async () => {
  const seen: string[] = [];
  const result = await runCrew([fragile(seen)], [batch('a', 'bad', 'b'), batch('c')], { replace: () => fragile(seen) });
  assert.equal(result.files, 3);
  assert.deepEqual(result.errors, [{ file: 'bad', message: 'could not be scanned: out of memory' }]);
  assert.equal(seen[0], 'a+bad+b');
});

test('the batch of a member that never got going is done by its replacement, whole', async () => {
  const dead: Member = {
    hasStarted: () => false,
    close: () => undefined,
    run: () => Promise.reject(new Error('no such module')),
  };
  const result = await runCrew([dead], [batch('a', 'b'), batch('c')], { replace: local });
  assert.deepEqual([result.files, result.errors], [3, []]);
});

test('an abort rejects with its reason', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const working = runCrew(
    [local()],
    Array.from({ length: 50 }, () => batch('a')),
    {
      replace: local,
      signal: controller.signal,
      onDone: () => {
        controller.abort(reason);
      },
    },
  );
  await assert.rejects(working, reason);
});

test('scanning in this thread lets other things happen', async () => {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  const slow = createLocalMember(() => {
    const until = performance.now() + 3;
    while (performance.now() < until);
    return outcome(1);
  });
  await slow.run(batch(...Array.from({ length: 30 }, (_, i) => `${i}`)));
  clearInterval(timer);
  assert.ok(ticks >= 3, `${ticks} ticks`);
});
