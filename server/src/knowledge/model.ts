/**
 * The shape of the compiled knowledge base: what `scripts/knowledge` makes of `knowledge/**` at build time
 * and what the engine and all faces read at run time. Plain data, safe to share.
 */

/** Platforms for which the SDK states versions. */
export type Platform = 'ios' | 'macos' | 'tvos' | 'watchos' | 'visionos' | 'catalyst';

/** Version per platform, for instance `{ ios: '27.0' }`. */
export type PlatformVersions = Readonly<Partial<Record<Platform, string>>>;

/** How far the source behind a guidance entry was checked. Only `page` and `cited` entries are shown as links. */
export type Verified = 'page' | 'cited' | 'unverified';

/** What kind of source a guidance entry reports on; `netguide` is this project's own documentation. */
export type GuidanceKind = 'technote' | 'forum' | 'documentation' | 'sample' | 'wwdc' | 'netguide';

/** A heading of the original source; `key` is the slug of the heading. */
export interface GuidanceSection {
  readonly key: string;
  readonly title: string;
  /** The fragment that reaches this section on the source page; absent for forum posts, which have no anchors. */
  readonly anchor?: string;
}

/** One piece of Apple guidance, in our own words; the body lives in {@link GuidanceBodies}. */
export interface GuidanceEntry {
  /** Follows the source: `tn3151`, `forum-on-ftp`, `docs-cfsocket`. */
  readonly id: string;
  readonly title: string;
  /**
   * The address of the source, or, for an `unverified` entry, of the topic page that leads to it. For `netguide` the
   * path of the page within the package, `docs/rules/<id>.md`.
   */
  readonly url: string;
  readonly kind: GuidanceKind;
  readonly verified: Verified;
  /** ISO date (or year, or year and month) of the source's last revision, where known. */
  readonly revised?: string;
  readonly topics: readonly string[];
  /** The first paragraph of the body, as plain text. */
  readonly summary: string;
  readonly sections: readonly GuidanceSection[];
  /** Deployment targets this advice is written for: `from` inclusive, `below` exclusive (iOS numbering, 26 = all platforms of 2025). */
  readonly targets?: { readonly from?: string; readonly below?: string };
}

/** Markdown bodies by guidance id; loaded only when somebody reads one. */
export type GuidanceBodies = Readonly<Record<string, string>>;

/** A pointer to a guidance entry and, where one answers best, to its section. */
export interface GuidanceRef {
  readonly id: string;
  /** `key` of a {@link GuidanceSection}. */
  readonly section?: string;
}

/** What an API entry names. Decides how it is matched (see `analysis/catalogue`). */
export type ApiKind = 'class' | 'protocol' | 'enum' | 'type' | 'function' | 'constant' | 'method' | 'property';

/** The standing of an API by its facts alone, before deployment targets are considered. */
export type ApiStatus = 'deprecated' | 'to-be-deprecated' | 'discouraged';

/** Another meaning that a name can have: a type of Network framework, or a word that people name their own types with. */
export type Ambiguity = 'network-extension-legacy' | 'common-word';

/** Something to use instead. */
export interface Replacement {
  /** The API's name as written in that language. */
  readonly api: string;
  readonly language?: 'swift' | 'objective-c';
  /** The releases from which it is available, where that decides whether it can be used. */
  readonly from?: PlatformVersions;
}

/** One deprecated or discouraged symbol, under both of its spellings. */
export interface ApiEntry {
  /** The C or Objective-C spelling: a name, or a selector for a method. Absent for Swift-only symbols. */
  readonly c?: string;
  /** The Swift spelling: a (dotted) name, or a base name with labels for a method. Absent where Swift can't see it. */
  readonly swift?: string;
  readonly kind: ApiKind;
  /** For members: the Objective-C name of the type that declares it. */
  readonly of?: string;
  /** For members: the Swift name of that type; absent when the same as `of`. */
  readonly ofSwift?: string;
  /** For members: the selector, or the name with its labels, says by itself that it is this API. */
  readonly distinctive?: boolean;
  /** For members of a protocol: their declarations count where the conformance is shown. */
  readonly requirement?: boolean;
  /** For such a member: the Swift type of its last parameter, where other members have the same labels. */
  readonly parameter?: string;
  /** For members: they belong to the type itself and are called on its name, never on a value. */
  readonly static?: boolean;
  /** Why the bare name may mean something else; it takes evidence in the file to tell. */
  readonly ambiguous?: Ambiguity;
  /** The deployment targets from which it is reported: below them there is nothing to use instead. */
  readonly from?: PlatformVersions;
  readonly framework: string;
  /** Swift modules that may qualify the name (`MultipeerConnectivity.MCSession`). */
  readonly modules: readonly string[];
  readonly rule: string;
  readonly status: ApiStatus;
  /** Versions in which the SDK deprecates it; empty unless `status` is `deprecated`. */
  readonly deprecated: PlatformVersions;
  readonly replacements: readonly Replacement[];
  /** At least one; the first answers best. */
  readonly guidance: readonly GuidanceRef[];
  /** One short sentence that belongs to this symbol alone, in our own words. */
  readonly note?: string;
}

/** A rule whose findings come from API entries, or from Netguide itself (`unused-suppression`). */
export interface CatalogueRule {
  readonly id: string;
  readonly title: string;
  /** What the rule finds, in at most twelve words, for tables. */
  readonly brief: string;
  /** What the rule finds, in a sentence or two. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do instead. */
  readonly instead: string;
  readonly guidance: readonly GuidanceRef[];
}

/** The whole knowledge base without the bodies. */
export interface Knowledge {
  readonly rules: readonly CatalogueRule[];
  readonly apis: readonly ApiEntry[];
  readonly guidance: readonly GuidanceEntry[];
}
