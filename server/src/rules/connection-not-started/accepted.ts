import type { Candidate } from '../../analysis/rule.ts';
import { assignmentsTo } from '../../analysis/shape/assignments.ts';
import { callsOf } from '../../analysis/shape/calls.ts';
import { type Closure, closureIn } from '../../analysis/shape/closures.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isWord } from '../../analysis/shape/token-text.ts';
import { mentionsBetween } from '../../analysis/shape/within.ts';
import { staysUnanswered } from './life.ts';

/**
 * Handlers of new connections that neither start, keep, hand on nor cancel the connection that they are given. One that
 * does nothing at all is there because a listener needs a handler, for example one that only advertises.
 */
export function unansweredConnections(shape: Shape): readonly Candidate[] {
  return handlers(shape).flatMap((closure) => {
    const name = closure.parameters[0] ?? '$0';
    if (name === '_' || closure.body >= closure.close) return [];
    const token = parameterAt(shape, closure, name);
    return token >= 0 && staysUnanswered(shape.file, mentionsBetween(shape, name, closure.body, closure.close))
      ? [unanswered(shape, token)]
      : [];
  });
}

function handlers(shape: Shape): readonly Closure[] {
  const { file } = shape;
  if (file.language === 'swift') {
    return assignmentsTo(shape, 'newConnectionHandler').flatMap(
      ({ value }) => closureIn(file, value.first, value.last + 1) ?? [],
    );
  }
  return callsOf(shape, 'nw_listener_set_new_connection_handler').flatMap((call) => call.arguments[1]?.closure ?? []);
}

/** Where the closure names its connection; the first `$0` where it does not. */
function parameterAt({ file }: Shape, { first, open, body, close }: Closure, name: string): number {
  const [from, to] = name === '$0' ? [body, close] : [first, Math.max(body, open)];
  for (let i = from; i < to; i++) if (isWord(file, i, name)) return i;
  return -1;
}

function unanswered({ file }: Shape, token: number): Candidate {
  const [start, cancel] =
    file.language === 'swift' ? ['start(queue:)', 'cancel()'] : ['nw_connection_start', 'nw_connection_cancel'];
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: 'certain',
    message: `This handler neither starts nor keeps the new connection, so the client is never served; call ${start} and keep a reference, or refuse it with ${cancel}.`,
    guidance: [{ id: 'forum-multipeer-to-network', section: 'manage-a-listener' }, { id: 'forum-also-ran' }],
  };
}
