/** What is wrong with the name of a domain, and the name that was meant where it shows. */
export interface DomainNameProblem {
  /** The end of a sentence that begins with the name. */
  readonly what: string;
  readonly meant?: string;
  /** Whether the name that was meant needs `NSIncludesSubdomains`. */
  readonly subdomains?: boolean;
}

const HOST = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i;

/**
 * What is wrong with a key of `NSExceptionDomains`, or `undefined`. Right are domain names in lower case and, from
 * iOS 17 and macOS 14 on, IP addresses and ranges of them; a scheme, port, path or wildcard matches no host. Names with
 * build settings (`$(HOST)`) and names beyond ASCII are not judged.
 */
export function domainNameProblem(name: string): DomainNameProblem | undefined {
  if (/\$[({]|[^\0-\x7f]/.test(name)) return undefined;
  if (isAddress(name) || isAddressRange(name)) return undefined;
  const wrong = (what: string, meant = '', subdomains = false): DomainNameProblem => ({
    what,
    ...(HOST.test(meant) ? { meant: meant.toLowerCase(), subdomains } : {}),
  });
  const url = /^[a-z][a-z0-9+.-]*:\/\/([^/:]*)/i.exec(name);
  if (url) return wrong('contains a scheme', url[1]);
  const port = /^([^:/[\]]+|\[[^\]]+\]):(\d*|\*)$/.exec(name);
  if (port) return wrong('contains a port', port[1]);
  if (name.includes('*')) return wrong('contains a wildcard', name.replace(/^\*\./, ''), true);
  if (name.includes('/')) return pathProblem(name.replace(/\/.*/, ''), wrong);
  if (/^\s|\s$/.test(name)) return wrong('has white space around it', name.trim());
  if (name.startsWith('.')) return wrong('begins with a dot', name.slice(1), true);
  if (name.endsWith('.')) return wrong('ends with a dot', name.slice(0, -1));
  return HOST.test(name) && /[A-Z]/.test(name) ? wrong('is not in lower case', name) : undefined;
}

function pathProblem(host: string, wrong: (what: string, meant?: string) => DomainNameProblem): DomainNameProblem {
  return isAddress(host) ? wrong('is no range of addresses') : wrong('contains a path', host);
}

/** Whether a name is an IPv4 or IPv6 address. */
export function isAddress(name: string): boolean {
  return isIPv4(name) || (name.includes(':') && isIPv6(name));
}

function isIPv4(name: string): boolean {
  const parts = name.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function isIPv6(name: string): boolean {
  const groups = name.split(':');
  const gap = name.includes('::');
  if (/:::|::.*::|^:[^:]|[^:]:$/.test(name) || (gap ? groups.length > 9 : groups.length !== 8)) return false;
  return groups.every((group) => /^[0-9a-f]{0,4}$/i.test(group)) && (gap || groups.every((group) => group !== ''));
}

/** Whether a name is a range of addresses in CIDR notation. */
export function isAddressRange(name: string): boolean {
  const [, address = '', bits] = /^([^/]+)\/(\d{1,3})$/.exec(name) ?? [];
  return bits !== undefined && isAddress(address) && Number(bits) <= (address.includes(':') ? 128 : 32);
}

const PRIVATE = /^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\.|^(::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i;

/**
 * Whether a name can only be a host nearby, for which exceptions are what Apple's documentation suggests: `localhost`,
 * `.local`, a name without a dot, and loopback, link-local and private addresses.
 */
export function isLocalHost(name: string, includesSubdomains: boolean): boolean {
  const plain = name.toLowerCase().replace(/\.$/, '');
  if (/(^|\.)(local|localhost)$/.test(plain)) return true;
  if (isAddress(plain) || isAddressRange(plain)) return PRIVATE.test(plain);
  return !plain.includes('.') && !includesSubdomains;
}
