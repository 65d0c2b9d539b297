import { type Dirent, promises } from 'node:fs';
import { sep } from 'node:path';
import { decode } from '../scan/decode.ts';
import { type BoundedFiles, type FolderEntry, pathBelow, type Unreadable } from './files.ts';

/** {@link BoundedFiles} over the machine's own file system. */
export const nodeFiles: BoundedFiles = {
  readText: (path) => promises.readFile(path, 'utf8').catch(() => undefined),
  exists: (path) =>
    promises.access(path).then(
      () => true,
      () => false,
    ),
  list: (folder) =>
    promises.readdir(folder, { withFileTypes: true }).then(
      (entries) => entries.map(folderEntry),
      () => [],
    ),
  readWithin: (root, path, maxBytes) => readWithin(root, path, maxBytes).catch(failure),
};

/** What a directory entry is to {@link BoundedFiles}. */
export function folderEntry(entry: Dirent): FolderEntry {
  return { name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' };
}

async function readWithin(
  root: string,
  path: string,
  maxBytes: number,
): Promise<{ text: string } | { problem: Unreadable }> {
  if (pathBelow(root, path) === undefined) return { problem: 'outside' };
  const status = await promises.lstat(path);
  if (status.isSymbolicLink()) return { problem: 'link' };
  if (!status.isFile()) return { problem: 'missing' };
  if (status.size > maxBytes) return { problem: 'too-large' };
  const [realRoot, realPath] = await Promise.all([promises.realpath(root), promises.realpath(path)]);
  if (pathBelow(toSlashes(realRoot), toSlashes(realPath)) === undefined) return { problem: 'outside' };
  const text = decode(await promises.readFile(path));
  return text === undefined ? { problem: 'binary' } : { text };
}

function failure(error: unknown): { problem: Unreadable } {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return { problem: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'failed' };
}

/** A native path with `/` as separator, as {@link ProjectFiles} wants it. */
export function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
