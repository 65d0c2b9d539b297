import { multipeerTypeProblem, serviceTypeProblem } from '../../analysis/network-names/bonjour-service-type.ts';

/**
 * The service type that a malformed one can only stand for: without the underscore that belongs before its name or its
 * transport, with a domain behind it, or, for Multipeer Connectivity, with what Bonjour has around the name. `undefined`
 * where the right form is a matter of choice.
 */
export function mendedServiceType(type: string, multipeer: boolean): string | undefined {
  const parts = /^_?([A-Za-z0-9-]+)\._?(tcp|udp)\.?(?:local\.?)?$/.exec(type);
  if (parts === null) return undefined;
  const [, name = '', transport = ''] = parts;
  const mended = multipeer ? name : `_${name}._${transport}`;
  const problem = multipeer ? multipeerTypeProblem(mended) : serviceTypeProblem(mended);
  return problem === undefined && mended !== type ? mended : undefined;
}
