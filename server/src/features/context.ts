import { Emitter, TextDocuments, type Connection, type Event, type InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEngine, type Engine } from '../analysis/engine.ts';
import { readClient, type ClientProfile } from './client.ts';
import { createEditorSettings, type EditorSettingsSource } from './editor-settings.ts';
import { createFindings, type Findings } from './findings.ts';
import { createFolders, type Folders } from './folders.ts';
import type { Host } from './host.ts';
import { createPositions, negotiateEncoding, type Positions } from './positions.ts';
import { createSettingsStore, type SettingsStore } from './settings-store.ts';

/** Everything that features share, for one connection. There is no state outside of it. */
export interface ServerContext {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: ClientProfile;
  readonly engine: Engine;
  readonly positions: Positions;
  readonly documents: TextDocuments<TextDocument>;
  readonly folders: Folders;
  readonly editorSettings: EditorSettingsSource;
  readonly settings: SettingsStore;
  readonly findings: Findings;
  /** Fires once, when the editor is ready to be asked for things. */
  readonly onInitialized: Event<void>;
}

/** Puts the context of one connection together. */
export function createContext(connection: Connection, host: Host, params: InitializeParams): ServerContext {
  const client = readClient(params);
  const positions = createPositions(negotiateEncoding(params.capabilities.general?.positionEncodings));
  const documents = new TextDocuments({ create: TextDocument.create, update: positions.update });
  const engine = createEngine(host.base.knowledge, host.rules, logOnce(connection));
  const folders = createFolders(params);
  const editorSettings = createEditorSettings(connection, client, engine.ruleIds);
  const settings = createSettingsStore(host, folders, editorSettings, engine.ruleIds);
  const findings = createFindings(documents, engine, settings);
  return {
    ...{ connection, host, client, engine, positions, documents, folders, editorSettings, settings, findings },
    onInitialized: initialized(connection),
  };
}

function initialized(connection: Connection): Event<void> {
  const emitter = new Emitter<void>();
  connection.onInitialized(() => {
    emitter.fire();
  });
  return emitter.event;
}

/** A rule that throws once is likely to throw at every keystroke: it is logged the first time only. */
function logOnce(connection: Connection): (ruleId: string, error: unknown) => void {
  const logged = new Set<string>();
  return (ruleId, error) => {
    if (logged.has(ruleId)) return;
    logged.add(ruleId);
    connection.console.error(`Rule ${ruleId} failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  };
}
