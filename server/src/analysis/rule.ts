import type { GuidanceRef, PlatformVersions, Replacement } from '../knowledge/model.ts';
import type { Confidence, Status } from './finding.ts';
import type { Shape } from './shape/shape.ts';

/** What a pattern rule found, before settings turn it into a finding. Offsets are UTF-16 units. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly status: Status;
  readonly confidence: Confidence;
  /** One sentence, plain text. */
  readonly message: string;
  readonly guidance: readonly GuidanceRef[];
  /** Where the SDK deprecates it; with it, a `deprecated` candidate follows the deployment targets as an API entry does. */
  readonly deprecated?: PlatformVersions;
  readonly replacements?: readonly Replacement[];
  readonly note?: string;
}

/** A rule that reads structure rather than names. One file per rule in `server/src/rules`, file name = rule id. */
export interface PatternRule {
  /** Equals the file name; the id of a catalogue rule when it reports under that rule. */
  readonly id: string;
  /** Identifiers or string prefixes (ending in `:`) of which at least one must occur in a file for the rule to run. */
  readonly triggers: readonly string[];
  /** Reads the file and returns what it found. Must not throw; one that does is isolated and logged. */
  check(shape: Shape): readonly Candidate[];
}

/** Declares a pattern rule; exists so that every rule file has the same shape. */
export function definePatternRule(rule: PatternRule): PatternRule {
  return rule;
}
