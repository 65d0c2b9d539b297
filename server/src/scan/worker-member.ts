import { Worker } from 'node:worker_threads';
import type { Member } from './crew.ts';
import type { ScanOutcome } from './scan-file.ts';

/** What the worker sends: once that it is ready, then the outcome of each batch. */
export type WorkerMessage = 'ready' | ScanOutcome;

interface Waiting {
  readonly resolve: (outcome: ScanOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** A member in a thread of its own. `entry` is the path of the bundle of worker.ts. */
export function createWorkerMember(entry: string): Member {
  const worker = new Worker(entry);
  let started = false;
  let failure: Error | undefined;
  let waiting: Waiting | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    waiting?.reject(failure);
  };
  worker.on('message', (message: WorkerMessage) => {
    if (message === 'ready') started = true;
    else waiting?.resolve(message);
  });
  worker.on('error', fail);
  worker.on('exit', () => {
    fail(new Error('the scan thread stopped'));
  });
  return {
    run: (batch) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        if (failure) reject(failure);
        else worker.postMessage(batch);
      }),
    hasStarted: () => started,
    close: () => void worker.terminate(),
  };
}
