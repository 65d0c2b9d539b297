import { compareVersions, PLATFORMS } from '../../analysis/versions.ts';
import type { Platform, PlatformVersions } from '../../knowledge/model.ts';

/** What a target builds, as far as it matters for networking: what runs by itself, in a host, or only in tests. */
export type TargetKind =
  'application' | 'app-extension' | 'system-extension' | 'framework' | 'tool' | 'test' | 'package' | 'other';

/** Where something was found. */
export interface TargetOrigin {
  /** Absolute path of the project file, with `/`. */
  readonly file: string;
  /** What in it, as a part of a sentence: `target “App”`. */
  readonly what: string;
}

/** A value of a property list as a project file can write it. */
export type PlainValue = string | number | boolean | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** Property-list keys with their values. */
export type PlainValues = Readonly<Record<string, PlainValue>>;

/** All files below a folder, but for some. */
export interface FolderMembers {
  /** Absolute path; of a single file where a project file does not tell the two apart. */
  readonly folder: string;
  /** Absolute paths of files and folders that don't belong. */
  readonly except: readonly string[];
  /** Globs relative to the folder, of which one must match; all files belong when there are none. */
  readonly include: readonly string[];
  /** Globs relative to the folder for what doesn't belong. */
  readonly exclude: readonly string[];
}

/** The files of a target: those named one by one, and those in folders. Absolute paths, with `/`. */
export interface TargetFiles {
  readonly paths: ReadonlySet<string>;
  readonly folders: readonly FolderMembers[];
}

/** What holds for a target in one build configuration. What a project file does not show is `undefined`. */
export interface TargetConfiguration {
  /** `Debug`, `Release` …; `''` where the format has no configurations. */
  readonly name: string;
  /** The deployment target of each platform that it is built for and that has one. */
  readonly platforms: PlatformVersions;
  /** What it is built for; empty when nothing says so. */
  readonly runsOn: readonly Platform[];
  readonly bundleIdentifier: string | undefined;
  /** Absolute path of the Info.plist; the file need not exist. */
  readonly infoPlist: string | undefined;
  /** Whether Xcode writes the Info.plist, or adds to it, from build settings. */
  readonly generatesInfoPlist: boolean;
  /** Keys that the project file itself puts into the Info.plist, on top of the file. */
  readonly infoPlistKeys: PlainValues;
  /** Absolute paths of entitlements files; more than one where they differ by SDK. The files need not exist. */
  readonly entitlements: readonly string[];
  /** Entitlements that the project file itself lists, on top of the files. */
  readonly entitlementKeys: PlainValues;
  /** `ENABLE_APP_SANDBOX` */
  readonly sandboxed: boolean | undefined;
  /** `ENABLE_HARDENED_RUNTIME` */
  readonly hardened: boolean | undefined;
  /** `ENABLE_OUTGOING_NETWORK_CONNECTIONS` */
  readonly outgoingConnections: boolean | undefined;
  /** `ENABLE_INCOMING_NETWORK_CONNECTIONS` */
  readonly incomingConnections: boolean | undefined;
  /**
   * Whether it is signed with a Developer ID rather than for a store; `undefined` when no identity for distribution is
   * named: most projects choose one only when they export.
   */
  readonly developerId: boolean | undefined;
}

/** Something that a project builds. */
export interface ProjectTarget {
  readonly name: string;
  readonly kind: TargetKind;
  readonly origin: TargetOrigin;
  /** The lowest deployment target of each platform over the configurations; a platform without one is absent. */
  readonly platforms: PlatformVersions;
  readonly files: TargetFiles;
  /** Whether nothing goes into it but its own files and Apple's SDK; absent where the project file does not show it. */
  readonly standsAlone?: boolean;
  /** At least one. */
  readonly configurations: readonly TargetConfiguration[];
}

/** A configuration of which nothing is known. */
export const BARE_CONFIGURATION: TargetConfiguration = {
  name: '',
  platforms: {},
  runsOn: [],
  bundleIdentifier: undefined,
  infoPlist: undefined,
  generatesInfoPlist: false,
  infoPlistKeys: {},
  entitlements: [],
  entitlementKeys: {},
  sandboxed: undefined,
  hardened: undefined,
  outgoingConnections: undefined,
  incomingConnections: undefined,
  developerId: undefined,
};

/** A target with its lowest versions, from what holds in its configurations. */
export function makeTarget(target: Omit<ProjectTarget, 'platforms'>): ProjectTarget {
  return { ...target, platforms: lowestVersions(target.configurations.map(({ platforms }) => platforms)) };
}

/** The lowest version of each platform; a platform counts where at least one names it. */
export function lowestVersions(all: readonly PlatformVersions[]): PlatformVersions {
  const lowest: Partial<Record<Platform, string>> = {};
  for (const platform of PLATFORMS) {
    for (const { [platform]: version } of all) {
      const known = lowest[platform];
      if (version !== undefined && (known === undefined || compareVersions(version, known) < 0))
        lowest[platform] = version;
    }
  }
  return lowest;
}

/** The Info.plist files of a target over its configurations, each once. Absolute paths. */
export function infoPlistsOf(target: ProjectTarget): readonly string[] {
  return [...new Set(target.configurations.flatMap(({ infoPlist }) => infoPlist ?? []))];
}

/** The entitlements files of a target over its configurations, each once. Absolute paths. */
export function entitlementsOf(target: ProjectTarget): readonly string[] {
  return [...new Set(target.configurations.flatMap(({ entitlements }) => entitlements))];
}

/** What a target is built for in any of its configurations, in the order of {@link PLATFORMS}. */
export function runsOn(target: ProjectTarget): readonly Platform[] {
  return PLATFORMS.filter((platform) => target.configurations.some((one) => one.runsOn.includes(platform)));
}

/** `text` if it is a release such as `16`, `10.15` or `17.0.1`. */
export function asVersion(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{1,4}(\.\d{1,4}){0,2}$/.test(text) ? text : undefined;
}
