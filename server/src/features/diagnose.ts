import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseConfiguration } from '../project/configuration.ts';
import { CONFIGURATION_NAME } from '../project/files.ts';
import type { ServerContext } from './context.ts';
import { SOURCE, toDiagnostic } from './to-lsp.ts';

/**
 * The diagnostics of an open document as it is now: the one function behind both ways of delivery. `undefined` when the
 * document is not open, or when its text or the settings changed meanwhile.
 */
export async function diagnose(context: ServerContext, uri: string): Promise<Diagnostic[] | undefined> {
  const document = context.documents.get(uri);
  if (document !== undefined && uri.endsWith(`/${CONFIGURATION_NAME}`)) return diagnoseConfiguration(context, document);
  const snapshot = await context.findings.of(uri);
  const { positions, host, client } = context;
  return snapshot?.findings.map((finding) =>
    toDiagnostic(finding, snapshot.document, positions, host, client.diagnostics),
  );
}

/** What is wrong with a configuration file, for editors that show it to us. */
function diagnoseConfiguration({ engine, positions }: ServerContext, document: TextDocument): Diagnostic[] {
  const { problems } = parseConfiguration(document.getText(), engine.ruleIds);
  return problems.map(({ message, offset, length, severity }) => ({
    range: positions.range(document, offset, offset + length),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: SOURCE,
    code: 'configuration',
    message,
  }));
}
