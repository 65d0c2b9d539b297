import {
  EventEmitter,
  FileSystemError,
  FileType,
  type FileChangeEvent,
  type FileSystemProvider,
  type Uri,
} from 'vscode';
import type { GuidanceDocument } from '../../server/src/protocol.ts';
import { entryOfPath } from './reader-document.ts';

/**
 * The guidance entries as files, read on demand. Files rather than mere text, because the Markdown preview follows
 * a link from one entry to a section of another only when it can look the target up.
 */
export function guidanceFileSystem(fetchEntry: (id: string) => Promise<GuidanceDocument | null>): FileSystemProvider {
  const readFile = async (uri: Uri): Promise<Uint8Array> => {
    const id = entryOfPath(uri.path);
    const entry = id === undefined ? null : await fetchEntry(id);
    if (!entry) throw FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(entry.markdown);
  };
  const refuse = (uri: Uri): never => {
    throw FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
    watch: () => ({ dispose: () => undefined }),
    stat: async (uri) => ({ type: FileType.File, ctime: 0, mtime: 0, size: (await readFile(uri)).length }),
    readFile,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
