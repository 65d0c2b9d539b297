import type { CodeUse } from '../code-uses.ts';
import { constantString } from '../shape/constant-strings.ts';
import type { Shape } from '../shape/shape.ts';
import { SERVICE_TYPE_NAMES, type ServiceTypeUse, serviceTypeUses } from './service-types.ts';
import { useAt, type UseFamily } from './use-family.ts';

/** What is browsed to find out which service types there are; it needs what multicast needs (TN3179). */
const ALL_TYPES = /^_services\._dns-sd\._udp\.?$/i;

const KINDS = { browse: 'bonjour-browse', advertise: 'bonjour-advertise', multipeer: 'multipeer' } as const;

/** Browsing, registering and Multipeer Connectivity; the range is the service type as it is handed over. */
export const bonjourUses: UseFamily = {
  triggers: SERVICE_TYPE_NAMES,
  find: (shape) => serviceTypeUses(shape).flatMap((use) => codeUse(shape, use)),
};

/** Resolving a service is not a use: `NSBonjourServices` lists what is browsed and registered. */
function codeUse(shape: Shape, { value, role }: ServiceTypeUse): readonly CodeUse[] {
  if (role === 'resolve') return [];
  const type = constantString(shape, value)?.value;
  const all = type !== undefined && ALL_TYPES.test(type);
  return [useAt(shape, all ? 'multicast' : KINDS[role], value, type)];
}
