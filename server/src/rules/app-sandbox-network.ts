import { addEntitlement, entitlementPlaces, firstLackingUse, targetNames } from '../analysis/entitlements/lacking.ts';
import { SANDBOX_NEEDS, type SandboxNeed } from '../analysis/entitlements/sandbox.ts';
import type { ProjectContext } from '../analysis/project-context.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { connectionUses } from '../analysis/uses/connections.ts';

/** Connections in a sandboxed Mac app whose entitlements don't let them through. */
export default definePatternRule({
  id: 'app-sandbox-network',
  status: 'risky',
  triggers: [
    'NWConnection',
    'NWConnectionGroup',
    'NetworkConnection',
    'nw_connection_create',
    'nw_connection_group_create',
    'URLSession',
    'NSURLSession',
    'CFStreamCreatePairWithSocketToHost',
    'getStreamsToHost',
    'getStreamsToHostWithName',
    'CFSocketConnectToAddress',
    'CFSocketCreateConnectedToSocketSignature',
    'connectToHost',
    'acceptOnPort',
    'acceptOnInterface',
    'NWListener',
    'NetworkListener',
    'nw_listener_create',
    'nw_listener_create_with_port',
    'nw_listener_create_with_connection',
    'sockaddr_in',
    'sockaddr_in6',
    'getaddrinfo',
    'AF_INET',
    'AF_INET6',
    'PF_INET',
    'PF_INET6',
  ],
  check: (shape, project) => SANDBOX_NEEDS.flatMap((need) => lacking(shape, project, need)),
});

function lacking(shape: Shape, project: ProjectContext | undefined, need: SandboxNeed): readonly Candidate[] {
  const { key, kind, verb, guidance } = need;
  const found = firstLackingUse(shape, project, need, (one) =>
    connectionUses.find(one).filter((use) => use.kind === kind),
  );
  if (!found) return [];
  const { use, targets } = found;
  return [
    {
      ...{ start: use.start, end: use.end },
      confidence: 'certain',
      message: `This ${verb}, but the App Sandbox of ${targetNames(targets)} does not let it: add the entitlement ${key}.`,
      guidance,
      related: entitlementPlaces(targets),
      fixes: addEntitlement(targets, key),
    },
  ];
}
