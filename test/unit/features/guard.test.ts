import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { guardEvent, guardRequest, staleAnswer } from '../../../server/src/features/guard.ts';

function createLog(): { error(message: string): void; readonly messages: string[] } {
  const messages: string[] = [];
  return { messages, error: (message) => messages.push(message) };
}

test('passes an answer through, at once or promised', async () => {
  const log = createLog();
  assert.equal(await guardRequest(log, 'x', 0, (n: number) => n + 1)(1, CancellationToken.None), 2);
  assert.equal(await guardRequest(log, 'x', 0, (n: number) => Promise.resolve(n + 1))(2, CancellationToken.None), 3);
  assert.deepEqual(log.messages, []);
});

test('answers with the fallback and logs when the handler fails, whatever it throws', async () => {
  const log = createLog();
  const failures: unknown[] = [new Error('broken'), 'text', undefined];
  for (const failure of failures) {
    const guarded = guardRequest(log, 'hover', 'fallback', () => Promise.reject(failure as Error));
    assert.equal(await guarded(0, CancellationToken.None), 'fallback');
  }
  assert.equal(log.messages.length, 3);
  assert.match(log.messages[0]!, /^hover: Error: broken\n\s+at /);
  assert.equal(log.messages[1], 'hover: text');
});

test('does not even start when cancelled before', async () => {
  let started = false;
  const guarded = guardRequest(createLog(), 'x', 0, () => {
    started = true;
    return 1;
  });
  const answer = await guarded(0, CancellationToken.Cancelled);
  assert.ok(answer instanceof ResponseError);
  assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
  assert.equal(started, false);
});

for (const outcome of ['answers', 'fails'] as const) {
  test(`is cancelled, quietly, when the handler ${outcome} after the cancellation`, async () => {
    const log = createLog();
    const source = new CancellationTokenSource();
    const guarded = guardRequest(log, 'x', 0, async () => {
      source.cancel();
      await Promise.resolve();
      if (outcome === 'fails') throw new Error('aborted');
      return 1;
    });
    const answer = await guarded(0, source.token);
    assert.ok(answer instanceof ResponseError);
    assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
    assert.deepEqual(log.messages, []);
  });
}

test('lets a handler answer with an error of the protocol', async () => {
  const answer = await guardRequest(createLog(), 'x', 0, () => staleAnswer())(0, CancellationToken.None);
  assert.ok(answer instanceof ResponseError);
  assert.equal(answer.code, LSPErrorCodes.ServerCancelled);
  assert.deepEqual(answer.data, { retriggerRequest: true });
});

test('events log their failures and throw nothing', async () => {
  const log = createLog();
  guardEvent(log, 'event', () => {
    throw new Error('at once');
  })(0);
  guardEvent(log, 'event', () => Promise.reject(new Error('later')))(0);
  await new Promise(setImmediate);
  assert.equal(log.messages.length, 2);
  assert.match(log.messages[0]!, /at once/);
  assert.match(log.messages[1]!, /later/);
});
