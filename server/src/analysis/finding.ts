import type { GuidanceRef, PlatformVersions, Replacement } from '../knowledge/model.ts';

/** LSP's four severities, by name; `off` is a setting, never a finding's severity. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** All severities, most severe first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Why something is a finding. `deprecated-later`: deprecated only in an SDK newer than the deployment target. */
export type Status =
  'deprecated' | 'deprecated-later' | 'to-be-deprecated' | 'discouraged' | 'risky' | 'insecure' | 'restricted';

/** `likely`: the text suggests it without proving it; such a finding is one severity lower. */
export type Confidence = 'certain' | 'likely';

/** An edit of the text: `[start, end)` in UTF-16 units is replaced by `text`. */
export interface TextEdit {
  /** Absolute path of the file to edit, where it is another one than the finding's. */
  readonly path?: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change that mends a finding; its edits don't overlap. */
export interface Fix {
  /** In the imperative, for a menu. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A place in the finding's own text that explains it. Offsets are UTF-16 units. */
export interface RelatedPlaceHere {
  readonly start: number;
  readonly end: number;
  /** One sentence, plain text. */
  readonly message: string;
}

/** A place in another file that explains a finding. */
export interface RelatedPlaceElsewhere extends PlaceInFile {
  /** One sentence, plain text. */
  readonly message: string;
}

/** A range in a file by lines and columns: both 1-based, columns in UTF-16 units, the end exclusive. */
export interface PlaceInFile {
  /** Absolute path, with `/`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place that explains a finding. */
export type RelatedPlace = RelatedPlaceHere | RelatedPlaceElsewhere;

/** One use of an API or one hazard, at one place of one text. Plain data. */
export interface Finding {
  readonly ruleId: string;
  /** Offset of the first UTF-16 unit of the range, 0-based. */
  readonly start: number;
  /** Offset after the last UTF-16 unit of the range. */
  readonly end: number;
  /** The identifier, selector or literal exactly as written in the source. */
  readonly symbol: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly status: Status;
  /** What, in one sentence, plain text. */
  readonly message: string;
  /** At least one; the first is the one that a diagnostic links to. */
  readonly guidance: readonly GuidanceRef[];
  /** Where the SDK deprecates it, for the hover. */
  readonly deprecated?: PlatformVersions;
  /** What to use instead, best first, for this language and these deployment targets. */
  readonly replacements?: readonly Replacement[];
  /** A sentence about this symbol alone, for the hover. */
  readonly note?: string;
  /** Other places that explain it. */
  readonly related?: readonly RelatedPlace[];
  /** Changes that mend it, best first. */
  readonly fixes?: readonly Fix[];
}
