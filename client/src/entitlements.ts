import { commands, Uri, window, workspace, WorkspaceEdit, type ExtensionContext, type TextDocument } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { DEVELOPER_ID_ENTITLEMENTS, type DeveloperIdEntitlementsParams } from '../../server/src/protocol.ts';
import { developerIdName } from './developer-id-name.ts';

/** Adds the command that writes the Developer ID variant of the entitlements file in view beside it. */
export function registerEntitlements(context: ExtensionContext, client: LanguageClient): void {
  context.subscriptions.push(
    commands.registerCommand('netguide.writeDeveloperIdEntitlements', async (resource?: Uri) => {
      const document = await documentFor(resource);
      if (document) await writeVariant(document, client);
      else await window.showInformationMessage('Open an entitlements file, and Netguide can write its variant.');
    }),
  );
}

/** The document that a menu was opened on, or the one in view, if it is an entitlements file. */
async function documentFor(resource: Uri | undefined): Promise<TextDocument | undefined> {
  const uri = resource ?? window.activeTextEditor?.document.uri;
  return uri?.path.endsWith('.entitlements') ? await workspace.openTextDocument(uri) : undefined;
}

async function writeVariant(document: TextDocument, client: LanguageClient): Promise<void> {
  try {
    const params: DeveloperIdEntitlementsParams = { text: document.getText() };
    const text = await client.sendRequest<string | null>(DEVELOPER_ID_ENTITLEMENTS, params);
    if (text === null) {
      const nothing = 'This file has no value of Network Extension with a variant for Developer ID.';
      await window.showInformationMessage(nothing);
    } else await window.showTextDocument(await create(document.uri, text));
  } catch (error) {
    client.error('The Developer ID entitlements could not be written.', error, 'force');
  }
}

/** A new file beside another one, on disk; never one that exists. Rejects if it can't be created. */
async function create(beside: Uri, text: string): Promise<Uri> {
  const folder = Uri.joinPath(beside, '..');
  const taken = await workspace.fs.readDirectory(folder);
  const name = developerIdName(
    beside.path.slice(beside.path.lastIndexOf('/') + 1),
    taken.map(([one]) => one),
  );
  const uri = Uri.joinPath(folder, name);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Error(`${name} was not created`);
  return uri;
}
