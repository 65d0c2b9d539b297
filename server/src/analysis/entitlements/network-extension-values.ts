import type { TargetList } from '../project-context.ts';

/** The entitlement of Network Extension: an array with a value for each kind of provider. */
export const NETWORK_EXTENSION = 'com.apple.developer.networking.networkextension';

const SUFFIX = '-systemextension';

/** The values that have a variant for Developer ID, by the documentation of the entitlement. */
const WITH_VARIANT: readonly string[] = [
  'app-proxy-provider',
  'content-filter-provider',
  'dns-proxy',
  'packet-tunnel-provider',
];

/** The others. The documentation does not list `hotspot-provider`, but profiles for iOS 26 have it. */
const WITHOUT_VARIANT: readonly string[] = [
  'app-push-provider',
  'dns-settings',
  'hotspot-provider',
  'relay',
  'url-filter-provider',
];

/** All values that are known. */
export const NETWORK_EXTENSION_VALUES: readonly string[] = [
  ...WITH_VARIANT,
  ...WITHOUT_VARIANT,
  ...WITH_VARIANT.map((value) => `${value}${SUFFIX}`),
];

/** The variant of a value for Developer ID; `undefined` for what has none, or is one already. */
export function developerIdVariant(value: string): string | undefined {
  return WITH_VARIANT.includes(value) ? `${value}${SUFFIX}` : undefined;
}

/** The value for development and the App Store that a variant for Developer ID stands for; `undefined` for others. */
export function standardValue(variant: string): string | undefined {
  return WITH_VARIANT.find((value) => variant === `${value}${SUFFIX}`);
}

/** What a kind of provider is called in an entitlement and in the two forms of an Info.plist. */
interface ProviderKind {
  /** In the entitlement, for development and the App Store. */
  readonly value: string;
  /** The classes that providers derive from. */
  readonly classes: readonly string[];
  /** `NSExtensionPointIdentifier` of an app extension, and the key in `NEProviderClasses` of a system extension. */
  readonly points: readonly string[];
}

const PROVIDERS: readonly ProviderKind[] = [
  {
    value: 'packet-tunnel-provider',
    classes: ['NEPacketTunnelProvider'],
    points: ['com.apple.networkextension.packet-tunnel'],
  },
  {
    value: 'app-proxy-provider',
    classes: ['NEAppProxyProvider', 'NETransparentProxyProvider'],
    points: ['com.apple.networkextension.app-proxy'],
  },
  {
    value: 'content-filter-provider',
    classes: ['NEFilterDataProvider', 'NEFilterControlProvider', 'NEFilterPacketProvider'],
    points: [
      'com.apple.networkextension.filter-data',
      'com.apple.networkextension.filter-control',
      'com.apple.networkextension.filter-packet',
    ],
  },
  { value: 'dns-proxy', classes: ['NEDNSProxyProvider'], points: ['com.apple.networkextension.dns-proxy'] },
  { value: 'app-push-provider', classes: ['NEAppPushProvider'], points: ['com.apple.networkextension.app-push'] },
];

/** The value that a provider needs which derives from a class; `undefined` for classes of which it is not known. */
export function valueForClass(name: string): string | undefined {
  return PROVIDERS.find(({ classes }) => classes.includes(name))?.value;
}

/** The value that a provider needs at an extension point, or under a key of `NEProviderClasses`. */
export function valueForPoint(point: string): string | undefined {
  return PROVIDERS.find(({ points }) => points.includes(point))?.value;
}

/**
 * Whether entitlements have a value or its variant for Developer ID; true also where a build setting stands for a value,
 * because that may be it.
 */
export function hasNetworkExtensionValue(list: TargetList, value: string): boolean {
  const variant = developerIdVariant(value);
  return networkExtensionValues(list).some((one) => one === value || one === variant || /\$[({]/.test(one));
}

/** The form of a value that goes with the others in entitlements: its variant for Developer ID where they are such. */
export function fittingValue(list: TargetList, value: string): string {
  const isForDeveloperId = networkExtensionValues(list).some((one) => standardValue(one) !== undefined);
  return isForDeveloperId ? (developerIdVariant(value) ?? value) : value;
}

function networkExtensionValues({ values }: TargetList): readonly string[] {
  const all = Object.hasOwn(values, NETWORK_EXTENSION) ? values[NETWORK_EXTENSION] : [];
  return Array.isArray(all) ? all.map(String) : [String(all)];
}
