import { Emitter, type Event } from 'vscode-languageserver';
import { type BoundedFiles, parentFolder } from '../project/files.ts';
import { createProject, findRepository, type FileScope, type Project } from '../project/project.ts';
import type { EditorSettings, EditorSettingsSource } from './editor-settings.ts';
import { pathWithin, type Folders } from './folders.ts';
import type { Host } from './host.ts';

/** What holds for one document. A new object whenever something may have changed. */
export interface DocumentScope extends FileScope {
  /** What is wrong with the editor's settings, and with project files, as sentences. */
  readonly problems: readonly string[];
}

/** Settings per document, looked up once and kept until something changes. */
export interface SettingsStore {
  /** What holds for a document, of whatever scheme. Never rejects. */
  of(uri: string): Promise<DocumentScope>;
  /** The editor's settings for a document or folder. Never rejects. */
  editor(uri: string): Promise<EditorSettings>;
  /** Whether nothing has changed since this scope was handed out. */
  isCurrent(scope: DocumentScope): boolean;
  /** Forgets everything that was looked up, and tells the listeners. */
  invalidate(): void;
  readonly onDidChange: Event<void>;
}

/** Where to look for the configuration of a document. */
interface Place {
  readonly root: string;
  readonly path: string;
  readonly files: BoundedFiles;
}

const NO_FILES: BoundedFiles = {
  readText: () => Promise.resolve(undefined),
  exists: () => Promise.resolve(false),
  list: () => Promise.resolve([]),
  readWithin: () => Promise.resolve({ problem: 'missing' }),
};

/** Settings from `netguide.json` files, with the editor's own on top. */
export function createSettingsStore(
  host: Pick<Host, 'files' | 'pathOf'>,
  folders: Pick<Folders, 'of'>,
  source: Pick<EditorSettingsSource, 'read'>,
  ruleIds: ReadonlySet<string>,
): SettingsStore {
  const changed = new Emitter<void>();
  let cache = emptyCache();

  async function look(uri: string, into: Cache): Promise<DocumentScope> {
    const folder = folders.of(uri);
    const [{ settings, problems }, place] = await Promise.all([
      editor(folder ?? uri, into),
      placeOf(uri, folder, host),
    ]);
    const key = JSON.stringify([place.root, settings]);
    const project = remember(into.projects, key, () =>
      createProject(place.root, place.files, { ruleIds, defaultExcludes: true, override: settings }),
    );
    const known = await project.file(place.path);
    const unread = (await project.targets.problems()).map(({ file, message }) => `${file}: ${message}`);
    const scope = { ...known, problems: [...problems, ...unread] };
    into.current.add(scope);
    return scope;
  }

  function editor(uri: string, into: Cache): Promise<EditorSettings> {
    return remember(into.editors, uri, () => source.read(uri));
  }

  return {
    of: (uri) => remember(cache.scopes, uri, () => look(uri, cache)),
    editor: (uri) => editor(folders.of(uri) ?? uri, cache),
    isCurrent: (scope) => cache.current.has(scope),
    invalidate: () => {
      cache = emptyCache();
      changed.fire();
    },
    onDidChange: changed.event,
  };
}

/** All that is forgotten at once. */
interface Cache {
  readonly scopes: Map<string, Promise<DocumentScope>>;
  readonly editors: Map<string, Promise<EditorSettings>>;
  readonly projects: Map<string, Project>;
  readonly current: WeakSet<DocumentScope>;
}

function emptyCache(): Cache {
  return { scopes: new Map(), editors: new Map(), projects: new Map(), current: new WeakSet() };
}

function remember<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

async function placeOf(uri: string, folder: string | undefined, host: Pick<Host, 'files' | 'pathOf'>): Promise<Place> {
  const path = host.pathOf(uri);
  if (path === undefined) return { root: '/', path: `/${pathWithin(folder, uri)}`, files: NO_FILES };
  const { files } = host;
  const root = folder === undefined ? undefined : host.pathOf(folder);
  if (root !== undefined) return { root, path, files };
  const parent = parentFolder(path);
  return { root: (await findRepository(parent, files)) ?? parent, path, files };
}
