import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type ConfigurationItem,
  type ConfigurationParams,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type Position,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
} from 'vscode-languageserver-protocol/node';

/** The built server; in another folder than `dist` for trying things out. */
export const SERVER = join(process.env['NETGUIDE_DIST'] ?? join(process.cwd(), 'dist'), 'server.js');

/** How a test's editor behaves. */
export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** URIs of the workspace folders. */
  readonly folders?: readonly string[];
  /** Called with the connection before anything is sent. */
  readonly beforehand?: (connection: MessageConnection) => Promise<void>;
}

/** A message that the server sent. */
export interface Sent {
  readonly method: string;
  readonly params: unknown;
}

/** An editor without a user interface: a server process and what is said to it. */
export interface Editor {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  /** Everything that the server sent on its own, in order; requests included. */
  readonly sent: Sent[];
  /** What `workspace/configuration` answers; a test may replace it, also by a promise to hold the answer back. */
  settings: (item: ConfigurationItem) => unknown;
  open(uri: string, text: string, languageId?: string): void;
  /** Replaces a range, or the whole text. */
  change(uri: string, version: number, text: string, range?: Range): void;
  close(uri: string): void;
  /** Asks for diagnostics; fails on an `unchanged` report. */
  pull(uri: string): Promise<Diagnostic[]>;
  report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  hover(uri: string, position: Position): Promise<Hover | null>;
  /** Waits for a message that has been sent or will be; fails after some seconds. */
  waitFor<Params>(method: string, matches?: (params: Params) => boolean): Promise<Params>;
  /** Waits for diagnostics to be published for a document, other than those published before. */
  published(uri: string, matches?: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  notify(method: string, params: unknown): void;
  request<Result>(method: string, params: unknown): Promise<Result>;
  /** Shuts the server down in the regular way, and answers with its exit code. */
  stop(): Promise<number | null>;
}

/** Everything that VS Code can do and Netguide makes use of; pulls diagnostics. */
export const RICH: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
      dataSupport: true,
      versionSupport: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix'] } } },
  },
  window: { showDocument: { support: true }, workDoneProgress: true },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    workspaceFolders: true,
  },
};

/** The same editor, but one to which diagnostics must be pushed. */
export const PUSHED: ClientCapabilities = {
  ...RICH,
  textDocument: { ...RICH.textDocument, diagnostic: undefined as never },
};

/** Starts a server process and initializes it. The caller stops it. */
export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const sent: Sent[] = [];
  const waiting = new Set<() => void>();
  const record = (method: string, params: unknown): void => {
    sent.push({ method, params });
    for (const check of [...waiting]) check();
  };
  const seen = new Map<string, number>();
  const request = <Result>(method: string, params: unknown): Promise<Result> => connection.sendRequest(method, params);
  const notify = (method: string, params: unknown): void => void connection.sendNotification(method, params);
  const report = (uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });

  const waitFrom = <Params>(from: number, method: string, matches: (params: Params) => boolean): Promise<Params> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = sent.slice(from).find((one) => one.method === method && matches(one.params as Params));
        if (found === undefined) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve(found.params as Params);
      };
      const timer = setTimeout(() => {
        waiting.delete(check);
        reject(new Error(`${method} did not come; what came: ${JSON.stringify(sent.slice(from)).slice(0, 2000)}`));
      }, 8000);
      waiting.add(check);
      check();
    });

  const editor: Editor = {
    connection,
    process: child,
    initialized: { capabilities: {} },
    sent,
    settings: () => null,
    open: (uri, text, languageId = 'swift') => {
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    change: (uri, version, text, range) => {
      const change = range === undefined ? { text } : { range, text };
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
    },
    close: (uri) => {
      notify('textDocument/didClose', { textDocument: { uri } });
    },
    report,
    pull: async (uri) => {
      const answer = await report(uri);
      if (answer.kind !== 'full') throw new Error('the report is “unchanged”, although no earlier one was named');
      return answer.items;
    },
    hover: (uri, position) => request('textDocument/hover', { textDocument: { uri }, position }),
    waitFor: (method, matches = () => true) => waitFrom(0, method, matches),
    published: async (uri, matches = () => true) => {
      const params = await waitFrom<PublishDiagnosticsParams>(
        seen.get(uri) ?? 0,
        'textDocument/publishDiagnostics',
        (one) => one.uri === uri && matches(one),
      );
      seen.set(uri, sent.findIndex((one) => one.params === params) + 1);
      return params;
    },
    notify,
    request,
    stop: async () => {
      const exit = child.exitCode === null ? once(child, 'exit') : [child.exitCode];
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const [code] = (await exit) as [number | null];
      connection.dispose();
      return code;
    },
  };

  connection.onNotification((method, params) => {
    record(method, Array.isArray(params) && params.length === 1 ? params[0] : params);
  });
  connection.onRequest(async (method, params) => {
    record(method, params);
    if (method === 'workspace/configuration')
      return Promise.all((params as unknown as ConfigurationParams).items.map((item) => editor.settings(item)));
    return method === 'window/showDocument' ? { success: true } : null;
  });
  connection.onUnhandledProgress(({ token, value }) => {
    record('$/progress', { token, value });
  });
  connection.listen();
  await options.beforehand?.(connection);

  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: options.folders?.[0] ?? null,
    capabilities: options.capabilities ?? RICH,
    initializationOptions: options.initializationOptions,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri.split('/').at(-1) })) ?? null,
  });
  Object.assign(editor.initialized, initialized);
  notify('initialized', {});
  return editor;
}
