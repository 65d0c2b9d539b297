import { promises } from 'node:fs';
import { sep } from 'node:path';
import type { ProjectFiles } from './files.ts';

/** {@link ProjectFiles} over the machine's own file system. */
export const nodeFiles: ProjectFiles = {
  readText: (path) => promises.readFile(path, 'utf8').catch(() => undefined),
  exists: (path) =>
    promises.access(path).then(
      () => true,
      () => false,
    ),
};

/** A native path with `/` as separator, as {@link ProjectFiles} wants it. */
export function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
