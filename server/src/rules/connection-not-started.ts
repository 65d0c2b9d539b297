import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { assignedName, type Expression, widen } from '../analysis/shape/expressions.ts';
import { callAtName } from '../analysis/shape/calls.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { isOneOf, isUnit, isWord, textOf } from '../analysis/shape/token-text.ts';
import { isInactive } from '../analysis/source/source-file.ts';
import { Char } from '../analysis/source/characters.ts';
import { unansweredConnections } from './connection-not-started/accepted.ts';
import { staysIdle } from './connection-not-started/life.ts';
import { type Holder, holderAt } from './connection-not-started/mentions.ts';
import { STARTED_OBJECTS, type StartedObject } from './connection-not-started/objects.ts';

/** Network framework's objects that nothing starts, and accepted connections that nothing answers. */
export default definePatternRule({
  id: 'connection-not-started',
  status: 'risky',
  triggers: [
    'NWConnection',
    'NWListener',
    'NWBrowser',
    'NWConnectionGroup',
    'NWPathMonitor',
    'newConnectionHandler',
    'nw_connection_create',
    'nw_listener_create',
    'nw_listener_create_with_port',
    'nw_listener_create_with_connection',
    'nw_listener_create_with_launchd_key',
    'nw_listener_set_new_connection_handler',
    'nw_browser_create',
    'nw_connection_group_create',
    'nw_path_monitor_create',
    'nw_path_monitor_create_with_type',
  ],
  check(shape) {
    return [...STARTED_OBJECTS.flatMap((object) => idleObjects(shape, object)), ...unansweredConnections(shape)];
  },
});

function idleObjects(shape: Shape, object: StartedObject): readonly Candidate[] {
  const names = shape.file.language === 'swift' ? [object.type] : object.creators;
  const known = new Map<Holder['key'], boolean>();
  return names.flatMap((name) =>
    shape
      .identifiers(name)
      .flatMap((token) => (isNeverStarted(shape, token, known) ? [idle(shape, token, object)] : [])),
  );
}

/** `known` remembers what becomes of a holder, which may be given several objects. */
function isNeverStarted(shape: Shape, token: number, known: Map<Holder['key'], boolean>): boolean {
  const call = callAtName(shape, token);
  if (call === undefined || isInactive(shape.file, token)) return false;
  const name = nameOf(shape, call);
  const holder = name < 0 ? undefined : holderAt(shape, name);
  if (holder === undefined) return false;
  if (!known.has(holder.key)) known.set(holder.key, staysIdle(shape.file, holder.mentions()));
  return known.get(holder.key)!;
}

/** The token of the name that an expression, and nothing made from it, is given to; -1 for none. */
function nameOf({ file }: Shape, expression: Expression): number {
  const { first, last } = widen(file, expression);
  const tried = isOneOf(file, first - 1, '?!') && isWord(file, first - 2, 'try');
  return isUnit(file, last + 1, Char.Dot) ? -1 : assignedName(file, { first: tried ? first - 2 : first, last });
}

function idle({ file }: Shape, token: number, { type, starter, effect, guidance }: StartedObject): Candidate {
  const remedy = file.language === 'swift' ? 'start(queue:)' : starter;
  const what = file.language === 'swift' ? type : textOf(file, token).replace(/_create.*/, '_t');
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: 'certain',
    message: `This ${what} is never started, so ${effect}; call ${remedy} once its handlers are set.`,
    guidance,
  };
}
