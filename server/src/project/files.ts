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
