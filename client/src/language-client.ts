import { commands, window, workspace, type ExtensionContext, type LogOutputChannel, type Uri } from 'vscode';
import {
  LanguageClient,
  State,
  TransportKind,
  vsdiag,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import { READ_GUIDANCE_COMMAND, type InitializationOptions } from '../../server/src/protocol.ts';
import { DOCUMENTS } from './languages.ts';

const INSPECT = '--inspect=6009';

/**
 * Creates and starts the client, with the commands that show its output and restart it. Disposing of the context stops
 * the server. A server that fails to start is told in the output and by the status item, never by a throw from here.
 */
export function registerLanguageClient(context: ExtensionContext): LanguageClient {
  const output = window.createOutputChannel('Netguide', { log: true });
  const client = new LanguageClient('netguide', 'Netguide', serverOptions(context), clientOptions(output));
  context.subscriptions.push(
    output,
    { dispose: () => client.dispose() },
    commands.registerCommand('netguide.showOutput', () => output.show()),
    commands.registerCommand('netguide.restartServer', () => restart(client)),
  );
  void start(client);
  return client;
}

/** A client that is still starting can't be stopped; a server that does not stop in time is killed. */
async function restart(client: LanguageClient): Promise<void> {
  if (client.state === State.Starting) await start(client);
  if (client.needsStop()) await client.stop().catch((error: unknown) => client.warn('The server did not stop.', error));
  await start(client);
}

async function start(client: LanguageClient): Promise<void> {
  await client.start().catch((error: unknown) => client.error('The language server did not start.', error, false));
}

function serverOptions(context: ExtensionContext): ServerOptions {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', INSPECT] } } };
}

function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { commands: [READ_GUIDANCE_COMMAND] };
  return {
    documentSelector: [...DOCUMENTS],
    initializationOptions,
    outputChannel: output,
    markdown: { isTrusted: { enabledCommands: [READ_GUIDANCE_COMMAND] } },
    // A result depends on nothing but the document's text and the settings, and the server asks for a refresh when these change.
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false, onTabs: false },
    middleware: {
      provideDiagnostics: (document, previousResultId, token, next) =>
        isCurrent('uri' in document ? document.uri : document) ? next(document, previousResultId, token) : NOTHING,
    },
  };
}

const NOTHING: vsdiag.DocumentDiagnosticReport = { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };

/** Whether a document is the present text of something: the old side of a comparison would be listed twice in Problems. */
function isCurrent(uri: Uri): boolean {
  return workspace.fs.isWritableFileSystem(uri.scheme) !== false || workspace.getWorkspaceFolder(uri) !== undefined;
}
