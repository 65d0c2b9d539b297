import type { ClientCapabilities, InitializeParams, MarkupKind } from 'vscode-languageserver';
import { READ_GUIDANCE_COMMAND, type InitializationOptions } from '../protocol.ts';

/** What the connected editor can do, read once from `initialize`. Every feature degrades by it. */
export interface ClientProfile {
  /** Asks for diagnostics itself (`textDocument/diagnostic`); otherwise they are published. */
  readonly pullsDiagnostics: boolean;
  /** Understands `workspace/diagnostic/refresh`. */
  readonly refreshesDiagnostics: boolean;
  readonly diagnostics: DiagnosticSupport;
  readonly hoverFormat: MarkupKind;
  /** Understands code actions with edits; otherwise only commands are offered. */
  readonly codeActionLiterals: boolean;
  /** Understands versioned document changes in a workspace edit. */
  readonly documentChanges: boolean;
  readonly showsDocuments: boolean;
  /** Reads guidance in the editor by running {@link READ_GUIDANCE_COMMAND}. */
  readonly readsGuidance: boolean;
  /** Is Netguide's own client: knows the notifications of protocol.ts. */
  readonly knowsProtocol: boolean;
  /** Answers `workspace/configuration`. */
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** Settings sent with `initialize`, unchecked. */
  readonly initialSettings: unknown;
}

/** The optional parts of a diagnostic that the editor understands. */
export interface DiagnosticSupport {
  readonly codeDescription: boolean;
  readonly tags: readonly number[];
  readonly relatedInformation: boolean;
  readonly data: boolean;
  readonly version: boolean;
}

/** Reads an editor's abilities. Anything missing or malformed counts as not supported. */
export function readClient(params: InitializeParams): ClientProfile {
  const { workspace, textDocument, window } = params.capabilities;
  const options = optionsOf(params.initializationOptions);
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    diagnostics: diagnosticSupport(textDocument),
    hoverFormat: textDocument?.hover?.contentFormat?.includes('markdown') ? 'markdown' : 'plaintext',
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    showsDocuments: window?.showDocument?.support === true,
    readsGuidance: options.commands?.includes(READ_GUIDANCE_COMMAND) === true,
    knowsProtocol: options.commands !== undefined,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    initialSettings: options.settings,
  };
}

function diagnosticSupport(capabilities: ClientCapabilities['textDocument']): DiagnosticSupport {
  const { diagnostic, publishDiagnostics } = capabilities ?? {};
  const either = { ...publishDiagnostics, ...diagnostic };
  return {
    codeDescription: either.codeDescriptionSupport === true,
    tags: either.tagSupport?.valueSet ?? [],
    relatedInformation: either.relatedInformation === true,
    data: either.dataSupport === true,
    version: publishDiagnostics?.versionSupport === true,
  };
}

function optionsOf(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const { commands, settings } = value as Record<string, unknown>;
  return { ...(Array.isArray(commands) && { commands }), settings };
}
