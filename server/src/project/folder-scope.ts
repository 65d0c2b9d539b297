import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { type Configuration, parseConfiguration } from './configuration.ts';
import { createEntryFilter, DEFAULT_EXCLUDES, type EntryFilter, isExcluded } from './excludes.ts';
import { CONFIGURATION_NAME, joinPath, relativePath } from './files.ts';
import { createIgnoreFile, type IgnoreFile } from './gitignore.ts';
import { mergeSettings } from './merge-settings.ts';

/** What a folder holds that decides about the files below it. */
export interface FolderContents {
  /** Text of its `netguide.json`. */
  readonly configuration?: string | undefined;
  /** Text of its `.gitignore`. */
  readonly gitignore?: string | undefined;
  /** It is the root of a git repository: what lies above it has no say. */
  readonly isRepository?: boolean;
}

/** What holds in every folder of one look-up. */
export interface ScopeOptions {
  readonly ruleIds: ReadonlySet<string>;
  /** Whether {@link DEFAULT_EXCLUDES} and `.gitignore` files count. */
  readonly defaultExcludes: boolean;
  /** The configuration for all folders, instead of the `netguide.json` that each one finds. */
  readonly configuration?: Configuration | undefined;
  /** Goes over every configuration; its `exclude` is relative to the root folder. */
  readonly override?: Partial<Settings> | undefined;
}

/** What holds for the files of one folder. Immutable. */
export interface FolderScope {
  /** Absolute path, with `/`. */
  readonly folder: string;
  /** The configuration in force: the nearest one upwards. */
  readonly configuration: Configuration | undefined;
  /** Defaults, configuration and override in one; the same object for folders that share a configuration. */
  readonly settings: Settings;
  /** The folder itself, or one above it, is excluded. */
  readonly excluded: boolean;
  /** Exclude patterns of the default list, the override and the configuration. */
  readonly filters: readonly Anchored<EntryFilter>[];
  /** The `.gitignore` files in force, nearest first. */
  readonly ignores: readonly Anchored<IgnoreFile>[];
}

/** A judgement of paths that are relative to some folder above. */
interface Anchored<Judge> {
  readonly judge: Judge;
  /** Leads from that folder to the scope's own: `''` or ending in `/`. */
  readonly prefix: string;
  /** Comes from a configuration, and goes when another one takes over. */
  readonly configured?: boolean;
}

/** The scope of the folder at which a look-up starts; nothing above it counts. */
export function rootScope(folder: string, contents: FolderContents, options: ScopeOptions): FolderScope {
  const { configuration, defaultExcludes, override = {} } = options;
  const bare: FolderScope = {
    folder,
    configuration: undefined,
    settings: mergeSettings(DEFAULT_SETTINGS, override),
    excluded: false,
    filters: [
      { judge: createEntryFilter(defaultExcludes ? DEFAULT_EXCLUDES : []), prefix: '' },
      { judge: createEntryFilter(override.exclude ?? []), prefix: '' },
    ],
    ignores: [],
  };
  const configured = configuration ? withConfiguration(bare, configuration, options) : bare;
  return withContents(configured, contents, options);
}

/** The scope of the folder `name` in the folder of `parent`. */
export function enterFolder(
  parent: FolderScope,
  name: string,
  contents: FolderContents,
  options: ScopeOptions,
): FolderScope {
  const deeper = <Judge>(one: Anchored<Judge>): Anchored<Judge> => ({ ...one, prefix: `${one.prefix}${name}/` });
  const entered: FolderScope = {
    ...parent,
    folder: joinPath(parent.folder, name),
    excluded: parent.excluded || isExcludedIn(parent, name, true),
    filters: parent.filters.map(deeper),
    ignores: parent.ignores.map(deeper),
  };
  const alone = contents.isRepository ? forgetAbove(entered, options) : entered;
  return withContents(alone, contents, options);
}

/** Whether the file or folder `name` in the scope's folder is excluded. */
export function isExcludedIn(scope: FolderScope, name: string, isFolder: boolean): boolean {
  if (scope.filters.some(({ judge, prefix }) => judge(prefix, name))) return true;
  for (const { judge, prefix } of scope.ignores) {
    const verdict = judge(prefix + name, isFolder);
    if (verdict !== undefined) return verdict === 'ignored';
  }
  return false;
}

function withContents(scope: FolderScope, contents: FolderContents, options: ScopeOptions): FolderScope {
  const { configuration: text, gitignore } = contents;
  const found =
    text === undefined || options.configuration
      ? scope
      : withConfiguration(scope, readConfiguration(scope.folder, text, options.ruleIds), options);
  if (gitignore === undefined || !options.defaultExcludes) return found;
  return { ...found, ignores: [{ judge: createIgnoreFile(gitignore), prefix: '' }, ...found.ignores] };
}

/** The configuration that `text`, the `netguide.json` of `folder`, stands for. */
export function readConfiguration(folder: string, text: string, ruleIds: ReadonlySet<string>): Configuration {
  return { path: joinPath(folder, CONFIGURATION_NAME), folder, text, ...parseConfiguration(text, ruleIds) };
}

function withConfiguration(scope: FolderScope, configuration: Configuration, options: ScopeOptions): FolderScope {
  const exclude = configuration.settings.exclude ?? [];
  const judge = createEntryFilter(exclude);
  const below = relativePath(configuration.folder, scope.folder);
  return {
    ...scope,
    configuration,
    excluded: scope.excluded || isExcluded(below, exclude),
    settings: mergeSettings(mergeSettings(DEFAULT_SETTINGS, configuration.settings), options.override ?? {}),
    filters: [
      ...scope.filters.filter((filter) => filter.configured !== true),
      { judge, prefix: below === '' ? '' : `${below}/`, configured: true },
    ],
  };
}

function forgetAbove(scope: FolderScope, options: ScopeOptions): FolderScope {
  if (options.configuration) return { ...scope, ignores: [] };
  return {
    ...scope,
    configuration: undefined,
    settings: mergeSettings(DEFAULT_SETTINGS, options.override ?? {}),
    filters: scope.filters.filter((filter) => filter.configured !== true),
    ignores: [],
  };
}
