import { availableParallelism } from 'node:os';
import type { Engine } from '../analysis/engine.ts';
import { collect, type Collected, type CollectOptions, type Collection } from './collect.ts';
import { type Batch, createLocalMember, type Member, runCrew } from './crew.ts';
import { compareLocated, compareText, type FileError, type LocatedFinding } from './located-finding.ts';
import { createFileReader } from './read-file.ts';
import { completeLists, isList } from './list-uses.ts';
import { createScanFile, mergeOutcomes, type RuleError, type ScanOutcome } from './scan-file.ts';
import { createWorkerMember } from './worker-member.ts';

/** What to scan, and how. */
export interface ScanOptions extends CollectOptions {
  readonly engine: Engine;
  /** Path of the bundle of worker.ts. Without it everything happens in this thread. */
  readonly worker?: string | undefined;
  /** Threads that scan, this one among them; by default {@link defaultJobs}. */
  readonly jobs?: number | undefined;
  /** This thread has other things to do: worker threads alone scan, however few the files. */
  readonly background?: boolean;
  /** Called now and then with files done and files in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What a scan found. */
export interface ScanResult {
  /** In the order of reports. */
  readonly findings: readonly LocatedFinding[];
  /** Files that were read. */
  readonly files: number;
  readonly bytes: number;
  readonly errors: readonly FileError[];
  readonly ruleErrors: readonly RuleError[];
  /** What was looked at, whether or not it could be read. */
  readonly collection: Collection;
}

/** With fewer files than this, threads take longer to start and to warm up than they save. */
const WORTH_THREADS = 1000;
/** Whoever asks for threads gets them from so many files on. */
const WORTH_ASKED_THREADS = 64;
const BATCH = 32;

/** Threads to scan with where nobody says: all cores but one, at most four. */
export function defaultJobs(): number {
  return Math.min(4, Math.max(1, availableParallelism() - 1));
}

/**
 * Scans files and folders. A file or folder that can't be read is an entry in `errors`, and the rest goes on. Nothing
 * is written or executed. Rejects only with the reason of an abort.
 */
export async function scan(options: ScanOptions): Promise<ScanResult> {
  options.signal?.throwIfAborted();
  const members = createMembers(options);
  const worthThreads = options.jobs === undefined ? WORTH_THREADS : WORTH_ASKED_THREADS;
  const onAbort = (): void => {
    members.close();
  };
  options.signal?.addEventListener('abort', onAbort);
  try {
    const collection = await collect(options, (count) => {
      if (count >= worthThreads) members.startWorkers();
    });
    if (options.background === true) members.startWorkers();
    const total = collection.items.length;
    options.onProgress?.(0, total);
    const run = (items: readonly Collected[], before: number): Promise<ScanOutcome> =>
      runCrew(members.all(), toBatches(items), {
        replace: members.replace,
        signal: options.signal,
        onDone: (done) => options.onProgress?.(before + done, total),
      });
    const outcome = await scanInTurn(collection.items, run, options);
    const errors = [...collection.errors, ...outcome.errors].sort((a, b) => compareText(a.file, b.file));
    const { files, bytes, ruleErrors } = outcome;
    return { files, bytes, ruleErrors, findings: [...outcome.findings].sort(compareLocated), errors, collection };
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
    members.close();
  }
}

/** First the code, then the property lists: these are judged by what the code does, if all of it is asked for. */
async function scanInTurn(
  items: readonly Collected[],
  run: (items: readonly Collected[], before: number) => Promise<ScanOutcome>,
  { engine, accept }: ScanOptions,
): Promise<ScanOutcome> {
  const sources = items.filter((item) => !isList(item));
  const lists = items.filter(isList);
  const code = await run(sources, 0);
  const completed = accept ? lists : await completeLists(lists, sources, code, engine);
  return mergeOutcomes([code, await run(completed, sources.length)]);
}

/** The threads of one scan. */
interface Members {
  /** Starts the worker threads, once. */
  startWorkers(): void;
  all(): readonly Member[];
  /** A new worker for one that broke down, this thread for one that never got going. */
  replace(failed: Member): Member;
  close(): void;
}

function createMembers({ engine, worker, jobs = defaultJobs(), background = false }: ScanOptions): Members {
  const local = createLocalMember(createScanFile(engine, createFileReader()));
  const workers: Member[] = [];
  const wanted = background ? Math.max(1, jobs) : jobs - 1;
  const start = (entry: string): Member => {
    const member = createWorkerMember(entry);
    workers.push(member);
    return member;
  };
  return {
    startWorkers: () => {
      while (worker !== undefined && workers.length < wanted) start(worker);
    },
    all: () => (background && workers.length > 0 ? workers : [local, ...workers]),
    replace: (failed) => (worker !== undefined && failed.hasStarted() ? start(worker) : local),
    close: () => {
      for (const member of workers) member.close();
    },
  };
}

/** Batches of files that share their settings and surroundings, in order. */
function toBatches(items: readonly Collected[]): Batch[] {
  const batches: (Omit<Batch, 'targets'> & { targets: Collected['target'][] })[] = [];
  for (const { target, settings, surroundings } of items) {
    const last = batches.at(-1);
    const fits = last?.settings === settings && last.surroundings === surroundings && last.targets.length < BATCH;
    if (fits) last.targets.push(target);
    else batches.push({ settings, surroundings, targets: [target] });
  }
  return batches;
}
