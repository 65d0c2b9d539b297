import {
  BulkRegistration,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver';
import type { ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from './context.ts';
import { SECTION } from './editor-settings.ts';
import { WATCHED } from './file-events.ts';
import { guardEvent } from './guard.ts';

/** Follows the editor's settings, and asks to be told when configuration files change. */
export function registerConfiguration(context: ServerContext): ServerCapabilities {
  const { connection, client, documents, editorSettings, settings, onInitialized } = context;
  connection.onDidChangeConfiguration(
    guardEvent(connection.console, 'changed settings', (params) => {
      editorSettings.push(params.settings);
      settings.invalidate();
    }),
  );
  onInitialized(guardEvent(connection.console, 'registration', () => listen(context)));
  if (!client.registersWatchers) documents.onDidSave(settings.invalidate);
  return {};
}

async function listen({ connection, client }: ServerContext): Promise<void> {
  const wanted = BulkRegistration.create();
  const watchers = WATCHED.map((globPattern) => ({ globPattern }));
  if (client.registersConfiguration) wanted.add(DidChangeConfigurationNotification.type, { section: SECTION });
  if (client.registersWatchers) wanted.add(DidChangeWatchedFilesNotification.type, { watchers });
  if (client.registersConfiguration || client.registersWatchers) await connection.client.register(wanted);
}
