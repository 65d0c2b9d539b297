import type { ProjectContext } from '../project-context.ts';
import type { Candidate, RuleTraits } from '../rule.ts';
import type { PlistDict, PlistFormat } from './model.ts';

/** What a property list is for: an app's `Info.plist`, or the entitlements that it is signed with. */
export type PropertyListKind = 'info' | 'entitlements';

/** A property list that rules read. */
export interface PropertyListFile {
  readonly kind: PropertyListKind;
  /** Its text; empty for a binary one. */
  readonly text: string;
  readonly root: PlistDict;
  readonly format: PlistFormat;
  /** Whether all of it was well-formed. While somebody types, a key may seem to stand where it doesn't belong. */
  readonly complete: boolean;
  /** Whether offsets mean something: not in a binary property list. */
  readonly positions: boolean;
}

/** A rule that reads one property list. One file per rule in `server/src/plist-rules`, file name = rule id. */
export interface PropertyListRule extends RuleTraits {
  readonly applies: PropertyListKind;
  /** Keys of which at least one occurs in every file that can have a finding. */
  readonly triggers: readonly string[];
  /** Whether it asks what the code of a target does (`uses` of its context), which is not found out otherwise. */
  readonly readsUses?: boolean;
  /**
   * Reads the file and returns what it found, with offsets in its text; `project` is what is known of the targets that
   * name the file. Must not throw; one that does is isolated and logged.
   */
  check(file: PropertyListFile, project?: ProjectContext): readonly Candidate[];
}

/** Declares a rule for property lists; exists so that every rule file has the same shape. */
export function definePropertyListRule(rule: PropertyListRule): PropertyListRule {
  return rule;
}
