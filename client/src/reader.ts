import { commands, Uri, ViewColumn, window, workspace, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  GUIDANCE_DOCUMENT,
  READ_GUIDANCE_COMMAND,
  type GuidanceDocument,
  type GuidanceDocumentParams,
  type ReadGuidanceArguments,
} from '../../server/src/protocol.ts';
import { fragmentOfSection, GUIDANCE_SCHEME, pathOfEntry } from './reader-document.ts';
import { guidanceFileSystem } from './reader-files.ts';

/** Serves the guidance entries as read-only Markdown documents and adds the command that shows one beside the code. */
export function registerReader(context: ExtensionContext, client: LanguageClient): void {
  const fetchEntry = (id: string): Promise<GuidanceDocument | null> => {
    const params: GuidanceDocumentParams = { id };
    return client.sendRequest<GuidanceDocument | null>(GUIDANCE_DOCUMENT, params);
  };
  context.subscriptions.push(
    workspace.registerFileSystemProvider(GUIDANCE_SCHEME, guidanceFileSystem(fetchEntry), {
      isReadonly: true,
      isCaseSensitive: true,
    }),
    commands.registerCommand(READ_GUIDANCE_COMMAND, async (target: ReadGuidanceArguments) => {
      const entry = await fetchEntry(target.id);
      if (entry) await showBeside(uriOf(target, entry.markdown));
      else await window.showWarningMessage(`Netguide has no guidance entry named “${target.id}”.`);
    }),
  );
}

function uriOf(target: ReadGuidanceArguments, markdown: string): Uri {
  const fragment = target.section === undefined ? undefined : fragmentOfSection(markdown, target.section);
  return Uri.from({ scheme: GUIDANCE_SCHEME, path: pathOfEntry(target.id), fragment: fragment ?? '' });
}

async function showBeside(uri: Uri): Promise<void> {
  await leavePreview();
  try {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // Somebody can switch the built-in Markdown extension off; the text is readable as it is.
    await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preview: true });
  }
}

/** Focuses the code when a preview has the focus, so that the next entry replaces that preview instead of splitting it. */
async function leavePreview(): Promise<void> {
  const code = window.activeTextEditor === undefined ? window.visibleTextEditors[0] : undefined;
  if (code?.viewColumn !== undefined) await window.showTextDocument(code.document, code.viewColumn);
}
