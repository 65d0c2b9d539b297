import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { advertisedPlaces } from './txt-record-identity/flow.ts';
import { identitySources, type IdentitySource } from './txt-record-identity/sources.ts';

/**
 * Identifiers of the device that reach a Bonjour name or a TXT record, directly or through names of the same file. The
 * name that the user gave the device is not among them: it is the system's own default.
 */
export default definePatternRule({
  id: 'txt-record-identity',
  status: 'risky',
  triggers: [
    'identifierForVendor',
    'advertisingIdentifier',
    'kIOPlatformSerialNumberKey',
    'kIOPlatformUUIDKey',
    'IOPlatformSerialNumber',
    'IOPlatformUUID',
  ],
  check(shape) {
    const found = new Map<number, Candidate>();
    const followed = new Set<string>();
    for (const source of identitySources(shape)) {
      for (const place of advertisedPlaces(shape, source.token, followed)) {
        if (!found.has(place)) found.set(place, advertised(shape, source, place));
      }
    }
    return [...found.values()];
  },
});

function advertised({ file }: Shape, source: IdentitySource, place: number): Candidate {
  const { start, end } = file.tokens;
  const related = { start: start[source.token]!, end: end[source.token]!, message: `It is ${source.what}.` };
  return {
    start: start[place]!,
    end: end[place]!,
    confidence: 'certain',
    message: `This advertises ${source.what} to everybody on the network, who can follow the device by it; use a random identifier that changes from time to time.`,
    guidance: [
      { id: 'tn3213', section: 'design-for-privacy' },
      { id: 'forum-multipeer-to-network', section: 'design-for-privacy' },
    ],
    ...(place === source.token ? {} : { related: [related] }),
  };
}
