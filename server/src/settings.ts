import type { PlatformVersions } from './knowledge/model.ts';

/** What a rule may be set to. */
export type RuleSetting = 'off' | 'hint' | 'information' | 'warning' | 'error';

/** Whether each use of an API is a finding, or only the first one in a file. */
export type Reporting = 'every-use' | 'first-use';

/**
 * The settings that `netguide.json` and the editor share. The manifest's `contributes.configuration`, the JSON schema of
 * `netguide.json` and `docs/settings.md` are generated from this interface: the doc comments are what users read.
 */
export interface Settings {
  /** Severity of each rule by its id, or `off`. Rules that are not named keep their default. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Glob patterns, relative to the folder of the configuration file, for files and folders that are never read. They add to the default excludes. */
  readonly exclude: readonly string[];
  /** The lowest release that the project runs on, per platform, for instance `{ "ios": "16.0" }`. Decides whether an API counts as deprecated already, and which replacement is named. Without it, the project files near a source file say (Package.swift, Xcode, XcodeGen, Tuist); where they say nothing, the newest SDK is assumed. */
  readonly deploymentTargets: PlatformVersions;
  /** Report every use of an API, or only the first one in each file. */
  readonly reporting: Reporting;
}

/** What applies where nothing is set. */
export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  exclude: [],
  deploymentTargets: {},
  reporting: 'every-use',
};
