import { multipeerTypeProblem, serviceTypeProblem } from '../analysis/network-names/bonjour-service-type.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { type ConstantString, constantString } from '../analysis/shape/constant-strings.ts';
import type { Expression } from '../analysis/shape/expressions.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { stringContent } from '../analysis/shape/strings.ts';
import { mendedServiceType } from './bonjour-service-type/mended.ts';
import { serviceTypeUses } from '../analysis/uses/service-types.ts';

/** What is browsed to find out which service types there are: not a type, but right where a type is asked for. */
const ALL_TYPES = /^_services\._dns-sd\._udp\.?$/i;

/** Literals that are handed, directly or by a constant of the file, to something that wants a Bonjour service type. */
export default definePatternRule({
  id: 'bonjour-service-type',
  status: 'risky',
  triggers: [
    'bonjour',
    'bonjourWithTXTRecord',
    'NWListener',
    'NetService',
    'NetServiceBrowser',
    'NSNetService',
    'NSNetServiceBrowser',
    'MCNearbyServiceAdvertiser',
    'MCNearbyServiceBrowser',
    'MCAdvertiserAssistant',
    'MCBrowserViewController',
    'DNSServiceRegister',
    'DNSServiceBrowse',
    'DNSServiceResolve',
    'CFNetServiceCreate',
    'CFNetServiceBrowserSearchForServices',
    'nw_advertise_descriptor_create_bonjour_service',
    'nw_browse_descriptor_create_bonjour_service',
    'nw_endpoint_create_bonjour_service',
  ],
  check(shape) {
    const found = new Map<number, Candidate>();
    for (const { value, role } of serviceTypeUses(shape)) {
      const multipeer = role === 'multipeer';
      const literal = constantString(shape, value);
      const problem = literal && problemOf(literal.value, multipeer);
      if (problem !== undefined && !found.has(literal!.token)) {
        found.set(literal!.token, wrongType(shape, literal!, value, problem, multipeer));
      }
    }
    return [...found.values()];
  },
});

function problemOf(type: string, multipeer: boolean): string | undefined {
  // An empty literal is being typed, or stands for none.
  if (type === '' || ALL_TYPES.test(type)) return undefined;
  return multipeer ? multipeerTypeProblem(type) : serviceTypeProblem(type);
}

function wrongType(
  shape: Shape,
  { token, value: type }: ConstantString,
  use: Expression,
  problem: string,
  multipeer: boolean,
): Candidate {
  const { tokens } = shape.file;
  const mended = mendedServiceType(type, multipeer);
  const related = {
    start: tokens.start[use.first]!,
    end: tokens.end[use.last]!,
    message: 'Used as a service type here.',
  };
  return {
    start: tokens.start[token]!,
    end: tokens.end[token]!,
    confidence: 'certain',
    message: `The service type “${type}” ${problem}; ${multipeer ? FORM_OF_MULTIPEER : FORM_OF_BONJOUR}`,
    guidance: multipeer
      ? [{ id: 'tn3179', section: 'multipeer-connectivity-considerations' }, { id: 'docs-multipeerconnectivity' }]
      : [{ id: 'tn3213', section: 'about-service-types' }, { id: 'docs-nsbonjourservices' }],
    ...(use.first === token ? {} : { related: [related] }),
    ...(mended === undefined
      ? {}
      : {
          fixes: [{ title: `Change to “${mended}”`, edits: [{ ...stringContent(shape.file, token), text: mended }] }],
        }),
  };
}

const FORM_OF_BONJOUR = 'write it as _name._tcp or _name._udp, the name at most 15 letters, digits and hyphens.';
const FORM_OF_MULTIPEER =
  'use at most 15 lower-case letters, digits and hyphens, or the framework raises an exception.';
