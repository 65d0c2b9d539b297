import type { Surroundings } from '../analysis/project-context.ts';
import type { Settings } from '../settings.ts';
import { type Configuration, parseConfiguration } from './configuration.ts';
import {
  type BoundedFiles,
  CONFIGURATION_NAME,
  joinPath,
  parentFolder,
  pathBelow,
  type ProjectFiles,
} from './files.ts';
import { enterFolder, type FolderContents, type FolderScope, isExcludedIn, rootScope } from './folder-scope.ts';
import type { ScopeOptions } from './folder-scope.ts';
import { createSurroundings } from './surroundings.ts';
import { createTargetContexts, type TargetContexts } from './target-contexts.ts';
import { createTargetFinder, type TargetFinder } from './targets/find-targets.ts';

/** What holds for one file. */
export interface FileScope {
  readonly settings: Settings;
  readonly configuration: Configuration | undefined;
  /** The file is not to be read. */
  readonly excluded: boolean;
  readonly surroundings: Surroundings;
  /** See {@link TargetContexts.sourcesOf}; for the targets of {@link surroundings}. */
  readonly sourcesOf: TargetContexts['sourcesOf'];
}

/** Answers what holds for files below a root folder, reading each folder's configuration once. */
export interface Project {
  readonly root: string;
  /** What holds for the folder, which must be the root or below it; a folder that does not exist has no contents. */
  folder(path: string): Promise<FolderScope>;
  /** What holds for the file, which must be below the root. */
  file(path: string): Promise<FileScope>;
  /** What surrounds the file under those settings. Never rejects. */
  surroundings(path: string, settings: Settings): Promise<Surroundings>;
  readonly targets: TargetFinder;
  readonly contexts: TargetContexts;
}

/**
 * A project below `root`: the workspace folder in an editor; on the command line the repository, or else the given
 * path. Nothing above the root is looked at. Make a new one when a configuration, a `.gitignore`, a
 * project file, a property list or an option changes.
 */
export function createProject(root: string, files: BoundedFiles, options: ScopeOptions): Project {
  const targets = createTargetFinder(root, files);
  const contexts = createTargetContexts(root, targets, files);
  const surroundings = createSurroundings(targets, contexts);
  const scopes = new Map<string, Promise<FolderScope>>();
  const find = async (path: string): Promise<FolderScope> => {
    const contents = await readContents(path, files, options);
    if (path === root || pathBelow(root, path) === undefined) return rootScope(path, contents, options);
    const parent = parentFolder(path);
    return enterFolder(await folder(parent), lastSegment(path), contents, options);
  };
  const folder = (path: string): Promise<FolderScope> => {
    const known = scopes.get(path) ?? find(path);
    scopes.set(path, known);
    return known;
  };
  const file = async (path: string): Promise<FileScope> => {
    const scope = await folder(parentFolder(path));
    const { settings, configuration, excluded } = scope;
    return {
      ...{ settings, configuration },
      excluded: excluded || isExcludedIn(scope, lastSegment(path), false),
      surroundings: await surroundings(path, settings),
      sourcesOf: contexts.sourcesOf,
    };
  };
  return { root, folder, file, surroundings, targets, contexts };
}

async function readContents(path: string, files: ProjectFiles, options: ScopeOptions): Promise<FolderContents> {
  const [configuration, gitignore, isRepository] = await Promise.all([
    options.configuration ? undefined : files.readText(joinPath(path, CONFIGURATION_NAME)),
    options.defaultExcludes ? files.readText(joinPath(path, '.gitignore')) : undefined,
    files.exists(joinPath(path, '.git')),
  ]);
  return { configuration, gitignore, isRepository };
}

/** The nearest folder from `folder` upwards that holds a `.git`, or `undefined` outside of a repository. */
export async function findRepository(folder: string, files: ProjectFiles): Promise<string | undefined> {
  for (let path = folder; ; path = parentFolder(path)) {
    if (await files.exists(joinPath(path, '.git'))) return path;
    if (parentFolder(path) === path) return undefined;
  }
}

/** The configuration in the file that was named, which need not be called `netguide.json`; `undefined` if unreadable. */
export async function loadConfiguration(
  path: string,
  files: ProjectFiles,
  ruleIds: ReadonlySet<string>,
): Promise<Configuration | undefined> {
  const text = await files.readText(path);
  return text === undefined
    ? undefined
    : { path, folder: parentFolder(path), text, ...parseConfiguration(text, ruleIds) };
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
