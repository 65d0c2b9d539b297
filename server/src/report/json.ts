import type { GuidanceRef } from '../knowledge/model.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { LocatedFinding } from '../scan/located-finding.ts';
import type { Format, Report } from './report.ts';

/** For programs: one object on one line. Keys are only ever added; `version` tells when that is not enough. */
export const json: Format = (report, { base }) =>
  JSON.stringify({
    version: 1,
    findings: report.findings.map((located) => finding(located, base)),
    summary: summary(report),
    errors: report.errors.map(({ file, message }) => ({ file, message })),
  }) + '\n';

function finding({ finding, ...place }: LocatedFinding, base: KnowledgeBase): object {
  return {
    file: place.file,
    line: place.line,
    column: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    ruleId: finding.ruleId,
    symbol: finding.symbol,
    severity: finding.severity,
    confidence: finding.confidence,
    status: finding.status,
    message: finding.message,
    guidance: finding.guidance.map((ref) => guidance(ref, base)),
    fingerprint: place.fingerprint,
  };
}

function guidance(ref: GuidanceRef, base: KnowledgeBase): object {
  return { id: ref.id, section: ref.section ?? null, title: base.label(ref), url: base.href(ref) };
}

function summary({ findings, files, bytes }: Report): object {
  const byRule = new Map<string, number>();
  for (const { finding } of findings) byRule.set(finding.ruleId, (byRule.get(finding.ruleId) ?? 0) + 1);
  return {
    files,
    filesWithFindings: new Set(findings.map(({ file }) => file)).size,
    bytes,
    byRule: Object.fromEntries([...byRule].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
