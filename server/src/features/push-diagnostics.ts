import type { ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from './context.ts';
import { createDebouncer } from './debounce.ts';
import { diagnose } from './diagnose.ts';
import { guardEvent } from './guard.ts';

/** How long to wait for the next keystroke, in milliseconds. */
const QUIET = 40;

/** Publishes diagnostics to editors that can't ask for them. Others get pull-diagnostics.ts. */
export function registerPushDiagnostics(context: ServerContext): ServerCapabilities {
  const { connection, client, documents, findings, settings } = context;
  if (client.pullsDiagnostics) return {};
  const soon = createDebouncer(QUIET);
  const publish = guardEvent(connection.console, 'diagnostics', async (uri: string) => {
    const version = documents.get(uri)?.version;
    const diagnostics = await diagnose(context, uri);
    if (diagnostics === undefined || version === undefined) return;
    await connection.sendDiagnostics({ uri, diagnostics, ...(client.diagnostics.version && { version }) });
  });
  documents.onDidChangeContent(({ document: { uri } }) => {
    soon(uri, () => {
      publish(uri);
    });
  });
  documents.onDidClose(({ document: { uri } }) => {
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  settings.onDidChange(() => {
    documents.keys().forEach(publish);
  });
  findings.onDidChange(publish);
  return {};
}
