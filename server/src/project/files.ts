/**
 * The little of a file system that configuration look-up needs, so that the command line, the server and a browser can
 * each bring their own. Paths are absolute, with `/` as separator.
 */
export interface ProjectFiles {
  /** The text of a file, or `undefined` where there is none or it can't be read. Never rejects. */
  readText(path: string): Promise<string | undefined>;
  /** Whether there is a file or folder. Never rejects. */
  exists(path: string): Promise<boolean>;
}

/** What a folder holds; links and devices are `other`, whatever a link leads to. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** Why a file was not read. `outside`: a link led out of the root folder. */
export type Unreadable = 'missing' | 'link' | 'outside' | 'too-large' | 'binary' | 'failed';

/** {@link ProjectFiles} for reading what strangers may have put there: nothing follows a link, nothing reads too much. */
export interface BoundedFiles extends ProjectFiles {
  /** The entries of a folder; none where there is no folder, or it can't be read. Never rejects. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /**
   * The text of a file of at most `maxBytes` below `root`, or why there is none. A file that is a link is not read, nor
   * one that a linked folder moves out of the root. Never rejects.
   */
  readWithin(
    root: string,
    path: string,
    maxBytes: number,
  ): Promise<{ readonly text: string } | { readonly problem: Unreadable }>;
}

/** The name of the configuration file. */
export const CONFIGURATION_NAME = 'netguide.json';

/** The folder that holds `path` (`/` separators), or `path` itself when it is a root. */
export function parentFolder(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash < 0 || slash === path.length - 1) return path;
  if (slash === 0) return '/';
  return path[slash - 1] === ':' ? path.slice(0, slash + 1) : path.slice(0, slash);
}

/** `folder` and `name` (which may have several segments) as one path. */
export function joinPath(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** The path of `path` below `folder`, `''` for the folder itself, or `undefined` when it is not below it. */
export function pathBelow(folder: string, path: string): string | undefined {
  if (path === folder) return '';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** How `to` is reached from the folder `from`: `''`, `a/b`, `../c`. Both absolute. */
export function relativePath(from: string, to: string): string {
  const source = from.split('/').filter((segment) => segment !== '');
  const target = to.split('/').filter((segment) => segment !== '');
  let shared = 0;
  while (shared < source.length && source[shared] === target[shared]) shared++;
  return [...source.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}
