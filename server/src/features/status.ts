import type { ServerCapabilities } from 'vscode-languageserver';
import { platformsOf, platformVersion } from '../analysis/versions.ts';
import { type DeploymentStatus, STATUS, type StatusParams } from '../protocol.ts';
import type { ServerContext } from './context.ts';
import { createDebouncer } from './debounce.ts';
import { guardEvent } from './guard.ts';
import type { DocumentScope } from './settings-store.ts';

/** How long to wait for more documents to open, in milliseconds. */
const QUIET = 50;

/**
 * Tells which configuration is in use and what is wrong with it: to Netguide's own client for its status item, and to
 * every editor's log. Each once per change.
 */
export function registerStatus(context: ServerContext): ServerCapabilities {
  const { connection, documents, settings, onInitialized } = context;
  const soon = createDebouncer(QUIET);
  const tell = guardEvent(connection.console, 'status', createTeller(context));
  const update = (): void => {
    soon('status', () => {
      tell(undefined);
    });
  };
  onInitialized(update);
  documents.onDidOpen(update);
  documents.onDidClose(update);
  settings.onDidChange(update);
  return {};
}

function createTeller(context: ServerContext): () => Promise<void> {
  const { connection, client, documents, settings } = context;
  let told = '';
  let logged: ReadonlySet<string> = new Set();
  return async () => {
    const uris = documents.keys();
    const scopes = await Promise.all(uris.map((uri) => settings.of(uri)));
    const deployments = uris.flatMap((uri, index) => deploymentOf(context, uri, scopes[index]!));
    const status = { ...describe(context, scopes), deployments: Object.fromEntries(deployments) };
    for (const problem of status.problems) if (!logged.has(problem)) connection.console.warn(problem);
    logged = new Set(status.problems);
    const content = JSON.stringify(status);
    if (!client.knowsProtocol || content === told) return;
    told = content;
    await connection.sendNotification(STATUS, status);
  };
}

/** What the document is built for, if a project file or a configuration says so. */
function deploymentOf(
  { host }: ServerContext,
  uri: string,
  { surroundings, configuration }: DocumentScope,
): readonly (readonly [string, DeploymentStatus])[] {
  const { versions, from, file } = surroundings.deployment;
  const stated = file ?? configuration?.path;
  if (stated === undefined || platformsOf(versions).length === 0) return [];
  const named = platformsOf(versions).map((platform) => platformVersion(platform, versions[platform]!));
  return [[uri, { versions: named.join(', '), from: from ?? 'the configuration', uri: host.uriOf(stated) }]];
}

function describe(
  { host, engine }: ServerContext,
  scopes: readonly DocumentScope[],
): Omit<StatusParams, 'deployments'> {
  const { apis, guidance } = host.base.knowledge;
  const configurations = scopes.flatMap(({ configuration }) => configuration ?? []);
  const off = new Set(scopes[0] && Object.entries(scopes[0].settings.rules).flatMap(offRule));
  return {
    rules: [...engine.ruleIds].filter((id) => !off.has(id)).length,
    apis: apis.length,
    guidance: guidance.length,
    configurations: [...new Set(configurations.map(({ path }) => host.uriOf(path)))],
    problems: [...new Set(scopes.flatMap(problemsOf))],
  };
}

function offRule([id, setting]: readonly [string, string]): string[] {
  return setting === 'off' ? [id] : [];
}

function problemsOf({ problems, configuration }: DocumentScope): string[] {
  const inFile = configuration?.problems.map(({ message }) => `${configuration.path}: ${message}`) ?? [];
  return [...inFile, ...problems];
}
