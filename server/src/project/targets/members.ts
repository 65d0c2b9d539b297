import picomatch from 'picomatch';
import { isTooComplex } from '../excludes.ts';
import { parentFolder, pathBelow } from '../files.ts';
import type { FolderMembers, ProjectTarget } from './model.ts';

/** Which of some targets a file belongs to: an absolute path, with `/`. */
export type TargetsOf = (path: string) => readonly ProjectTarget[];

/** Extensions, without the dot, of the files that a header may be the interface of. */
const IMPLEMENTATIONS = ['m', 'mm', 'c', 'cpp'];

/**
 * Looks targets up by file, at the cost of a few map look-ups. A header that no target lists belongs to the targets of
 * the implementation beside it with the same name: applications don't list their headers.
 */
export function createTargetIndex(targets: readonly ProjectTarget[]): TargetsOf {
  const byPath = groupByPath(targets);
  const byFolder = groupByFolder(targets);
  const listed = (path: string): readonly ProjectTarget[] => {
    const named = byPath.get(path) ?? [];
    const inFolders = [path, ...foldersAbove(path)].flatMap((folder) =>
      (byFolder.get(folder) ?? []).filter(({ contains }) => contains(path)).map(({ target }) => target),
    );
    return [...new Set([...named, ...inFolders])];
  };
  return (path) => {
    const found = listed(path);
    if (found.length > 0 || !path.endsWith('.h')) return found;
    const stem = path.slice(0, -1);
    return [...new Set(IMPLEMENTATIONS.flatMap((extension) => listed(stem + extension)))];
  };
}

function groupByPath(targets: readonly ProjectTarget[]): ReadonlyMap<string, readonly ProjectTarget[]> {
  const groups = new Map<string, ProjectTarget[]>();
  for (const target of targets) {
    for (const path of target.files.paths) groups.set(path, [...(groups.get(path) ?? []), target]);
  }
  return groups;
}

interface FolderOfTarget {
  readonly target: ProjectTarget;
  readonly contains: (path: string) => boolean;
}

function groupByFolder(targets: readonly ProjectTarget[]): ReadonlyMap<string, readonly FolderOfTarget[]> {
  const groups = new Map<string, FolderOfTarget[]>();
  for (const target of targets) {
    for (const members of target.files.folders) {
      const group = groups.get(members.folder) ?? [];
      groups.set(members.folder, group);
      group.push({ target, contains: memberTest(members) });
    }
  }
  return groups;
}

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = parentFolder(path); folders.at(-1) !== folder; folder = parentFolder(folder)) folders.push(folder);
  return folders;
}

function memberTest({ folder, except, include, exclude }: FolderMembers): (path: string) => boolean {
  const excepted = new Set(except);
  const included = include.length === 0 ? () => true : matcherOf(include);
  const excluded = matcherOf(exclude);
  return (path) => {
    const below = pathBelow(folder, path);
    if (below === undefined || !included(below) || excluded(below)) return false;
    return excepted.size === 0 || !(excepted.has(path) || foldersAbove(path).some((above) => excepted.has(above)));
  };
}

/** A pattern that can't be compiled, or could take for ever, matches nothing; so does what lies below a match of none. */
function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.flatMap((pattern) => {
    if (pattern === '' || isTooComplex(pattern)) return [];
    try {
      return [picomatch.makeRe(pattern, { dot: true, noextglob: true, nonegate: true })];
    } catch {
      return [];
    }
  });
  return (path) => globs.some((glob) => glob.test(path));
}
