import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startEditor, type Editor, type EditorOptions } from './client.ts';

/** A folder on disk that is gone when the test ends. */
export interface Workspace {
  readonly uri: string;
  /** Writes a file, with the folders it needs, and answers with its URI. */
  write(path: string, text: string | Uint8Array): string;
  remove(path: string): void;
  /** The URI of a path in the workspace, whether or not there is a file. */
  at(path: string): string;
}

/** Makes a workspace with the given files. */
export function makeWorkspace(t: TestContext, files: Readonly<Record<string, string>> = {}): Workspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'netguide-lsp-')));
  t.after(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const workspace: Workspace = {
    uri: pathToFileURL(root).href,
    at: (path) => pathToFileURL(join(root, path)).href,
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      return workspace.at(path);
    },
    remove: (path) => {
      rmSync(join(root, path), { recursive: true });
    },
  };
  for (const [path, text] of Object.entries(files)) workspace.write(path, text);
  return workspace;
}

/** Starts an editor for one test; its server is stopped when the test ends, however it ends. */
export async function openEditor(t: TestContext, options: EditorOptions = {}): Promise<Editor> {
  const editor = await startEditor(options);
  t.after(async () => {
    if (editor.process.exitCode === null) await editor.stop();
  });
  return editor;
}
