import { DidChangeWorkspaceFoldersNotification, type ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from './context.ts';
import { guardEvent } from './guard.ts';

/** Follows the folders that are open in the editor: which configuration holds for a file depends on them. */
export function registerWorkspaceFolders({ connection, folders, settings }: ServerContext): ServerCapabilities {
  connection.onNotification(
    DidChangeWorkspaceFoldersNotification.type,
    guardEvent(connection.console, 'changed folders', ({ event }) => {
      folders.change(event);
      settings.invalidate();
    }),
  );
  return { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } };
}
