/**
 * What the client and the server say to each other beyond the Language Server Protocol. Imports nothing, so that both
 * sides may import it. Every request here is a nicety of the VS Code client: the server is complete without them.
 */

/** `initializationOptions` that a client may send. */
export interface InitializationOptions {
  /**
   * Commands that the client can run for the server: shown as links in hovers and used by code actions. A client that
   * sends this, be it empty, knows the notifications in this file and gets them.
   */
  readonly commands?: readonly ClientCommand[];
  /** The `netguide` settings, for clients that neither answer `workspace/configuration` nor push their settings. */
  readonly settings?: unknown;
}

/** Client command: reads a guidance entry in the editor. Arguments: {@link ReadGuidanceArguments}. */
export const READ_GUIDANCE_COMMAND = 'netguide.readGuidance';

/** The commands that {@link InitializationOptions.commands} may name. */
export type ClientCommand = typeof READ_GUIDANCE_COMMAND;

/** The single argument of {@link READ_GUIDANCE_COMMAND}. */
export interface ReadGuidanceArguments {
  readonly id: string;
  /** Key of a section of the entry. */
  readonly section?: string;
}

/** Server command (`workspace/executeCommand`): opens the address given as its only argument with `window/showDocument`. */
export const OPEN_SOURCE_COMMAND = 'netguide.openSource';

/** Request: fuzzy search over the whole knowledge base. */
export const SEARCH_GUIDANCE = 'netguide/searchGuidance';

/** Parameters of {@link SEARCH_GUIDANCE}. */
export interface SearchGuidanceParams {
  /** What the person typed; empty for everything, most useful first. */
  readonly query: string;
  /** At most so many hits. */
  readonly limit: number;
}

/** One hit of {@link SEARCH_GUIDANCE}. */
export interface GuidanceHit {
  readonly id: string;
  /** Key of the section that matched best; absent when the whole entry did. */
  readonly section?: string;
  /** Title of the entry. */
  readonly title: string;
  /** Title of the section, when `section` is set. */
  readonly sectionTitle?: string;
  /** The symbol that matched, when a symbol did. */
  readonly symbol?: string;
  /** `technote`, `forum`, `documentation`, `sample` or `wwdc`. */
  readonly kind: string;
  /** Date of the source's last revision, where known. */
  readonly revised?: string;
  /** The entry's first sentence or two. */
  readonly summary: string;
  /** The source page, with the section's anchor where it has one. */
  readonly url: string;
  /** `false` when the address of the source itself is not verified and `url` is the topic page that leads to it. */
  readonly verified: boolean;
}

/** Request: a guidance entry as Markdown, ready to be shown. Result: {@link GuidanceDocument}, or `null` if unknown. */
export const GUIDANCE_DOCUMENT = 'netguide/guidanceDocument';

/** Parameters of {@link GUIDANCE_DOCUMENT}. */
export interface GuidanceDocumentParams {
  readonly id: string;
}

/** A guidance entry for the reading view. */
export interface GuidanceDocument {
  readonly title: string;
  readonly url: string;
  readonly verified: boolean;
  readonly markdown: string;
}

/** Request: an entitlements file as a Developer ID build needs it. Result: its text, or `null` if nothing is to change. */
export const DEVELOPER_ID_ENTITLEMENTS = 'netguide/developerIdEntitlements';

/** Parameters of {@link DEVELOPER_ID_ENTITLEMENTS}. */
export interface DeveloperIdEntitlementsParams {
  /** The text of the file. */
  readonly text: string;
}

/** Request: scans the workspace folders. Cancellable; reports work-done progress on `workDoneToken`. */
export const SCAN_WORKSPACE = 'netguide/scanWorkspace';

/** Parameters of {@link SCAN_WORKSPACE}. */
export interface ScanWorkspaceParams {
  readonly workDoneToken?: string | number;
}

/** A finding of a workspace scan. Lines and characters are 0-based, characters in UTF-16 units, the end exclusive. */
export interface ScanFinding {
  readonly uri: string;
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly symbol: string;
  readonly guidance: ReadGuidanceArguments;
}

/** Result of {@link SCAN_WORKSPACE}. */
export interface ScanWorkspaceResult {
  readonly findings: readonly ScanFinding[];
  readonly files: number;
  readonly milliseconds: number;
  /** Files that could not be read, with the reason. */
  readonly errors: readonly { readonly uri: string; readonly message: string }[];
  /** Titles of the rules that occur in `findings`, by id. */
  readonly ruleTitles: Readonly<Record<string, string>>;
}

/** Notification from the server: what the language status item shows. */
export const STATUS = 'netguide/status';

/** What a document is built for, in words. */
export interface DeploymentStatus {
  /** `iOS 15, macOS 12.3` */
  readonly versions: string;
  /** `target “App”` */
  readonly from: string;
  /** URI of the project file or configuration that states it. */
  readonly uri: string;
}

/** Parameters of {@link STATUS}. */
export interface StatusParams {
  /** Number of rules in force. */
  readonly rules: number;
  /** Number of API entries in the catalogue. */
  readonly apis: number;
  /** Number of guidance entries. */
  readonly guidance: number;
  /** URI of each `netguide.json` in use. */
  readonly configurations: readonly string[];
  /** By the URI of each open document of which it is known: what it is built for, and where that is stated. */
  readonly deployments: Readonly<Record<string, DeploymentStatus>>;
  /** Problems with the configuration, as sentences. */
  readonly problems: readonly string[];
}
