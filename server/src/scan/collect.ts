import { type Dirent, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { languageOfPath } from '../analysis/source/language.ts';
import type { Surroundings } from '../analysis/project-context.ts';
import type { Configuration } from '../project/configuration.ts';
import { type BoundedFiles, joinPath, pathBelow } from '../project/files.ts';
import type { FolderScope, ScopeOptions } from '../project/folder-scope.ts';
import { folderEntry, nodeFiles, toSlashes } from '../project/node-files.ts';
import { createProject, type FileScope, findRepository, type Project } from '../project/project.ts';
import type { Settings } from '../settings.ts';
import { describeError } from './describe-error.ts';
import type { FileError } from './located-finding.ts';
import type { FileNames } from './locate.ts';
import type { ScanTarget } from './scan-file.ts';
import { walk } from './walk.ts';

/** What to look for files in. */
export interface CollectOptions {
  /** Files and folders, relative to `cwd` or absolute. */
  readonly paths: readonly string[];
  /** The folder that reported paths are relative to. */
  readonly cwd: string;
  /**
   * The folder above which no configuration and no `.gitignore` counts. Without it: the repository that a path is in,
   * else `cwd` if the path is below it, else the path itself.
   */
  readonly root?: string | undefined;
  readonly scope: ScopeOptions;
  /** Leaves out files for which it answers `false`; asked with {@link ScanTarget.key}. */
  readonly accept?: ((key: string) => boolean) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A file to scan and what holds for it. */
export interface Collected {
  readonly target: ScanTarget;
  readonly settings: Settings;
  readonly surroundings: Surroundings;
  /** See {@link FileScope.sourcesOf}. */
  readonly sourcesOf: FileScope['sourcesOf'];
}

/** The files below some paths. */
export interface Collection {
  readonly items: readonly Collected[];
  readonly errors: readonly FileError[];
  /** Paths that were asked for by name and are excluded. */
  readonly excluded: readonly string[];
  /** The configurations that hold for at least one visited folder. */
  readonly configurations: readonly Configuration[];
  /** The roots that keys are relative to, with `/`. */
  readonly roots: readonly string[];
  /** Project files that could not be read, or only in part: what they say of targets is not known. */
  readonly projectProblems: readonly FileError[];
}

/** How long the walk goes on before it lets other things happen, in milliseconds. */
const SLICE = 8;

/**
 * Finds the files to scan: those named, and those in the folders named, each once, in languages that Netguide reads and
 * not excluded. Rejects only with the reason of an abort.
 *
 * @param onFound called with the number of files found so far, once for each folder
 */
export async function collect(options: CollectOptions, onFound?: (count: number) => void): Promise<Collection> {
  const basket: Basket = { items: new Map(), errors: [], excluded: [], configurations: new Map() };
  const projects = new Map<string, Place>();
  for (const given of options.paths) {
    const path = toSlashes(resolve(options.cwd, given));
    const kind = kindOf(path);
    if (typeof kind === 'object') basket.errors.push({ file: reported(path, options), message: kind.message });
    else await addPath(basket, path, kind, await projectOf(path, kind, projects, options), options, onFound);
  }
  return {
    items: [...basket.items.values()],
    errors: basket.errors,
    excluded: basket.excluded,
    configurations: [...basket.configurations.values()],
    roots: [...projects.keys()],
    projectProblems: await problemsOf([...projects.values()], options),
  };
}

async function problemsOf(places: readonly Place[], options: CollectOptions): Promise<readonly FileError[]> {
  const found = await Promise.all(places.map(({ project }) => project.targets.problems()));
  return found.flat().map(({ file, message }) => ({ file: reported(file, options), message }));
}

/** What has been found so far; items and configurations by path. */
interface Basket {
  readonly items: Map<string, Collected>;
  readonly errors: FileError[];
  readonly excluded: string[];
  readonly configurations: Map<string, Configuration>;
}

async function addPath(
  basket: Basket,
  path: string,
  kind: Kind,
  place: Place,
  options: CollectOptions,
  onFound: ((count: number) => void) | undefined,
): Promise<void> {
  const { project } = place;
  if (kind === 'folder') {
    const scope = await project.folder(path);
    if (scope.excluded) basket.excluded.push(reported(path, options));
    else await addFolder(basket, scope, place, options, onFound);
    return;
  }
  const { settings, configuration, excluded, surroundings, sourcesOf } = await project.file(path);
  note(basket, configuration);
  if (excluded) basket.excluded.push(reported(path, options));
  else if (languageOfPath(path) !== undefined) {
    const key = pathBelow(project.root, path) ?? path;
    add(basket, { target: { path, file: reported(path, options), key }, settings, surroundings, sourcesOf }, options);
  }
}

async function addFolder(
  basket: Basket,
  start: FolderScope,
  { project, listings }: Place,
  options: CollectOptions,
  onFound: ((count: number) => void) | undefined,
): Promise<void> {
  const { sourcesOf } = project.contexts;
  let pauseAt = performance.now() + SLICE;
  for (const { scope, files, entries, error } of walk(start, options.scope)) {
    listings.set(scope.folder, entries);
    note(basket, scope.configuration);
    if (error !== undefined) basket.errors.push({ file: reported(scope.folder, options), message: error });
    const names = { file: reported(scope.folder, options), key: pathBelow(project.root, scope.folder) ?? scope.folder };
    const { settings } = scope;
    for (const name of files) {
      const target = below(names, scope.folder, name);
      const surroundings = await project.surroundings(target.path, settings);
      add(basket, { target, settings, surroundings, sourcesOf }, options);
    }
    onFound?.(basket.items.size);
    if (performance.now() < pauseAt) continue;
    await setImmediate();
    options.signal?.throwIfAborted();
    pauseAt = performance.now() + SLICE;
  }
}

function add(basket: Basket, item: Collected, options: CollectOptions): void {
  if (options.accept?.(item.target.key) ?? true) basket.items.set(item.target.path, item);
}

function below(names: FileNames, folder: string, name: string): ScanTarget {
  const within = (path: string): string => (path === '' || path === '.' ? name : joinPath(path, name));
  return { path: joinPath(folder, name), file: within(names.file), key: within(names.key) };
}

function note(basket: Basket, configuration: Configuration | undefined): void {
  if (configuration) basket.configurations.set(configuration.path, configuration);
}

function reported(path: string, { cwd }: CollectOptions): string {
  return toSlashes(relative(cwd, path)) || '.';
}

type Kind = 'file' | 'folder';

function kindOf(path: string): Kind | { readonly message: string } {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : { message: 'not a file or folder' };
  } catch (error) {
    return { message: describeError(error) };
  }
}

async function projectOf(
  path: string,
  kind: Kind,
  projects: Map<string, Place>,
  { root, cwd, scope }: CollectOptions,
): Promise<Place> {
  const folder = kind === 'folder' ? path : toSlashes(dirname(path));
  const chosen = root === undefined ? await naturalRoot(folder, toSlashes(cwd)) : toSlashes(root);
  const place = projects.get(chosen) ?? createPlace(chosen, scope);
  projects.set(chosen, place);
  return place;
}

/** A project with the listings of the folders that a walk has visited: nobody needs to read these again. */
interface Place {
  readonly project: Project;
  readonly listings: Map<string, readonly Dirent[]>;
}

function createPlace(root: string, scope: ScopeOptions): Place {
  const listings = new Map<string, readonly Dirent[]>();
  const list: BoundedFiles['list'] = (folder) => {
    const entries = listings.get(folder);
    return entries ? Promise.resolve(entries.map(folderEntry)) : nodeFiles.list(folder);
  };
  return { project: createProject(root, { ...nodeFiles, list }, scope), listings };
}

/** The repository that `folder` is in, else `cwd` if the folder is below it, else the folder. Paths with `/`. */
export async function naturalRoot(folder: string, cwd: string): Promise<string> {
  const repository = await findRepository(folder, nodeFiles);
  return repository ?? (pathBelow(cwd, folder) === undefined ? folder : cwd);
}
