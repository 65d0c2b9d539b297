import {
  addEntitlement,
  entitlementPlaces,
  firstLackingUse,
  type NeededEntitlement,
  targetNames,
} from '../analysis/entitlements/lacking.ts';
import { definePatternRule } from '../analysis/rule.ts';
import { wifiUses } from '../analysis/uses/wifi.ts';

const HOTSPOT_CONFIGURATION: NeededEntitlement = {
  key: 'com.apple.developer.networking.HotspotConfiguration',
  platforms: ['ios', 'visionos'],
  judges: ({ kind }) => kind === 'application',
};

/** Wi-Fi networks are configured in an app whose entitlements don't allow it. */
export default definePatternRule({
  id: 'hotspot-configuration-entitlement',
  status: 'risky',
  triggers: ['NEHotspotConfigurationManager'],
  check(shape, project) {
    const found = firstLackingUse(shape, project, HOTSPOT_CONFIGURATION, (one) =>
      wifiUses.find(one).filter(({ kind }) => kind === 'hotspot-configuration'),
    );
    if (!found) return [];
    const { use, targets } = found;
    return [
      {
        ...{ start: use.start, end: use.end },
        confidence: 'certain',
        message: `NEHotspotConfigurationManager needs the entitlement ${HOTSPOT_CONFIGURATION.key}, which ${targetNames(targets)} does not have; add the capability Hotspot Configuration.`,
        guidance: [{ id: 'docs-hotspot-configuration-entitlement' }],
        related: entitlementPlaces(targets),
        fixes: addEntitlement(targets, HOTSPOT_CONFIGURATION.key),
      },
    ];
  },
});
