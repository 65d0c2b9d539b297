import type { GuidanceRef, PlatformVersions, Replacement } from '../knowledge/model.ts';
import type { RuleSetting } from '../settings.ts';
import type { Confidence, Fix, RelatedPlace, Status } from './finding.ts';
import type { ProjectContext } from './project-context.ts';
import type { Shape } from './shape/shape.ts';

/** What a pattern rule found, before settings turn it into a finding. Offsets are UTF-16 units. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** What it is about, for a binary file, in which nothing is written; elsewhere the range says it. */
  readonly symbol?: string;
  /** Where it differs from the rule's. */
  readonly status?: Status;
  readonly confidence: Confidence;
  /** One sentence, plain text. */
  readonly message: string;
  readonly guidance: readonly GuidanceRef[];
  /** Where the SDK deprecates it; with it, a `deprecated` candidate follows the deployment targets as an API entry does. */
  readonly deprecated?: PlatformVersions;
  readonly replacements?: readonly Replacement[];
  readonly note?: string;
  /** Other places that explain this one. */
  readonly related?: readonly RelatedPlace[];
  /** Edits that mend it without changing what right code does, best first. */
  readonly fixes?: readonly Fix[];
}

/** What is fixed about a rule, whatever it reads. */
export interface RuleTraits {
  /** Equals the file name; the id of a catalogue rule when it reports under that rule. */
  readonly id: string;
  /** Why its findings are findings; one of them may say otherwise. */
  readonly status: Status;
  /** The default severity, where it is not the one that goes with the status: for what is often right. */
  readonly severity?: RuleSetting;
}

/** A rule that reads structure rather than names. One file per rule in `server/src/rules`, file name = rule id. */
export interface PatternRule extends RuleTraits {
  /**
   * Names of which at least one must occur in the code or the string literals of a file for the rule to run. A file
   * without any rule's triggers is not even read, so common words (`URL`, `self`, `http`) don't belong here.
   */
  readonly triggers: readonly string[];
  /**
   * Reads the file and returns what it found; `project` is what is known of the project around it. Must not throw; one
   * that does is isolated and logged.
   */
  check(shape: Shape, project?: ProjectContext): readonly Candidate[];
}

/** Declares a pattern rule; exists so that every rule file has the same shape. */
export function definePatternRule(rule: PatternRule): PatternRule {
  return rule;
}
