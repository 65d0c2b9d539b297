import { languageOfPath } from '../analysis/source/language.ts';
import { type BoundedFiles, joinPath } from './files.ts';
import { createTargetIndex, type TargetsOf } from './targets/members.ts';
import type { ProjectTarget } from './targets/model.ts';

/** The source files of a target: what is compiled into it, and the headers that lie in its folders. */
export interface TargetSources {
  /** Absolute paths, with `/`. */
  readonly paths: readonly string[];
  /** The text of one of them; `undefined` where it can't be read, or is too large. Never rejects. */
  read(path: string): Promise<string | undefined>;
}

/** More files or folders than this are not looked at. */
const MAX_FILES = 5000;
const MAX_FOLDERS = 2000;
/** Larger files are not read. */
const MAX_BYTES = 2 * 1024 * 1024;

/** The source files of a target; `undefined` where there are too many to look at, or none. Never rejects. */
export async function findSources(
  target: ProjectTarget,
  root: string,
  files: BoundedFiles,
): Promise<TargetSources | undefined> {
  const belongs = createTargetIndex([target]);
  const paths = new Set([...target.files.paths].filter(isSource));
  for (const { folder } of target.files.folders) {
    if (isSource(folder)) paths.add(folder);
    else if (!(await addBelow(folder, belongs, files, paths))) return undefined;
  }
  if (paths.size === 0 || paths.size > MAX_FILES) return undefined;
  return {
    paths: [...paths],
    read: async (path) => {
      const answer = await files.readWithin(root, path, MAX_BYTES);
      return 'text' in answer ? answer.text : undefined;
    },
  };
}

/** Adds the sources in a folder and below; answers whether all of it was looked at. Links are not followed. */
async function addBelow(start: string, belongs: TargetsOf, files: BoundedFiles, paths: Set<string>): Promise<boolean> {
  const waiting = [start];
  for (let folder = waiting.pop(), seen = 1; folder !== undefined; folder = waiting.pop(), seen++) {
    if (seen > MAX_FOLDERS || paths.size > MAX_FILES) return false;
    for (const { name, kind } of await files.list(folder)) {
      const path = joinPath(folder, name);
      if (kind === 'folder' && !name.startsWith('.')) waiting.push(path);
      if (kind === 'file' && isSource(path) && belongs(path).length > 0) paths.add(path);
    }
  }
  return true;
}

function isSource(path: string): boolean {
  const language = languageOfPath(path);
  return language !== undefined && language !== 'property-list';
}
