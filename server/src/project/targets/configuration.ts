import { PLATFORMS } from '../../analysis/versions.ts';
import type { Platform, PlatformVersions } from '../../knowledge/model.ts';
import { type BuildSettings, flagOf, settingOf, settingsOf } from './build-settings.ts';
import { asVersion, lowestVersions, type PlainValue, type PlainValues, type TargetConfiguration } from './model.ts';
import { resolvePath } from './paths.ts';

/** Per platform: the setting with its deployment target, and how Xcode's names of its SDKs begin. */
const BY_PLATFORM: readonly (readonly [platform: Platform, setting: string, sdk: string])[] = [
  ['ios', 'IPHONEOS_DEPLOYMENT_TARGET', 'iphone'],
  ['macos', 'MACOSX_DEPLOYMENT_TARGET', 'macosx'],
  ['tvos', 'TVOS_DEPLOYMENT_TARGET', 'appletv'],
  ['watchos', 'WATCHOS_DEPLOYMENT_TARGET', 'watch'],
  ['visionos', 'XROS_DEPLOYMENT_TARGET', 'xr'],
];

const INFO_PLIST_KEY = 'INFOPLIST_KEY_';

/** Keys whose value is a list, which a build setting writes as words. */
const LIST_KEYS = new Set(['NSBonjourServices', 'UIBackgroundModes']);

/** What the build settings of one configuration say; `folder` is where their relative paths begin. */
export function configurationOf(name: string, settings: BuildSettings, folder: string): TargetConfiguration {
  const infoPlist = pathOf(settingOf(settings, 'INFOPLIST_FILE'), folder);
  return {
    name,
    ...platformsOf(settings),
    bundleIdentifier: settingOf(settings, 'PRODUCT_BUNDLE_IDENTIFIER') || undefined,
    infoPlist,
    generatesInfoPlist: flagOf(settings, 'GENERATE_INFOPLIST_FILE') ?? false,
    infoPlistKeys: infoPlistKeys(settings),
    entitlements: [
      ...new Set(settingsOf(settings, 'CODE_SIGN_ENTITLEMENTS').flatMap((path) => pathOf(path, folder) ?? [])),
    ],
    entitlementKeys: {},
    sandboxed: flagOf(settings, 'ENABLE_APP_SANDBOX'),
    hardened: flagOf(settings, 'ENABLE_HARDENED_RUNTIME'),
    outgoingConnections: flagOf(settings, 'ENABLE_OUTGOING_NETWORK_CONNECTIONS'),
    incomingConnections: flagOf(settings, 'ENABLE_INCOMING_NETWORK_CONNECTIONS'),
    developerId: isDeveloperId(settingsOf(settings, 'CODE_SIGN_IDENTITY')),
  };
}

function pathOf(path: string | undefined, folder: string): string | undefined {
  const bare = path?.replace(/^"(.*)"$/, '$1');
  return bare === undefined || bare === '' ? undefined : resolvePath(folder, bare);
}

/** Xcode puts them into the Info.plist that it generates, and nowhere else. */
function infoPlistKeys(settings: BuildSettings): PlainValues {
  if (flagOf(settings, 'GENERATE_INFOPLIST_FILE') !== true) return {};
  const names = [...settings.keys()].filter((name) => name.startsWith(INFO_PLIST_KEY));
  return Object.fromEntries(
    names.flatMap((name) => {
      const key = name.slice(INFO_PLIST_KEY.length).replace(/\[.*$/, '');
      const value = settingOf(settings, name);
      return value === undefined ? [] : [[key, infoPlistValue(key, value)] as const];
    }),
  );
}

function infoPlistValue(key: string, value: string): PlainValue {
  if (LIST_KEYS.has(key)) return value.split(/\s+/).filter((word) => word !== '');
  return value === 'YES' ? true : value === 'NO' ? false : value;
}

/** Whether one of the identities is a Developer ID, or all that say anything are others for distribution. */
function isDeveloperId(identities: readonly string[]): boolean | undefined {
  if (identities.some((identity) => identity.startsWith('Developer ID'))) return true;
  return identities.some((identity) => /^(Apple|iPhone|Mac App) Distribution|^3rd Party Mac/.test(identity))
    ? false
    : undefined;
}

/**
 * The platforms that settings build for, with their deployment targets. `SUPPORTED_PLATFORMS` decides, else the SDK;
 * where neither names one, whatever has a deployment target counts.
 */
export function platformsOf(settings: BuildSettings): Pick<TargetConfiguration, 'platforms' | 'runsOn'> {
  const supported = named(settingOf(settings, 'SUPPORTED_PLATFORMS')) ?? named(sdkOf(settings));
  const versions: Partial<Record<Platform, string>> = {};
  for (const [platform, setting] of BY_PLATFORM) {
    const values = settingsOf(settings, setting).flatMap((value) => asVersion(value) ?? []);
    const lowest = lowestVersions(values.map((value) => ({ [platform]: value })))[platform];
    if (lowest !== undefined && (supported?.has(platform) ?? true)) versions[platform] = lowest;
  }
  return { platforms: versions, runsOn: builtFor(settings, supported, versions) };
}

function builtFor(
  settings: BuildSettings,
  supported: ReadonlySet<Platform> | undefined,
  versions: PlatformVersions,
): readonly Platform[] {
  const isBuilt = (platform: Platform): boolean => supported?.has(platform) ?? versions[platform] !== undefined;
  const catalyst = isBuilt('ios') && flagOf(settings, 'SUPPORTS_MACCATALYST') === true;
  return PLATFORMS.filter((platform) => (platform === 'catalyst' ? catalyst : isBuilt(platform)));
}

/** `iphoneos`, `macosx10.13`, or the path of an SDK, by its last segment. */
function sdkOf(settings: BuildSettings): string | undefined {
  return settingOf(settings, 'SDKROOT')?.replace(/^.*\//, '');
}

/** The platforms that a list of SDKs names; `undefined` when it names none, as `auto` does. */
function named(sdks: string | undefined): ReadonlySet<Platform> | undefined {
  const words = (sdks ?? '').toLowerCase().split(/\s+/);
  const found = BY_PLATFORM.filter(([, , prefix]) => words.some((word) => word.startsWith(prefix)));
  return found.length === 0 ? undefined : new Set(found.map(([platform]) => platform));
}
