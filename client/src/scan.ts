import {
  commands,
  ProgressLocation,
  window,
  workspace,
  type CancellationToken,
  type ExtensionContext,
  type Progress,
} from 'vscode';
import { WorkDoneProgress, type LanguageClient } from 'vscode-languageclient/node';
import { SCAN_WORKSPACE, type ScanWorkspaceParams, type ScanWorkspaceResult } from '../../server/src/protocol.ts';
import type { Report } from './report.ts';
import { progressSteps, type ProgressStep } from './scan-progress.ts';

/** Adds the command that scans all files of the workspace, with progress, and shows what it found as a tree. */
export function registerScan(context: ExtensionContext, client: LanguageClient, report: Report): void {
  let running: Promise<void> | undefined;
  context.subscriptions.push(
    commands.registerCommand('netguide.scanWorkspace', () => {
      running ??= scanAndShow(client, report).finally(() => (running = undefined));
      return running;
    }),
  );
}

async function scanAndShow(client: LanguageClient, report: Report): Promise<void> {
  if (!workspace.workspaceFolders?.length) {
    void window.showInformationMessage('Open a folder, and Netguide can scan it.');
    return;
  }
  const result = await window.withProgress(
    { location: ProgressLocation.Notification, title: 'Netguide: scanning the workspace', cancellable: true },
    (progress, token) => scan(client, progress, token),
  );
  if (!result) return;
  for (const { uri, message } of result.errors) client.warn(`${uri}: ${message}`);
  await report.show(result);
}

/** Runs one scan. `undefined` when somebody cancelled it or when it failed, which is said in a message. */
async function scan(
  client: LanguageClient,
  progress: Progress<ProgressStep>,
  token: CancellationToken,
): Promise<ScanWorkspaceResult | undefined> {
  const workDoneToken = crypto.randomUUID();
  const listener = client.onProgress(
    WorkDoneProgress.type,
    workDoneToken,
    progressSteps((step) => progress.report(step)),
  );
  const params: ScanWorkspaceParams = { workDoneToken };
  try {
    const result = await client.sendRequest<ScanWorkspaceResult>(SCAN_WORKSPACE, params, token);
    return token.isCancellationRequested ? undefined : result;
  } catch (error) {
    if (!token.isCancellationRequested) client.error('The workspace scan failed.', error, 'force');
    return undefined;
  } finally {
    listener.dispose();
  }
}
