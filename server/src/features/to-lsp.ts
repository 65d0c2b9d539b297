import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type Location } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, RelatedPlace, Severity, Status } from '../analysis/finding.ts';
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
  { base, uriOf }: { readonly base: Pick<KnowledgeBase, 'href'>; readonly uriOf: (path: string) => string },
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
        relatedInformation: related.map((place) => ({
          location: locationOf(place, document, positions, uriOf),
          message: place.message,
        })),
      }),
    ...(support.data && { data: dataOf(finding) }),
  };
}

function locationOf(
  place: RelatedPlace,
  document: TextDocument,
  positions: Positions,
  uriOf: (path: string) => string,
): Location {
  if ('start' in place) return { uri: document.uri, range: positions.range(document, place.start, place.end) };
  const start = { line: place.line - 1, character: place.column - 1 };
  return { uri: uriOf(place.path), range: { start, end: { line: place.endLine - 1, character: place.endColumn - 1 } } };
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
