import { DidDeleteFilesNotification, DidRenameFilesNotification, FileChangeType } from 'vscode-languageserver';
import type { FileOperationRegistrationOptions, ServerCapabilities } from 'vscode-languageserver';
import { EXTENSIONS } from '../analysis/source/language.ts';
import { CONFIGURATION_NAME } from '../project/files.ts';
import type { ServerContext } from './context.ts';
import { guardEvent } from './guard.ts';

/** Files whose change may change what holds for other files: configurations, project files, property lists. */
const CONFIGURING: readonly string[] = [
  CONFIGURATION_NAME,
  '.gitignore',
  'project.pbxproj',
  'Package.swift',
  'Project.swift',
  'project.yml',
  'project.yaml',
];
const CONFIGURING_EXTENSIONS: readonly string[] = ['xcconfig', 'plist', 'entitlements'];

/** Glob patterns of the files to watch. */
export const WATCHED: readonly string[] = [
  ...CONFIGURING.map((name) => `**/${name}`),
  `**/*.{${CONFIGURING_EXTENSIONS.join(',')}}`,
];

function isConfiguring(uri: string): boolean {
  return (
    CONFIGURING.some((name) => uri.endsWith(`/${name}`)) ||
    CONFIGURING_EXTENSIONS.some((extension) => uri.endsWith(`.${extension}`))
  );
}

/** Findings vanish with their file: follows deleting and renaming, and changes of configuration files. */
export function registerFileEvents(context: ServerContext): ServerCapabilities {
  const { connection, settings, findings } = context;
  const { console } = connection;
  connection.onNotification(
    DidDeleteFilesNotification.type,
    guardEvent(console, 'deleted files', ({ files }) => {
      for (const { uri } of files) retire(context, uri);
    }),
  );
  connection.onNotification(
    DidRenameFilesNotification.type,
    guardEvent(console, 'renamed files', ({ files }) => {
      for (const { oldUri } of files) retire(context, oldUri);
    }),
  );
  connection.onDidChangeWatchedFiles(
    guardEvent(console, 'watched files', ({ changes }) => {
      for (const { uri, type } of changes) {
        if (type === FileChangeType.Deleted) retire(context, uri);
        else findings.revive(uri);
      }
      if (changes.some(({ uri }) => isConfiguring(uri))) settings.invalidate();
    }),
  );
  return { workspace: { fileOperations: { didDelete: FILES_AND_FOLDERS, didRename: FILES_AND_FOLDERS } } };
}

const FILES_AND_FOLDERS: FileOperationRegistrationOptions = {
  filters: [
    { pattern: { glob: `**/*.{${EXTENSIONS.join(',')}}`, matches: 'file', options: { ignoreCase: true } } },
    { pattern: { glob: '**', matches: 'folder' } },
  ],
};

/** Retires a document, or all documents below a folder. */
function retire({ documents, findings }: ServerContext, uri: string): void {
  for (const open of documents.keys()) {
    if (open === uri || open.startsWith(`${uri}/`)) findings.retire(open);
  }
}
