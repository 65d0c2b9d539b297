import type { Engine } from '../analysis/engine.ts';
import type { RuleSet } from '../analysis/rule-set.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { BoundedFiles } from '../project/files.ts';
import type { GuidanceHit } from '../protocol.ts';
import type { ScanResult } from '../scan/scan.ts';
import type { Settings } from '../settings.ts';

/** What the server needs from where it runs, so that it can run under Node and in a browser alike. */
export interface Host {
  readonly version: string;
  readonly base: KnowledgeBase;
  readonly rules: RuleSet;
  readonly files: BoundedFiles;
  /** The absolute path, with `/`, of the file behind a URI; `undefined` when it is not a file of this host. */
  pathOf(uri: string): string | undefined;
  /** The URI of an absolute path. */
  uriOf(path: string): string;
  /** Fuzzy search over the knowledge base. May prepare itself on first use. */
  search(query: string, limit: number): readonly GuidanceHit[];
  /** Scans a folder without holding up the caller. Rejects only with the reason of an abort. */
  scan(engine: Engine, request: FolderScan): Promise<FolderScanResult>;
}

/** A request to scan one workspace folder under the configuration files in it. */
export interface FolderScan {
  /** Absolute path, with `/`. */
  readonly folder: string;
  /** The editor's settings, which come on top of those of `netguide.json`. */
  readonly override: Partial<Settings>;
  readonly signal: AbortSignal;
  /** Told as the scan goes on. */
  readonly onProgress: (done: number, total: number) => void;
}

/** What a scan of one folder found, with paths relative to that folder. */
export type FolderScanResult = Pick<ScanResult, 'findings' | 'files' | 'errors'>;
