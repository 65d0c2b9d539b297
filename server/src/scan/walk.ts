import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { languageOfPath } from '../analysis/source/language.ts';
import { CONFIGURATION_NAME, joinPath } from '../project/files.ts';
import { enterFolder, type FolderContents, type FolderScope, isExcludedIn } from '../project/folder-scope.ts';
import type { ScopeOptions } from '../project/folder-scope.ts';
import { describeError } from './describe-error.ts';
import { compareText } from './located-finding.ts';

/** One folder of a walk: the files in it that a scan reads, or why it could not be listed. */
export interface WalkStep {
  readonly scope: FolderScope;
  /** Names, in order. */
  readonly files: readonly string[];
  /** All that the folder holds. */
  readonly entries: readonly Dirent[];
  readonly error?: string;
}

/**
 * Visits a folder and all below it that are not excluded, parents first, names in the order of their UTF-16 units.
 * Symbolic links are not followed, as in version control: no file is met twice, and no walk runs in circles or leaves
 * the folder. A folder that can't be listed is a step with an error. One step reads one folder, so that callers can do
 * other things in between.
 */
export function* walk(start: FolderScope, options: ScopeOptions, listing = list(start.folder)): Generator<WalkStep> {
  const { entries, error } = listing;
  const files = entries.filter((entry) => isWanted(entry, start)).map(({ name }) => name);
  yield { scope: start, files, entries, ...(error === undefined ? {} : { error }) };
  for (const { name } of entries.filter((entry) => isOpenFolder(entry, start))) {
    const inner = list(joinPath(start.folder, name));
    yield* walk(enterFolder(start, name, contentsOf(start.folder, name, inner), options), options, inner);
  }
}

interface Listing {
  readonly entries: readonly Dirent[];
  readonly error?: string;
}

function list(folder: string): Listing {
  try {
    return { entries: readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name)) };
  } catch (error) {
    return { entries: [], error: describeError(error) };
  }
}

function isWanted(entry: Dirent, scope: FolderScope): boolean {
  return entry.isFile() && languageOfPath(entry.name) !== undefined && !isExcludedIn(scope, entry.name, false);
}

function isOpenFolder(entry: Dirent, scope: FolderScope): boolean {
  return entry.isDirectory() && !isExcludedIn(scope, entry.name, true);
}

function contentsOf(parent: string, name: string, { entries }: Listing): FolderContents {
  const folder = joinPath(parent, name);
  const read = (file: string): string | undefined =>
    entries.some((entry) => entry.name === file) ? readQuietly(joinPath(folder, file)) : undefined;
  return {
    configuration: read(CONFIGURATION_NAME),
    gitignore: read('.gitignore'),
    isRepository: entries.some((entry) => entry.name === '.git'),
  };
}

function readQuietly(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
