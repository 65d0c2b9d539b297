import type { Platform, PlatformVersions } from '../knowledge/model.ts';
import type { PlainValues, TargetKind } from '../project/targets/model.ts';
import type { CodeUse } from './code-uses.ts';
import type { PlaceInFile } from './finding.ts';
import type { PlistDict } from './property-list/model.ts';

/** What surrounds a file and decides about findings in it. Plain data; files of the same targets share one object. */
export interface Surroundings {
  readonly deployment: Deployment;
  /** `undefined` when no target of the file is known. */
  readonly project?: ProjectContext | undefined;
}

/** Surroundings of which nothing is known: the newest SDK, and no target. */
export const BARE_SURROUNDINGS: Surroundings = { deployment: { versions: {} } };

/** The lowest releases that code runs on; no platform means the newest SDK. */
export interface Deployment {
  readonly versions: PlatformVersions;
  /** Where they come from, as a part of a sentence: `target “App”`. Absent when the configuration states them. */
  readonly from?: string;
  /** Absolute path of the file that states them, with `/`: a project file. */
  readonly file?: string;
}

/**
 * What is known of the project around a file: the targets that it belongs to, with what their property lists say. Plain
 * data. What is not known is `undefined`, and then rules stay quiet.
 */
export interface ProjectContext {
  /** The targets that the file is a part of, or, for a property list, those that name it; tests are left out. */
  readonly targets: readonly TargetContext[];
}

/** What rules may know of a target. */
export interface TargetContext {
  readonly name: string;
  readonly kind: TargetKind;
  /** What it is built for; empty when nothing says so. */
  readonly runsOn: readonly Platform[];
  readonly deploymentTargets: PlatformVersions;
  /** Its Info.plist; `undefined` when it is not known what it says. */
  readonly info: TargetList | undefined;
  /** Its entitlements; `undefined` when it is not known what they are, a list without values when it has none. */
  readonly entitlements: TargetList | undefined;
  /** Whether it is signed with a Developer ID; `undefined` when no identity is named. */
  readonly developerId: boolean | undefined;
  /** Whether build settings turn the App Sandbox on (Xcode 26), and what they let through. */
  readonly sandbox: {
    readonly enabled: boolean | undefined;
    readonly outgoing: boolean | undefined;
    readonly incoming: boolean | undefined;
  };
  /** Whether nothing goes into it but its own code and Apple's SDK; `undefined` where the project file does not show it. */
  readonly standsAlone?: boolean | undefined;
  /** What the target's own code does; `undefined` unless all of it was read. Given with property lists only. */
  readonly uses: readonly UseInFile[] | undefined;
}

/** What a property list of a target says in all: its file, and what the project file adds to it. */
export interface TargetList {
  /** By key; with several configurations, whatever one of them says. */
  readonly values: PlainValues;
  /** The file that a key can be added to; `undefined` when there is none, or several. */
  readonly file: ListFile | undefined;
}

/** A property list that a rule may point to or add to. */
export interface ListFile {
  /** Absolute path, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly root: PlistDict;
}

/** A use in the code of a target, by its place. */
export interface UseInFile extends Pick<CodeUse, 'kind' | 'value' | 'platforms'> {
  readonly place: PlaceInFile;
}
