import type { Connection } from 'vscode-languageserver';
import { parseConfiguration } from '../project/configuration.ts';
import type { Settings } from '../settings.ts';
import type { ClientProfile } from './client.ts';

/** The section of the editor's settings that is ours. */
export const SECTION = 'netguide';

/** What the editor's settings say; they come on top of `netguide.json`. */
export interface EditorSettings {
  /** Only what is set, and only what could be understood. */
  readonly settings: Partial<Settings>;
  /** What could not be understood, as sentences. */
  readonly problems: readonly string[];
}

/** Where the editor's settings come from: asked for, or, from editors that do not answer, pushed. */
export interface EditorSettingsSource {
  /** The settings for a document or folder. Never rejects: without an answer, nothing is set. */
  read(scopeUri: string): Promise<EditorSettings>;
  /** Takes over the settings of a `workspace/didChangeConfiguration` notification. */
  push(settings: unknown): void;
}

/** Reads settings through the connection, or keeps those that are pushed, starting with those of `initialize`. */
export function createEditorSettings(
  connection: Pick<Connection, 'workspace' | 'console'>,
  client: ClientProfile,
  ruleIds: ReadonlySet<string>,
): EditorSettingsSource {
  let pushed: unknown = sectionOf(client.initialSettings);
  const ask = async (scopeUri: string): Promise<unknown> => {
    try {
      return await connection.workspace.getConfiguration({ scopeUri, section: SECTION });
    } catch (error) {
      connection.console.warn(`The editor did not answer a request for its settings: ${String(error)}`);
      return undefined;
    }
  };
  return {
    read: async (scopeUri) => readEditorSettings(client.answersConfiguration ? await ask(scopeUri) : pushed, ruleIds),
    push: (settings) => {
      pushed = sectionOf(settings);
    },
  };
}

const KEYS: readonly (keyof Settings)[] = ['rules', 'exclude', 'deploymentTargets', 'reporting'];

/** Understands the value of the `netguide` section, whatever it is. `null` and absent both mean: not set. */
export function readEditorSettings(section: unknown, ruleIds: ReadonlySet<string>): EditorSettings {
  if (typeof section !== 'object' || section === null) return { settings: {}, problems: [] };
  const values = section as Readonly<Record<string, unknown>>;
  const set = KEYS.filter((key) => values[key] !== undefined && values[key] !== null);
  const text = JSON.stringify(Object.fromEntries(set.map((key) => [key, values[key]])));
  const { settings, problems } = parseConfiguration(text, ruleIds);
  return { settings, problems: problems.map(({ message }) => `Editor settings: ${message}`) };
}

/** Editors push either the section alone or an object that holds it. */
function sectionOf(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return SECTION in settings ? settings[SECTION] : settings;
}
