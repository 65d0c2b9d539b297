import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import {
  commands,
  ConfigurationTarget,
  languages,
  Uri,
  window,
  workspace,
  type Diagnostic,
  type TextDocument,
} from 'vscode';

const LIMIT = 20_000;

/**
 * Asks until the answer satisfies, and returns it. Editors answer when they are ready, not when they are asked, so no
 * test may rely on a first answer. Throws with the last answer after 20 seconds.
 */
export async function eventually<T>(ask: () => T | Thenable<T>, satisfies: (answer: T) => boolean): Promise<T> {
  const limit = Date.now() + LIMIT;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > limit) throw new Error(`still ${JSON.stringify(answer)} after ${LIMIT / 1000} seconds`);
    await pause(50);
  }
}

/** URI of a file of the workspace. */
export function inWorkspace(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the tests need a workspace folder');
  return Uri.joinPath(folder.uri, path);
}

/** Writes a file of the workspace. */
export async function write(path: string, text: string): Promise<Uri> {
  const uri = inWorkspace(path);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Opens a document in an editor, as somebody does who wants to read it. */
export async function show(target: Uri | TextDocument): Promise<TextDocument> {
  const document = 'path' in target ? await workspace.openTextDocument(target) : target;
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** Our diagnostics of a document, in the order of their places. */
export function ours(uri: Uri): Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter((diagnostic) => diagnostic.source === 'netguide')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Rule id of a diagnostic. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the underlined texts of a document are exactly these, in order, and returns their diagnostics. */
export async function underlined(document: TextDocument, texts: readonly string[]): Promise<Diagnostic[]> {
  const marked = (): string[] => ours(document.uri).map(({ range }) => document.getText(range));
  await eventually(marked, (now) => now.join('\n') === texts.join('\n'));
  return ours(document.uri);
}

/** Changes a setting of the workspace for as long as `during` runs. */
export async function withSetting(name: string, value: unknown, during: () => Promise<void>): Promise<void> {
  const set = (to: unknown): Thenable<void> =>
    workspace.getConfiguration('netguide').update(name, to, ConfigurationTarget.Workspace);
  await set(value);
  try {
    await during();
  } finally {
    await set(undefined);
  }
}

/** Gives a file of the workspace its text back after `during` has run. */
export async function restoring(path: string, during: () => Promise<void>): Promise<void> {
  const uri = inWorkspace(path);
  const before = await workspace.fs.readFile(uri);
  try {
    await during();
  } finally {
    await closeAll();
    await workspace.fs.writeFile(uri, before);
  }
}

/** Closes all editors without a question; unsaved changes are lost. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}
