import { isPublicAddress } from '../analysis/network-names/ip-address.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { stringContent, stringTokens, stringValue } from '../analysis/shape/strings.ts';
import { isTestFile } from '../analysis/shape/test-files.ts';
import { createValueFlow, type ValueFlow } from '../analysis/shape/value-flow.ts';
import { connectEnds } from './resolve-then-connect/sinks.ts';
import { type Resolution, resolutions } from './resolve-then-connect/sources.ts';

/**
 * Addresses that a file resolves and then connects to, and literals of public addresses that it connects to. Sockets
 * code that tries all addresses of `getaddrinfo` is left alone, and so are local addresses.
 */
export default definePatternRule({
  id: 'resolve-then-connect',
  status: 'discouraged',
  triggers: [
    'NWConnection',
    'NetworkConnection',
    'hostPort',
    'NWEndpoint',
    'NWHostEndpoint',
    'nw_endpoint_create_host',
    'nw_endpoint_create_address',
    'connectToHost',
    'toHost',
    'connectToAddress',
    'toAddress',
    'getStreamsToHost',
    'getStreamsToHostWithName',
    'CFStreamCreatePairWithSocketToHost',
    'CFSocketConnectToAddress',
    'streamTask',
    'streamTaskWithHostName',
    'inet_pton',
    'inet_addr',
    'inet_aton',
    'getaddrinfo',
    'gethostbyname',
    'gethostbyname2',
    'CFHostGetAddressing',
    'NetService',
    'NSNetService',
    'NSHost',
  ],
  check(shape) {
    if (isTestFile(shape)) return [];
    const addressFlow = createValueFlow(shape, connectEnds(shape, true));
    const nameFlow = createValueFlow(shape, connectEnds(shape, false));
    const found = new Map<number, Candidate>();
    for (const resolution of resolutions(shape)) {
      const flow = resolution.isName ? nameFlow : addressFlow;
      const end = resolution.isVariable ? flow.ofVariable(resolution.token) : flow.ofValue(resolution.token);
      if (end >= 0 && !found.has(end)) found.set(end, resolved(shape, resolution, end));
    }
    return [...found.values(), ...literals(shape, addressFlow)];
  },
});

const CONNECT_BY_NAME = { id: 'tn3151', section: 'connect-by-name' };

function resolved({ file: { tokens } }: Shape, { named, of }: Resolution, end: number): Candidate {
  const service = of === 'service';
  return {
    start: tokens.start[end]!,
    end: tokens.end[end]!,
    confidence: 'certain',
    message: service
      ? 'This connects to what a Bonjour service was resolved to; connect to the endpoint of the service, which stays when addresses change.'
      : 'This connects to an address that was resolved before, which leaves out VPN On Demand and all other addresses; give the name to the connection.',
    guidance: service
      ? [CONNECT_BY_NAME, { id: 'forum-nwbrowser-resolve' }, { id: 'docs-netservice' }]
      : [CONNECT_BY_NAME, { id: 'tn3151', section: 'dns-alternatives' }],
    related: [{ start: tokens.start[named]!, end: tokens.end[named]!, message: 'It was resolved here.' }],
  };
}

/** Literals of public addresses that are connected to. */
function literals(shape: Shape, flow: ValueFlow): readonly Candidate[] {
  const { file } = shape;
  return stringTokens(file).flatMap((token) => {
    const value = stringValue(file, token);
    if (value === undefined || !isPublicAddress(value) || flow.ofValue(token) < 0) return [];
    const { start, end } = stringContent(file, token);
    return [literal(start, end, value)];
  });
}

/** Public resolvers that are known by their addresses, which stay. */
const RESOLVERS = /^(8\.8\.(8\.8|4\.4)|1\.(1\.1|0\.0)\.1|9\.9\.9\.9|208\.67\.22[02]\.22[02])$/;

function literal(start: number, end: number, address: string): Candidate {
  const without = `may fail on a network with no ${address.includes(':') ? 'IPv6' : 'IPv4'}`;
  const isResolver = RESOLVERS.test(address);
  return {
    start,
    end,
    confidence: isResolver ? 'likely' : 'certain',
    message: isResolver
      ? `This connects to the public resolver ${address} by its address, and ${without}; let the system resolve names, or use the resolver's name.`
      : `This connects to the address ${address} rather than to a name: it fails when the address changes, and ${without}; use a name.`,
    guidance: [CONNECT_BY_NAME, { id: 'docs-ipv6-nat64' }],
  };
}
