import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';

/** The workspace folders that are open in the editor, as URIs without a trailing slash. */
export interface Folders {
  all(): readonly string[];
  /** The innermost folder that holds a document; `undefined` for a document outside all of them. */
  of(uri: string): string | undefined;
  /** Follows a change in the editor. */
  change(event: WorkspaceFoldersChangeEvent): void;
}

/** Starts from the folders named in `initialize`; an editor that knows no workspace folders has one root, or none. */
export function createFolders(params: InitializeParams): Folders {
  const roots = params.workspaceFolders?.map((folder) => folder.uri) ?? [rootOf(params)];
  let folders = roots.filter((uri) => typeof uri === 'string').map(withoutSlash);
  return {
    all: () => folders,
    of: (uri) =>
      folders
        .filter((folder) => uri.startsWith(`${folder}/`))
        .reduce<string | undefined>(
          (best, one) => (best !== undefined && best.length > one.length ? best : one),
          undefined,
        ),
    change: ({ added, removed }) => {
      const gone = new Set(removed.map((folder) => withoutSlash(folder.uri)));
      const kept = folders.filter((folder) => !gone.has(folder));
      folders = [...new Set([...kept, ...added.map((folder) => withoutSlash(folder.uri))])];
    },
  };
}

/** The path of `uri` below `folder`, decoded; its last segment when it is not below it. */
export function pathWithin(folder: string | undefined, uri: string): string {
  const below = folder !== undefined && uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : lastSegment(uri);
  return decode(below);
}

function rootOf({ rootUri }: InitializeParams): string | null {
  return rootUri;
}

function lastSegment(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/+$/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
