import {
  addEntitlement,
  entitlementPlaces,
  firstLackingUse,
  type NeededEntitlement,
  targetNames,
} from '../analysis/entitlements/lacking.ts';
import { definePatternRule } from '../analysis/rule.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { bonjourUses } from '../analysis/uses/bonjour.ts';
import { multicastUses } from '../analysis/uses/multicast.ts';

/** macOS, tvOS and watchOS don't know the entitlement (TN3179). Of extensions it is not known whose counts. */
const MULTICAST: NeededEntitlement = {
  key: 'com.apple.developer.networking.multicast',
  platforms: ['ios', 'visionos'],
  judges: ({ kind }) => kind === 'application',
};

/** Multicast or broadcast in an app for iOS or visionOS whose entitlements don't allow it. */
export default definePatternRule({
  id: 'multicast-entitlement',
  status: 'risky',
  triggers: [
    'SO_BROADCAST',
    'IP_ADD_MEMBERSHIP',
    'IP_ADD_SOURCE_MEMBERSHIP',
    'IPV6_JOIN_GROUP',
    'IPV6_ADD_MEMBERSHIP',
    'MCAST_JOIN_GROUP',
    'MCAST_JOIN_SOURCE_GROUP',
    'IP_MULTICAST_TTL',
    'IP_MULTICAST_IF',
    'IPV6_MULTICAST_IF',
    'NWMulticastGroup',
    'nw_group_descriptor_create_multicast',
    'joinMulticastGroup',
    'enableBroadcast',
    'INADDR_BROADCAST',
    'NWConnection',
    'nw_endpoint_create_host',
    'toHost',
    'connectToHost',
    'bonjour',
    'NetServiceBrowser',
    'NSNetServiceBrowser',
    'DNSServiceBrowse',
    'CFNetServiceBrowserSearchForServices',
    'nw_browse_descriptor_create_bonjour_service',
  ],
  check(shape, project) {
    const found = firstLackingUse(shape, project, MULTICAST, allUses);
    if (!found) return [];
    const { use, targets } = found;
    const { start, end } = use;
    // A library in the app's own target sets options that the app may never ask for.
    const isOption = /^[A-Z0-9_]+$/.test(shape.file.text.slice(start, end));
    return [
      {
        ...{ start, end },
        confidence: isOption ? 'likely' : 'certain',
        message: `${isOption ? 'If the app uses this, multicast and broadcast may fail' : 'Multicast and broadcast fail'} on iOS and visionOS devices without the entitlement ${MULTICAST.key}, which ${targetNames(targets)} does not have; ask Apple for it and add it, or use Bonjour.`,
        guidance: [{ id: 'docs-multicast-entitlement' }, { id: 'forum-multicast-capability' }],
        related: entitlementPlaces(targets),
        fixes: addEntitlement(targets, MULTICAST.key),
      },
    ];
  },
});

/** Browsing for all service types needs the entitlement, too. */
function allUses(shape: Shape) {
  return [...multicastUses.find(shape), ...bonjourUses.find(shape)].filter(({ kind }) => kind === 'multicast');
}
