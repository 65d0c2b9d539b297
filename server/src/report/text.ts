import { type Severity, SEVERITIES } from '../analysis/finding.ts';
import type { LocatedFinding } from '../scan/located-finding.ts';
import { displayWidth, printable } from './display.ts';
import { excerptOf } from './excerpt.ts';
import type { Paint, Palette } from './palette.ts';
import { plural } from './plural.ts';
import type { Format, Report, ReportContext } from './report.ts';
import { whereToRead } from './where-to-read.ts';

const INDENT = '    ';
const DEFAULT_WIDTH = 160;

/** For people: a clickable place and what it is, the source line, where to read on; at the end one line that sums up. */
export const text: Format = (report, context) => {
  const blocks = report.findings.map((located) => block(located, context));
  return [...blocks, context.palette.bold(summary(report))].join('\n\n') + '\n';
};

function block(located: LocatedFinding, context: ReportContext): string {
  const { palette, width = DEFAULT_WIDTH } = context;
  const { finding, file, line, column } = located;
  const paint = paintOf(finding.severity, palette);
  const place = palette.bold(`${printable(file)}:${line}:${column}:`);
  const header = `${place} ${paint(`${finding.severity}:`)} ${printable(finding.message)} ${palette.dim(`[${finding.ruleId}]`)}`;
  const excerpt = excerptOf(located, width - INDENT.length - 2);
  const source = excerpt ? [INDENT + excerpt.source, INDENT + paint(excerpt.carets)] : [];
  return [header, ...source, ...guidance(located, context)].join('\n');
}

function guidance({ finding }: LocatedFinding, { base, palette, width }: ReportContext): string[] {
  const [ref] = finding.guidance;
  if (!ref) return [];
  const label = `→ ${base.label(ref)}`;
  const href = whereToRead(ref.id, base.href(ref));
  const fits = width === undefined || INDENT.length + displayWidth(label) + 2 + href.length <= width;
  const link = palette.underline(palette.cyan(href));
  return fits ? [`${INDENT}${label}  ${link}`] : [`${INDENT}${label}`, `${INDENT}  ${link}`];
}

function summary({ findings, files }: Report): string {
  const read = plural(files, 'file');
  if (findings.length === 0) return `No findings in ${read}`;
  const counts = SEVERITIES.map((severity) => [severity, countOf(findings, severity)] as const);
  const parts = counts
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => plural(count, severity, severity === 'information' ? severity : `${severity}s`));
  const withFindings = new Set(findings.map(({ file }) => file)).size;
  return `${plural(findings.length, 'finding')} (${parts.join(', ')}) in ${withFindings} of ${read}`;
}

function countOf(findings: readonly LocatedFinding[], severity: Severity): number {
  return findings.filter(({ finding }) => finding.severity === severity).length;
}

function paintOf(severity: Severity, palette: Palette): Paint {
  return { error: palette.red, warning: palette.yellow, information: palette.blue, hint: palette.dim }[severity];
}
