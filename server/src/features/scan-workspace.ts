import { WorkDoneProgress, type CancellationToken, type ServerCapabilities } from 'vscode-languageserver';
import type { WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport } from 'vscode-languageserver';
import { joinPath } from '../project/files.ts';
import { SCAN_WORKSPACE, type ScanFinding, type ScanWorkspaceParams, type ScanWorkspaceResult } from '../protocol.ts';
import type { LocatedFinding } from '../scan/located-finding.ts';
import type { ServerContext } from './context.ts';
import { guardRequest } from './guard.ts';
import type { FolderScanResult } from './host.ts';

/** Scans all workspace folders on request, one after the other, with progress. Folders that are not on disk are left out. */
export function registerScanWorkspace(context: ServerContext): ServerCapabilities {
  const { connection } = context;
  const scanAll = async (params: ScanWorkspaceParams, token: CancellationToken): Promise<ScanWorkspaceResult> => {
    const started = performance.now();
    const progress = createProgress(context, params.workDoneToken);
    try {
      const results: PlacedResult[] = [];
      for (const folder of localFolders(context)) results.push(await scanFolder(context, folder, progress, token));
      return toResult(context, results, performance.now() - started);
    } finally {
      progress.end();
    }
  };
  connection.onRequest(SCAN_WORKSPACE, guardRequest(connection.console, 'workspace scan', NOTHING, scanAll));
  return {};
}

const NOTHING: ScanWorkspaceResult = { findings: [], files: 0, milliseconds: 0, errors: [], ruleTitles: {} };

interface Folder {
  readonly uri: string;
  readonly path: string;
}

interface PlacedResult extends FolderScanResult {
  readonly folder: Folder;
}

/** The workspace folders on disk, without those that lie within another one. */
function localFolders({ folders, host }: ServerContext): Folder[] {
  return folders
    .all()
    .filter((uri) => folders.of(uri) === undefined)
    .flatMap((uri) => {
      const path = host.pathOf(uri);
      return path === undefined ? [] : [{ uri, path }];
    });
}

async function scanFolder(
  { host, engine, settings }: ServerContext,
  folder: Folder,
  progress: Progress,
  token: CancellationToken,
): Promise<PlacedResult> {
  const { settings: override } = await settings.editor(folder.uri);
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => {
    controller.abort();
  });
  if (token.isCancellationRequested) controller.abort();
  try {
    const request = { folder: folder.path, override, signal: controller.signal, onProgress: progress.report };
    return { ...(await host.scan(engine, request)), folder };
  } finally {
    listener.dispose();
  }
}

function toResult(
  { host }: ServerContext,
  results: readonly PlacedResult[],
  milliseconds: number,
): ScanWorkspaceResult {
  const place = ({ folder }: PlacedResult, file: string): string => host.uriOf(joinPath(folder.path, file));
  const findings = results.flatMap((result) =>
    result.findings.map((one) => toScanFinding(one, place(result, one.file))),
  );
  const titles = host.base.knowledge.rules.map(({ id, title }) => [id, title] as const);
  const occurring = new Set(findings.map(({ ruleId }) => ruleId));
  return {
    findings,
    files: results.reduce((sum, { files }) => sum + files, 0),
    milliseconds: Math.round(milliseconds),
    errors: results.flatMap((result) =>
      result.errors.map(({ file, message }) => ({ uri: place(result, file), message })),
    ),
    ruleTitles: Object.fromEntries(titles.filter(([id]) => occurring.has(id))),
  };
}

function toScanFinding({ finding, line, column, endLine, endColumn }: LocatedFinding, uri: string): ScanFinding {
  const { ruleId, severity, message, symbol, guidance } = finding;
  return {
    uri,
    startLine: line - 1,
    startCharacter: column - 1,
    endLine: endLine - 1,
    endCharacter: endColumn - 1,
    ...{ ruleId, severity, message, symbol },
    guidance: guidance[0] ?? { id: ruleId },
  };
}

type Step = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

interface Progress {
  readonly report: (done: number, total: number) => void;
  readonly end: () => void;
}

/** Reports at most once per percent. Without a token, to nobody. */
function createProgress({ connection }: ServerContext, token: string | number | undefined): Progress {
  if (token === undefined) return { report: () => undefined, end: () => undefined };
  let last = -1;
  const send = (value: Step): void => void connection.sendProgress(WorkDoneProgress.type, token, value);
  send({ kind: 'begin', title: 'Scanning the workspace', percentage: 0, cancellable: true });
  return {
    report: (done, total) => {
      const percentage = total === 0 ? 0 : Math.floor((done / total) * 100);
      if (percentage === last) return;
      last = percentage;
      send({ kind: 'report', percentage, message: `${done} of ${total} files` });
    },
    end: () => {
      send({ kind: 'end' });
    },
  };
}
