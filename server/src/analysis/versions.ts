import type { Platform, PlatformVersions } from '../knowledge/model.ts';

/** Platforms in the order in which they are named to people. */
export const PLATFORMS: readonly Platform[] = ['ios', 'macos', 'tvos', 'watchos', 'visionos', 'catalyst'];

/** Platforms as people know them. */
export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  ios: 'iOS',
  macos: 'macOS',
  tvos: 'tvOS',
  watchos: 'watchOS',
  visionos: 'visionOS',
  catalyst: 'Mac Catalyst',
};

/** Compares two dotted versions: negative, zero or positive. A missing part counts as 0. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `iOS 27`, `macOS 10.15`: a trailing `.0` is dropped. */
export function platformVersion(platform: Platform, version: string): string {
  return `${PLATFORM_NAMES[platform]} ${shortVersion(version)}`;
}

/** `27` for `27.0`; `10.15` stays. */
export function shortVersion(version: string): string {
  return version.replace(/\.0$/, '');
}

/** The platforms that `versions` names, in order. */
export function platformsOf(versions: PlatformVersions): readonly Platform[] {
  return PLATFORMS.filter((platform) => versions[platform] !== undefined);
}

/** The version that holds for a platform: visionOS and Mac Catalyst follow iOS where nothing else is said. */
export function versionFor(versions: PlatformVersions, platform: Platform): string | undefined {
  const followsIos = platform === 'visionos' || platform === 'catalyst';
  return versions[platform] ?? (followsIos ? versions.ios : undefined);
}
