import { ErrorCodes, ResponseError, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Connection, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import { registerCodeActions } from './features/code-actions.ts';
import { registerConfiguration } from './features/configuration.ts';
import { createContext, type ServerContext } from './features/context.ts';
import { registerEntitlements } from './features/entitlements.ts';
import { registerFileEvents } from './features/file-events.ts';
import type { Host } from './features/host.ts';
import { registerHover } from './features/hover.ts';
import { registerLookUp } from './features/look-up.ts';
import { registerOpenSource } from './features/open-source.ts';
import { registerPullDiagnostics } from './features/pull-diagnostics.ts';
import { registerPushDiagnostics } from './features/push-diagnostics.ts';
import { registerScanWorkspace } from './features/scan-workspace.ts';
import { registerStatus } from './features/status.ts';
import { registerWorkspaceFolders } from './features/workspace-folders.ts';

/** Adds a feature's handlers to the connection, and answers with the capabilities to announce for it. */
type Register = (context: ServerContext) => ServerCapabilities;

const FEATURES: readonly Register[] = [
  registerConfiguration,
  registerWorkspaceFolders,
  registerFileEvents,
  registerPullDiagnostics,
  registerPushDiagnostics,
  registerHover,
  registerCodeActions,
  registerOpenSource,
  registerLookUp,
  registerScanWorkspace,
  registerEntitlements,
  registerStatus,
];

/** Makes the connection a Netguide server. The caller starts listening. */
export function createServer(connection: Connection, host: Host): void {
  const early = connection.onRequest(() => new ResponseError(ErrorCodes.ServerNotInitialized, 'Not initialized yet.'));
  connection.onInitialize((params): InitializeResult => {
    early.dispose();
    const context = createContext(connection, host, params);
    const capabilities = FEATURES.map((register) => register(context)).reduce(combine, {
      positionEncoding: context.positions.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    });
    context.documents.listen(connection);
    return { capabilities, serverInfo: { name: 'Netguide', version: host.version } };
  });
}

/** Only `workspace` has parts that come from several features. */
function combine(all: ServerCapabilities, one: ServerCapabilities): ServerCapabilities {
  return { ...all, ...one, workspace: { ...all.workspace, ...one.workspace } };
}
