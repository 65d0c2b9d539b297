import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import type { Call } from '../analysis/shape/calls.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { createBackgroundSessions } from './background-session/sessions.ts';
import { type Misuse, misuseOf, taskCalls } from './background-session/tasks.ts';

/** Tasks that a session with a background configuration can't run, or runs badly. Follows the session within the file. */
export default definePatternRule({
  id: 'background-session',
  status: 'risky',
  triggers: [
    'URLSession',
    'URLSessionConfiguration',
    'backgroundSessionConfigurationWithIdentifier',
    'backgroundSessionConfiguration',
  ],
  check(shape) {
    const names = ['background', 'backgroundSessionConfiguration', 'backgroundSessionConfigurationWithIdentifier'];
    if (names.every((name) => shape.identifiers(name).length === 0)) return [];
    const isBackground = createBackgroundSessions(shape);
    return taskCalls(shape).flatMap((call) => {
      const misuse = call.receiver && isBackground(call.receiver) ? misuseOf(shape, call) : undefined;
      return misuse === undefined ? [] : [misused(shape, call, misuse)];
    });
  },
});

const MESSAGES: Readonly<Record<Misuse, string>> = {
  handler:
    'A background session raises an exception for a task with a completion handler; leave the handler out and implement the delegate.',
  async:
    'The async methods of URLSession need a completion handler, for which a background session raises an exception; create a download or upload task and implement the delegate.',
  publisher:
    'A publisher needs a completion handler, for which a background session raises an exception; create a download task and implement the delegate.',
  'data-task':
    'A background session does not support data tasks, and they may fail as soon as the app is suspended; use a download task, or an ordinary session.',
  'in-memory':
    'A background session uploads from files only; write the data to a file and use an upload task from that file.',
  loop: 'One transfer for each element may be held up by the growing delays of background sessions; combine small ones into fewer, larger transfers.',
  chain:
    'A task that is created when the one before has finished may wait ever longer in the background; hand all tasks to the session at once.',
};

/** What the text proves; the rest depends on how many and how large the transfers are, and on when the app is suspended. */
const CERTAIN: ReadonlySet<Misuse> = new Set(['handler', 'async', 'in-memory']);

function misused({ file }: Shape, call: Call, misuse: Misuse): Candidate {
  const transfers = [{ id: 'forum-fewer-larger-transfers' }, { id: 'forum-resume-rate-limiter' }];
  return {
    start: file.tokens.start[call.token]!,
    end: file.tokens.end[call.token]!,
    confidence: CERTAIN.has(misuse) ? 'certain' : 'likely',
    message: MESSAGES[misuse],
    guidance:
      misuse === 'loop' ? transfers : misuse === 'chain' ? transfers.toReversed() : [{ id: 'docs-background-session' }],
  };
}
