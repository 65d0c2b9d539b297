import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Severity, Status } from '../analysis/finding.ts';
import { UNUSED_SUPPRESSION } from '../analysis/suppression/suppress.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { GuidanceRef } from '../knowledge/model.ts';
import type { DiagnosticSupport } from './client.ts';
import type { Positions } from './positions.ts';

/** What is shown as the origin of every diagnostic. */
export const SOURCE = 'netguide';

/** The `data` of a diagnostic: what it says in words, for programs. */
export interface DiagnosticData {
  readonly symbol: string;
  readonly status: Status;
  readonly guidance: readonly GuidanceRef[];
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding as an LSP diagnostic, with no more than the editor understands. */
export function toDiagnostic(
  finding: Finding,
  document: TextDocument,
  positions: Positions,
  base: Pick<KnowledgeBase, 'href'>,
  support: DiagnosticSupport,
): Diagnostic {
  const href = hrefOf(finding, base);
  const { related = [] } = finding;
  const tags = tagsOf(finding).filter((tag) => support.tags.includes(tag));
  return {
    range: positions.range(document, finding.start, finding.end),
    severity: SEVERITIES[finding.severity],
    source: SOURCE,
    code: finding.ruleId,
    message: finding.message,
    ...(support.codeDescription && href !== undefined && { codeDescription: { href } }),
    ...(tags.length > 0 && { tags }),
    ...(support.relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map(({ start, end, message }) => ({
          location: { uri: document.uri, range: positions.range(document, start, end) },
          message,
        })),
      }),
    ...(support.data && { data: dataOf(finding) }),
  };
}

/** The address that a finding links to: its first guidance entry that has one. */
export function hrefOf(finding: Finding, base: Pick<KnowledgeBase, 'href'>): string | undefined {
  return finding.guidance.map((ref) => base.href(ref)).find((href) => href !== '');
}

function tagsOf(finding: Finding): DiagnosticTag[] {
  if (finding.ruleId === UNUSED_SUPPRESSION) return [DiagnosticTag.Unnecessary];
  return DEPRECATED.has(finding.status) ? [DiagnosticTag.Deprecated] : [];
}

const DEPRECATED: ReadonlySet<Status> = new Set<Status>(['deprecated', 'deprecated-later', 'to-be-deprecated']);

function dataOf({ symbol, status, guidance }: Finding): DiagnosticData {
  return { symbol, status, guidance };
}
