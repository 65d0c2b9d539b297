import { Emitter, type Event, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze } from '../analysis/analyze.ts';
import type { Engine } from '../analysis/engine.ts';
import type { Finding } from '../analysis/finding.ts';
import type { Surroundings } from '../analysis/project-context.ts';
import { languageOfId, languageOfPath, type DocumentLanguage } from '../analysis/source/language.ts';
import type { Settings } from '../settings.ts';
import type { DocumentScope, SettingsStore } from './settings-store.ts';
import { createTargetUses } from './target-uses.ts';

/** The findings of one document at one version under one state of the settings. */
export interface Snapshot {
  readonly document: TextDocument;
  readonly version: number;
  readonly scope: DocumentScope;
  /** Those of the scope, for a property list with what the code of its targets does. */
  readonly surroundings: Surroundings;
  /** In order of their start. */
  readonly findings: readonly Finding[];
}

/** Analyses open documents and remembers the last result of each. */
export interface Findings {
  /**
   * What is found in the document as it is now. `undefined` when the document is not open, or when its text or the
   * settings changed while the settings were looked up: such a result would be stale, and nobody gets to see it.
   */
  of(uri: string): Promise<Snapshot | undefined>;
  /** The file of the document is gone although the editor keeps it open: no findings until somebody edits the text. */
  retire(uri: string): void;
  /** The file is back. */
  revive(uri: string): void;
  /** Fires the URI of a document whose findings changed although neither its text nor the settings did. */
  readonly onDidChange: Event<string>;
}

type Documents = Pick<TextDocuments<TextDocument>, 'get' | 'keys' | 'onDidClose' | 'onDidSave'>;

/** The findings of all documents that are open. */
export function createFindings(
  documents: Documents,
  engine: Engine,
  settings: Pick<SettingsStore, 'of' | 'isCurrent'>,
): Findings {
  const snapshots = new Map<string, Snapshot>();
  const retired = new Map<string, number>();
  const changed = new Emitter<string>();
  const targetUses = createTargetUses(engine);
  documents.onDidSave(({ document }) => {
    if (isList(document)) return;
    targetUses.forget();
    for (const uri of documents.keys()) if (isList(documents.get(uri))) changed.fire(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    snapshots.delete(uri);
    retired.delete(uri);
  });

  async function of(uri: string): Promise<Snapshot | undefined> {
    const document = documents.get(uri);
    if (document === undefined) return undefined;
    const { version } = document;
    const scope = await settings.of(uri);
    const surroundings = isList(document) ? await targetUses.complete(scope) : scope.surroundings;
    if (documents.get(uri) !== document || document.version !== version || !settings.isCurrent(scope)) return undefined;
    const known = snapshots.get(uri);
    if (
      known?.document === document &&
      known.version === version &&
      known.surroundings === surroundings &&
      known.scope === scope
    )
      return known;
    const hidden = scope.excluded || retired.get(uri) === version;
    const found = hidden ? [] : findingsOf(document, engine, scope.settings, surroundings);
    const snapshot = { document, version, scope, surroundings, findings: found };
    snapshots.set(uri, snapshot);
    return snapshot;
  }

  function change(uri: string): void {
    snapshots.delete(uri);
    changed.fire(uri);
  }

  return {
    of,
    retire: (uri) => {
      const document = documents.get(uri);
      if (document === undefined) return;
      retired.set(uri, document.version);
      change(uri);
    },
    revive: (uri) => {
      if (retired.delete(uri)) change(uri);
    },
    onDidChange: changed.event,
  };
}

/** The grammar for a document: by its language id, or, for ids that say nothing, by the extension in its URI. */
export function languageOfDocument({ languageId, uri }: TextDocument): DocumentLanguage | undefined {
  return languageOfId(languageId) ?? languageOfPath(uri.replace(/[?#].*$/s, ''));
}

function isList(document: TextDocument | undefined): boolean {
  return document !== undefined && languageOfDocument(document) === 'property-list';
}

function findingsOf(
  document: TextDocument,
  engine: Engine,
  settings: Settings,
  surroundings: Surroundings,
): readonly Finding[] {
  const language = languageOfDocument(document);
  return language === undefined ? [] : analyze({ text: document.getText(), language }, engine, settings, surroundings);
}
