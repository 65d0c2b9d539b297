import type { FolderMembers } from './model.ts';
import { resolvePath } from './paths.ts';

/**
 * The files that a glob relative to `folder` names, without those that the globs `excluding`, relative to the same
 * folder, name. A glob with no wildcard names a file or a folder with everything in it.
 */
export function globMembers(folder: string, pattern: string, excluding: readonly string[]): readonly FolderMembers[] {
  const [base, rest] = splitGlob(pattern);
  const root = resolvePath(folder, base);
  if (root === undefined) return [];
  const up = excluding.flatMap((one) => excludedIn(folder, root, one));
  const include = rest === '' ? [] : [rest];
  return [
    {
      folder: root,
      except: up.flatMap(({ path }) => path ?? []),
      include,
      exclude: up.flatMap(({ glob }) => glob ?? []),
    },
  ];
}

/** `Sources/App/**` as `Sources/App` and `**`: what stands before the first segment with a wildcard, and from there on. */
export function splitGlob(pattern: string): readonly [folder: string, glob: string] {
  const segments = pattern.split('/');
  const first = segments.findIndex((segment) => /[*?[{]/.test(segment));
  return first < 0 ? [pattern, ''] : [segments.slice(0, first).join('/'), segments.slice(first).join('/')];
}

/** An exclusion relative to the members' own folder, when it lies in there; one above it that reaches all of it counts, too. */
function excludedIn(folder: string, root: string, pattern: string): { path?: string; glob?: string }[] {
  const [base, rest] = splitGlob(pattern);
  const path = resolvePath(folder, base);
  if (path === undefined) return [];
  if (rest === '') return [{ path }];
  if (path === root) return [{ glob: rest }];
  if (path.startsWith(`${root}/`)) return [{ glob: `${path.slice(root.length + 1)}/${rest}` }];
  return root.startsWith(path === '/' ? path : `${path}/`) && rest.startsWith('**/') ? [{ glob: rest }] : [];
}
