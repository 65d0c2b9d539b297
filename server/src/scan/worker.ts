// Entry of dist/scan-worker.js: scans the batches that it is sent, one after the other.
import { parentPort } from 'node:worker_threads';
import { createEngine } from '../analysis/engine.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { RULES } from '../rules/registry.generated.ts';
import type { Batch } from './crew.ts';
import { createFileReader } from './read-file.ts';
import { createScanFile, mergeOutcomes } from './scan-file.ts';
import type { WorkerMessage } from './worker-member.ts';

const engine = createEngine(loadKnowledge().knowledge, RULES);
const scanFile = createScanFile(engine, createFileReader());

const send = (message: WorkerMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ settings, surroundings, targets }: Batch) => {
  send(mergeOutcomes(targets.map((target) => scanFile(target, settings, surroundings))));
});
send('ready');
