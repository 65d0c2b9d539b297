import { setImmediate } from 'node:timers/promises';
import type { Surroundings } from '../analysis/project-context.ts';
import type { Settings } from '../settings.ts';
import { failed, mergeOutcomes, type ScanFile, type ScanOutcome, type ScanTarget } from './scan-file.ts';

/** Files that share their settings and surroundings, to be scanned in one go. */
export interface Batch {
  readonly settings: Settings;
  readonly surroundings: Surroundings;
  readonly targets: readonly ScanTarget[];
}

/** Someone who scans one batch after another: this thread, or a worker thread. */
export interface Member {
  /** Rejects when the member can't go on; it is of no use from then on. */
  run(batch: Batch): Promise<ScanOutcome>;
  /** Whether it ever came as far as to be able to scan. */
  hasStarted(): boolean;
  close(): void;
}

/** How long this thread scans before it lets other things happen, in milliseconds. */
const SLICE = 8;

/** A member that scans in this thread, with a pause after each few milliseconds. */
export function createLocalMember(scanFile: ScanFile): Member {
  return {
    run: async ({ settings, surroundings, targets }) => {
      const outcomes: ScanOutcome[] = [];
      let pauseAt = performance.now() + SLICE;
      for (const target of targets) {
        outcomes.push(scanFile(target, settings, surroundings));
        if (performance.now() < pauseAt) continue;
        await setImmediate();
        pauseAt = performance.now() + SLICE;
      }
      await setImmediate();
      return mergeOutcomes(outcomes);
    },
    hasStarted: () => true,
    close: () => undefined,
  };
}

/** What a crew works under. */
export interface CrewOptions {
  /** Takes the place of a member that failed. */
  readonly replace: (failed: Member) => Member;
  readonly signal?: AbortSignal | undefined;
  /** Called after each batch with the number of files done. */
  readonly onDone?: ((files: number) => void) | undefined;
}

/**
 * Has the members take batches from a common queue until it is empty. A batch whose member fails is tried again file by
 * file, so that only the file that is to blame is lost: it becomes an error. Leaves the members open. Rejects only with
 * the reason of an abort.
 */
export async function runCrew(
  members: readonly Member[],
  batches: readonly Batch[],
  options: CrewOptions,
): Promise<ScanOutcome> {
  const queue = [...batches].reverse();
  const outcomes: ScanOutcome[] = [];
  let done = 0;
  const work = async (member: Member): Promise<void> => {
    for (let batch = queue.pop(); batch; batch = queue.pop()) {
      const outcome = await member.run(batch).catch((error: unknown) => ({ error }));
      options.signal?.throwIfAborted();
      if ('error' in outcome) {
        const [again, lost] = afterFailure(batch, member, outcome.error);
        queue.push(...again);
        outcomes.push(...lost);
        await work(options.replace(member));
        return;
      }
      outcomes.push(outcome);
      done += batch.targets.length;
      options.onDone?.(done);
    }
  };
  await Promise.all(members.map(work));
  return mergeOutcomes(outcomes);
}

/** What to try again, and what is given up. */
function afterFailure(batch: Batch, member: Member, error: unknown): [again: Batch[], lost: ScanOutcome[]] {
  if (!member.hasStarted()) return [[batch], []];
  const { targets } = batch;
  if (targets.length > 1) return [targets.map((target) => ({ ...batch, targets: [target] })), []];
  const message = `could not be scanned: ${error instanceof Error ? error.message : String(error)}`;
  return [[], targets.map(({ file }) => failed(file, message))];
}
