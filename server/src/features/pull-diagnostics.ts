import {
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { ServerContext } from './context.ts';
import { diagnose } from './diagnose.ts';
import { guardEvent, guardRequest, staleAnswer, type Answer } from './guard.ts';

/** Answers editors that ask for diagnostics, and tells them when to ask again. Others get push-diagnostics.ts. */
export function registerPullDiagnostics(context: ServerContext): ServerCapabilities {
  const { connection, client, documents, findings, settings } = context;
  if (!client.pullsDiagnostics) return {};
  const reports = createReports();
  const answer = async ({ textDocument, previousResultId }: DocumentDiagnosticParams): Promise<Report> => {
    const diagnostics = await diagnose(context, textDocument.uri);
    if (diagnostics !== undefined) return reports.make(textDocument.uri, diagnostics, previousResultId);
    return documents.get(textDocument.uri) === undefined ? NOTHING : staleAnswer();
  };
  connection.languages.diagnostics.on(guardRequest(connection.console, 'diagnostics', NOTHING, answer));
  documents.onDidClose(({ document }) => {
    reports.forget(document.uri);
  });
  const refresh = guardEvent(connection.console, 'diagnostic refresh', async () => {
    if (client.refreshesDiagnostics) await connection.languages.diagnostics.refresh();
  });
  settings.onDidChange(refresh);
  findings.onDidChange(refresh);
  return { diagnosticProvider: { identifier: 'netguide', interFileDependencies: false, workspaceDiagnostics: false } };
}

type Report = Answer<DocumentDiagnosticReport, DiagnosticServerCancellationData>;

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** Numbers the reports, so that an unchanged one need not be sent again. */
interface Reports {
  make(uri: string, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport;
  forget(uri: string): void;
}

function createReports(): Reports {
  const last = new Map<string, { readonly content: string; readonly resultId: string }>();
  // An editor may remember what an earlier run of the server answered.
  const run = Date.now().toString(36);
  let count = 0;
  return {
    make: (uri, items, previous) => {
      const content = JSON.stringify(items);
      const known = last.get(uri);
      const resultId = known?.content === content ? known.resultId : `${run}-${++count}`;
      last.set(uri, { content, resultId });
      if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    },
    forget: (uri) => {
      last.delete(uri);
    },
  };
}
