import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { type Assignment, assignmentsTo } from '../analysis/shape/assignments.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { swiftReceiverType } from '../analysis/shape/receivers.ts';
import { containerOf, textOf } from '../analysis/shape/token-text.ts';
import { sourceOf } from '../analysis/shape/values.ts';

/** Routing flags of a VPN configuration that undo each other. */
export default definePatternRule({
  id: 'vpn-route-flags',
  status: 'risky',
  triggers: ['enforceRoutes', 'setEnforceRoutes', 'excludeLocalNetworks', 'setExcludeLocalNetworks'],
  check(shape) {
    const all = settled(shape, 'includeAllNetworks', true);
    const enforced = settled(shape, 'enforceRoutes', true);
    const local = settled(shape, 'excludeLocalNetworks', false);
    return [
      ...pairs(enforced, all).map(([first, second]) => ignored(shape, first, second)),
      ...pairs(local, all).map(([first, second]) => localIncluded(shape, first, second)),
    ];
  },
});

/** The last assignment to `name` in each place, where it gives the value that is asked for. */
function settled(shape: Shape, name: string, expected: boolean): ReadonlyMap<string, Assignment> {
  const byPlace = new Map<string, Assignment>();
  for (const one of assignmentsTo(shape, name)) {
    if (!isForConfiguration(shape, one)) continue;
    const place = placeOf(shape, one);
    if ((byPlace.get(place)?.token ?? -1) < one.token) byPlace.set(place, one);
  }
  return new Map([...byPlace].filter(([, one]) => isConstant(shape, one, expected)));
}

function isConstant(shape: Shape, { value }: Assignment, expected: boolean): boolean {
  return (expected ? /^(true|YES)$/ : /^(false|NO)$/).test(sourceOf(shape, value));
}

/** Not so for the initial value of a project's own setting, nor where the receiver is seen to be of a type without NE. */
function isForConfiguration({ file, variables }: Shape, { token, receiver }: Assignment): boolean {
  if (/^(var|let)$/.test(textOf(file, token - 1))) return false;
  if (file.language !== 'swift' || receiver === undefined) return true;
  const type = swiftReceiverType(file, variables(), token - 1);
  return type === undefined || /^NE[A-Z]/.test(type) || /^[sS]elf$/.test(type);
}

/** Each of `some` with the one of `others` for the same configuration in the same block. */
function pairs(
  some: ReadonlyMap<string, Assignment>,
  others: ReadonlyMap<string, Assignment>,
): readonly (readonly [Assignment, Assignment])[] {
  return [...some].flatMap(([place, one]) => {
    const other = others.get(place);
    return other === undefined ? [] : [[one, other] as const];
  });
}

/** The block and the configuration that an assignment belongs to; the brackets of a message are no block. */
function placeOf(shape: Shape, { first, receiver }: Assignment): string {
  const optional = receiver === undefined ? '' : sourceOf(shape, receiver).replace(/[?!]/g, '');
  return `${containerOf(shape.file, first)} ${optional}`;
}

function related({ file }: Shape, { token }: Assignment, message: string): Pick<Candidate, 'related'> {
  return { related: [{ start: file.tokens.start[token]!, end: file.tokens.end[token]!, message }] };
}

function rangeOf({ file }: Shape, { token }: Assignment): Pick<Candidate, 'start' | 'end'> {
  return { start: file.tokens.start[token]!, end: file.tokens.end[token]! };
}

function ignored(shape: Shape, flag: Assignment, all: Assignment): Candidate {
  return {
    ...rangeOf(shape, flag),
    confidence: 'certain',
    message: 'enforceRoutes has no effect while includeAllNetworks is set; set only one of them.',
    guidance: [
      { id: 'docs-routing-vpn', section: 'enforce-the-inclusions-and-exclusions-for-a-packet-tunnel-provider' },
    ],
    ...related(shape, all, 'includeAllNetworks is set here.'),
  };
}

function localIncluded(shape: Shape, flag: Assignment, other: Assignment): Candidate {
  return {
    ...rangeOf(shape, flag),
    confidence: 'likely',
    message:
      'With includeAllNetworks and without excludeLocalNetworks, AirPlay, AirDrop and CarPlay may stop working; exclude local networks unless the product is meant to take their traffic.',
    guidance: [
      { id: 'docs-routing-vpn', section: 'exclude-some-traffic-from-a-personal-vpn-or-packet-tunnel-provider' },
    ],
    ...related(shape, other, 'This sends the traffic through the tunnel.'),
  };
}
