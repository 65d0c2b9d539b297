/** RFC 6335, section 5.1, which Multipeer Connectivity and dns_sd.h repeat. */
const LONGEST_NAME = 15;

/**
 * What is wrong with a Bonjour service type such as `_http._tcp`, as the end of a sentence that begins with the type,
 * or `undefined` if nothing is. A final dot and subtypes (`_http._tcp,_printer`, `_printer._sub._http._tcp`) are fine
 * here, because DNS-SD accepts them; upper case is, too.
 */
export function serviceTypeProblem(type: string): string | undefined {
  const [primary = ''] = type.split(',');
  const labels = primary.replace(/\.$/, '').split('.');
  if (labels.length === 4 && labels[1]?.toLowerCase() === '_sub') labels.splice(0, 2);
  const [name = '', transport, ...rest] = labels;
  if (transport === undefined) return 'lacks the transport, `._tcp` or `._udp`';
  if (name === '') return 'has no name before the transport';
  if (!name.startsWith('_')) return 'does not begin with an underscore';
  if (!/^_(tcp|udp)$/i.test(transport)) return transportProblem(transport);
  if (rest.length > 0) return 'has something behind the transport';
  return nameProblem(name.slice(1));
}

function transportProblem(transport: string): string {
  return /^(tcp|udp)$/i.test(transport)
    ? 'lacks the underscore before its transport'
    : 'names another transport than `_tcp` or `_udp`';
}

/**
 * What is wrong with a service type of Multipeer Connectivity such as `tile-game`, as the end of a sentence that begins
 * with the type, or `undefined` if nothing is. The framework throws an exception for a wrong one.
 */
export function multipeerTypeProblem(type: string): string | undefined {
  if (/^_/.test(type) || /\._(tcp|udp)\.?$/i.test(type)) {
    return 'is written as Bonjour does it; Multipeer Connectivity takes the name alone';
  }
  if (/[A-Z]/.test(type)) return 'contains a capital letter';
  return nameProblem(type);
}

function nameProblem(name: string): string | undefined {
  if (name === '') return 'has no name';
  if (/[^A-Za-z0-9-]/.test(name)) return 'contains something else than letters, digits and hyphens';
  if (/^-|-$/.test(name)) return 'begins or ends with a hyphen';
  if (name.includes('--')) return 'contains two hyphens in a row';
  if (!/[A-Za-z]/.test(name)) return 'contains no letter';
  return name.length > LONGEST_NAME ? `is longer than ${LONGEST_NAME} characters` : undefined;
}
