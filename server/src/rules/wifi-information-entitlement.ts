import {
  addEntitlement,
  entitlementPlaces,
  firstLackingUse,
  type NeededEntitlement,
  targetNames,
} from '../analysis/entitlements/lacking.ts';
import { definePatternRule } from '../analysis/rule.ts';
import { wifiUses } from '../analysis/uses/wifi.ts';
import type { GuidanceRef } from '../knowledge/model.ts';

const WIFI_INFORMATION: NeededEntitlement = {
  key: 'com.apple.developer.networking.wifi-info',
  platforms: ['ios', 'visionos', 'catalyst'],
  judges: ({ kind }) => kind === 'application',
};

const OLD: GuidanceRef = { id: 'docs-cncopycurrentnetworkinfo' };
const NEW: GuidanceRef = { id: 'docs-nehotspotnetwork-fetchcurrent' };

/** The current Wi-Fi network is asked for in an app whose entitlements don't allow it. */
export default definePatternRule({
  id: 'wifi-information-entitlement',
  status: 'risky',
  triggers: ['NEHotspotNetwork', 'CNCopyCurrentNetworkInfo'],
  check(shape, project) {
    const found = firstLackingUse(shape, project, WIFI_INFORMATION, (one) =>
      wifiUses.find(one).filter(({ kind }) => kind === 'wifi-information'),
    );
    if (!found) return [];
    const { use, targets } = found;
    const isOld = shape.file.text.slice(use.start, use.end) === 'CNCopyCurrentNetworkInfo';
    return [
      {
        ...{ start: use.start, end: use.end },
        confidence: 'certain',
        message: `Without the entitlement ${WIFI_INFORMATION.key}, which ${targetNames(targets)} does not have, this gives no network; add it, and meet one of the conditions, such as permission for the precise location.`,
        guidance: [isOld ? OLD : NEW, { id: 'docs-wifi-info-entitlement' }],
        related: entitlementPlaces(targets),
        fixes: addEntitlement(targets, WIFI_INFORMATION.key),
      },
    ];
  },
});
