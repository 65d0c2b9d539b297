import type { TextDocumentEdit, TextEdit as LspEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../analysis/finding.ts';
import type { ServerContext } from './context.ts';
import type { Snapshot } from './findings.ts';

/** The edits of one document. */
interface Edited {
  readonly uri: string;
  /** `null` for a document that is not open. */
  readonly version: number | null;
  readonly edits: LspEdit[];
}

/**
 * Edits of the snapshot's document, and of other files as they are on disk, in LSP's terms. `undefined` when one of those
 * can't be read, or is open with changes that the edits know nothing of.
 */
export async function toWorkspaceEdit(
  context: ServerContext,
  snapshot: Snapshot,
  changes: readonly TextEdit[],
): Promise<WorkspaceEdit | undefined> {
  const edited = new Map<string, Edited>();
  for (const { path, start, end, text } of changes) {
    const place = await documentAt(context, snapshot, path);
    if (place === undefined) return undefined;
    const { document, version } = place;
    const one = edited.get(document.uri) ?? { uri: document.uri, version, edits: [] };
    one.edits.push({ range: context.positions.range(document, start, end), newText: text });
    edited.set(document.uri, one);
  }
  const all = [...edited.values()];
  if (context.client.documentChanges) return { documentChanges: all.map(versioned) };
  return { changes: Object.fromEntries(all.map(({ uri, edits }) => [uri, edits])) };
}

function versioned({ uri, version, edits }: Edited): TextDocumentEdit {
  return { textDocument: { uri, version }, edits };
}

async function documentAt(
  { documents, host }: ServerContext,
  snapshot: Snapshot,
  path: string | undefined,
): Promise<{ document: TextDocument; version: number | null } | undefined> {
  if (path === undefined) return snapshot;
  const uri = host.uriOf(path);
  const open = documents.get(uri);
  const text = await host.files.readText(path);
  if (open !== undefined) return open.getText() === text ? { document: open, version: open.version } : undefined;
  return text === undefined ? undefined : { document: TextDocument.create(uri, 'xml', 0, text), version: null };
}
