import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { assignmentsTo } from '../analysis/shape/assignments.ts';
import { callAtName, callsOf } from '../analysis/shape/calls.ts';
import { assignedName, widen } from '../analysis/shape/expressions.ts';
import { enclosingType } from '../analysis/shape/enclosing-type.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { isOperator, isWord, textOf } from '../analysis/shape/token-text.ts';
import { bodiesOfType, mentionsWithin } from '../analysis/shape/type-bodies.ts';
import { isInactive } from '../analysis/source/source-file.ts';
import type { TokenRange } from '../analysis/source/regions.ts';

/** What uses peer-to-peer Wi-Fi for as long as it runs, the most harmful first. */
const USERS = [
  { name: 'browser', makers: ['NWBrowser', 'nw_browser_create'] },
  {
    name: 'listener',
    makers: ['NWListener', 'nw_listener_create', 'nw_listener_create_with_port'],
  },
  { name: 'connection', makers: ['NWConnection', 'nw_connection_create'] },
] as const;

const STARTS = ['start', 'nw_browser_start', 'nw_listener_start', 'nw_connection_start'];
const ENDS = [
  'cancel',
  'forceCancel',
  'nw_browser_cancel',
  'nw_listener_cancel',
  'nw_connection_cancel',
  'nw_connection_force_cancel',
];

/** How many places of one file are looked at; each asks for the whole type around it. */
const MAX_SWITCHES = 20;

/** Peer-to-peer Wi-Fi that is switched on in a type which starts something with it and ends nothing. */
export default definePatternRule({
  id: 'peer-to-peer-left-on',
  status: 'risky',
  triggers: ['includePeerToPeer', 'nw_parameters_set_include_peer_to_peer'],
  check(shape) {
    return switches(shape)
      .slice(0, MAX_SWITCHES)
      .flatMap((token) => {
        if (isInactive(shape.file, token) || enclosingType(shape.file, token) === 'NWParameters') return [];
        const bodies = bodiesOfType(shape.file, token);
        const user = USERS.find(({ makers }) => makers.some((maker) => isMadeAndKept(shape, maker, bodies)));
        return user === undefined || isEnded(shape, bodies) ? [] : [leftOn(shape, token, user.name)];
      });
  },
});

/** Where it is switched on. */
function switches(shape: Shape): readonly number[] {
  if (shape.file.language === 'swift') {
    return assignmentsTo(shape, 'includePeerToPeer').flatMap(({ token, value }) =>
      value.first === value.last && isWord(shape.file, value.first, 'true') ? [token] : [],
    );
  }
  return callsOf(shape, 'nw_parameters_set_include_peer_to_peer').flatMap(({ token, arguments: [, value] }) =>
    /^(true|YES|1)$/.test(textOf(shape.file, value?.first ?? -1)) ? [token] : [],
  );
}

/** Whether one of the bodies starts something, and ends nothing, be it by giving it up. */
function isEnded(shape: Shape, bodies: readonly TokenRange[]): boolean {
  return (
    !STARTS.some((name) => mentionsWithin(shape, name, bodies)) ||
    ENDS.some((name) => mentionsWithin(shape, name, bodies))
  );
}

/** Whether one of the bodies makes such an object and neither returns it nor sets what holds it to nothing. */
function isMadeAndKept(shape: Shape, maker: string, bodies: readonly TokenRange[]): boolean {
  return shape.identifiers(maker).some((token) => {
    if (!bodies.some(({ first, last }) => first <= token && token < last)) return false;
    const call = callAtName(shape, token);
    if (call === undefined || isWord(shape.file, call.first - 1, 'return')) return false;
    const name = assignedName(shape.file, widen(shape.file, call));
    return name < 0 || !isGivenUp(shape, textOf(shape.file, name));
  });
}

function isGivenUp(shape: Shape, name: string): boolean {
  const { file } = shape;
  return shape.identifiers(name).some((token) => {
    const cleared = isOperator(file, token + 1, '=') && /^(nil|NULL)$/.test(textOf(file, token + 2));
    return cleared || isWord(file, token - 1, 'return');
  });
}

function leftOn({ file }: Shape, token: number, user: string): Candidate {
  const type = file.language === 'swift' && enclosingType(file, token) !== undefined ? 'this type' : 'this code';
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: 'likely',
    message: `Peer-to-peer Wi-Fi may stay on: nothing in ${type} cancels the ${user} that uses it, and it slows the network down; cancel it as soon as it has done its work.`,
    guidance: [
      { id: 'forum-multipeer-to-network', section: 'enable-peer-to-peer-wi-fi' },
      { id: 'tn3213', section: 'enable-peer-to-peer-wi-fi' },
      { id: 'forum-latency' },
    ],
  };
}
