import { compareVersions, PLATFORMS } from '../../analysis/versions.ts';
import type { Platform, PlatformVersions } from '../../knowledge/model.ts';
import { type BoundedFiles, joinPath, parentFolder, pathBelow } from '../files.ts';
import { createTargetIndex, type TargetsOf } from './members.ts';
import { lowestVersions, type ProjectTarget, type TargetOrigin } from './model.ts';
import { type ProjectFile, type ProjectProblem, readProject, type ReadProject } from './read-project.ts';

/** Which targets a file belongs to, and what they run on. */
export interface TargetsOfFile {
  /** The targets that list the file; none for a loose file, of which only the project is known. */
  readonly targets: readonly ProjectTarget[];
  /**
   * The lowest release of each platform over these targets, tests aside where others list the file. A loose file has the lowest over all targets of the nearest
   * project but its tests, so that it is never told to use what some target may lack.
   */
  readonly deploymentTargets: PlatformVersions;
  /** The target that decided, per platform; tests only where nothing else lists the file. */
  readonly decidedBy: Readonly<Partial<Record<Platform, ProjectTarget>>>;
  /** Where {@link deploymentTargets} come from, for people. */
  readonly origin: TargetOrigin;
}

/** Finds the targets of files below a root folder; each project file is read once. */
export interface TargetFinder {
  /**
   * The targets of a file, given by its absolute path: of the nearest project upwards that lists it, else the nearest
   * project at all; `undefined` without one. Never rejects.
   */
  of(path: string): Promise<TargetsOfFile | undefined>;
  /** All projects that were read so far. */
  projects(): Promise<readonly ReadProject[]>;
  /** What went wrong so far, each once. */
  problems(): Promise<readonly ProjectProblem[]>;
}

/**
 * Finds targets below `root`, above which nothing is looked at. Nothing is executed and no link is followed. Make a new
 * one when a project file changes, comes or goes.
 */
export function createTargetFinder(root: string, files: BoundedFiles): TargetFinder {
  const levels = new Map<string, Promise<Level>>();
  const loose = new Map<Level, TargetsOfFile>();
  const listed = new Map<string, TargetsOfFile>();
  const levelOf = (folder: string): Promise<Level> => {
    const level = levels.get(folder) ?? readLevel(folder, root, files);
    levels.set(folder, level);
    return level;
  };
  const projects = async (): Promise<readonly ReadProject[]> =>
    (await Promise.all(levels.values())).flatMap((level) => level.projects);
  return {
    projects,
    problems: async () => {
      const all = (await projects()).flatMap(({ problems }) => problems);
      return [...new Map(all.map((problem) => [`${problem.file}\n${problem.message}`, problem])).values()];
    },
    of: async (path) => {
      let nearest: Level | undefined;
      for (const folder of foldersUpTo(root, path)) {
        const level = await levelOf(folder);
        const targets = level.targetsOf(path);
        if (targets.length > 0) return remember(listed, keyOf(targets), () => listedIn(targets));
        if (level.targets.length > 0) nearest ??= level;
      }
      const { targets = [] } = nearest ?? {};
      return nearest && remember(loose, nearest, () => looseIn(targets));
    },
  };
}

/** Files of the same targets get the same answer, worked out once. */
function keyOf(targets: readonly ProjectTarget[]): string {
  return targets.map(({ name, origin }) => `${origin.file}\n${name}`).join('\n');
}

function remember<Key>(known: Map<Key, TargetsOfFile>, key: Key, make: () => TargetsOfFile): TargetsOfFile {
  const answer = known.get(key) ?? make();
  known.set(key, answer);
  return answer;
}

/** The folders from that of `path` up to `root`; none for a path outside. */
function foldersUpTo(root: string, path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = parentFolder(path); pathBelow(root, folder) !== undefined; folder = parentFolder(folder)) {
    folders.push(folder);
    if (folder === root) break;
  }
  return folders;
}

/** The projects in one folder. */
interface Level {
  readonly projects: readonly ReadProject[];
  readonly targets: readonly ProjectTarget[];
  readonly targetsOf: TargetsOf;
}

/** The most projects that are read in one folder. */
const MAX_PROJECTS = 50;

async function readLevel(folder: string, root: string, files: BoundedFiles): Promise<Level> {
  const found = projectFiles(folder, await files.list(folder)).slice(0, MAX_PROJECTS);
  const projects = await Promise.all(found.map((file) => readProject(file, root, files)));
  const indexes = projects.map(({ file, targets }) => ({ file, targetsOf: createTargetIndex(targets) }));
  const hasXcode = projects.some(({ file, targets }) => file.format === 'xcode' && targets.length > 0);
  return {
    projects,
    targets: projects.flatMap(({ file, targets }) => (hasXcode && isGenerator(file) ? [] : targets)),
    targetsOf: (path) => {
      const listing = indexes
        .map(({ file, targetsOf }) => ({ file, targets: targetsOf(path) }))
        .filter(({ targets }) => targets.length > 0);
      const inXcode = listing.some(({ file }) => file.format === 'xcode');
      return listing.flatMap(({ file, targets }) => (inXcode && isGenerator(file) ? [] : targets));
    },
  };
}

/** What XcodeGen or Tuist generate is what gets built: where it is there, it says it all. */
function isGenerator({ format }: ProjectFile): boolean {
  return format === 'xcodegen' || format === 'tuist';
}

function projectFiles(folder: string, entries: Awaited<ReturnType<BoundedFiles['list']>>): readonly ProjectFile[] {
  return entries.flatMap(({ name, kind }): readonly ProjectFile[] => {
    const path = joinPath(folder, name);
    if (kind === 'folder' && name.endsWith('.xcodeproj')) return [{ path: `${path}/project.pbxproj`, format: 'xcode' }];
    if (kind !== 'file') return [];
    if (name === 'Package.swift') return [{ path, format: 'swift-package' }];
    if (name === 'project.yml' || name === 'project.yaml') return [{ path, format: 'xcodegen' }];
    return name === 'Project.swift' ? [{ path, format: 'tuist' }] : [];
  });
}

function listedIn(targets: readonly ProjectTarget[]): TargetsOfFile {
  const deciding = products(targets);
  const names = [...new Set(deciding.map(({ name }) => `“${name}”`))];
  const what = names.length === 1 ? `target ${names[0]!}` : `the lowest of targets ${list(names)}`;
  return { targets, ...decide(deciding), origin: { file: decidingFile(deciding), what } };
}

function looseIn(all: readonly ProjectTarget[]): TargetsOfFile {
  const deciding = products(all);
  const origin = { file: decidingFile(deciding), what: 'the lowest of all targets; none lists this file' };
  return { targets: [], ...decide(deciding), origin };
}

/** Without the tests, unless there is nothing else: what tests run on does not limit what ships. */
function products(targets: readonly ProjectTarget[]): readonly ProjectTarget[] {
  const shipped = targets.filter(({ kind }) => kind !== 'test');
  return shipped.length > 0 ? shipped : targets;
}

function decide(targets: readonly ProjectTarget[]): Pick<TargetsOfFile, 'deploymentTargets' | 'decidedBy'> {
  const deploymentTargets = lowestVersions(targets.map(({ platforms }) => platforms));
  const decided = PLATFORMS.flatMap((platform) => {
    const lowest = deploymentTargets[platform];
    const target = targets.find(({ platforms: { [platform]: version } }) => isSame(version, lowest));
    return target === undefined ? [] : [[platform, target] as const];
  });
  return { deploymentTargets, decidedBy: Object.fromEntries(decided) };
}

function isSame(version: string | undefined, lowest: string | undefined): boolean {
  return version !== undefined && lowest !== undefined && compareVersions(version, lowest) === 0;
}

/** The project file of the target that decided for the first platform. At least one target. */
function decidingFile(targets: readonly ProjectTarget[]): string {
  const { decidedBy } = decide(targets);
  const [decisive = targets[0]!] = PLATFORMS.flatMap((platform) => decidedBy[platform] ?? []);
  return decisive.origin.file;
}

/** The most names that are written out. */
const MAX_NAMES = 3;

function list(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  if (more > 0) return `${names.slice(0, MAX_NAMES).join(', ')} and ${more} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
