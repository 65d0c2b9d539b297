import type { Finding } from '../../../server/src/analysis/finding.ts';
import { createKnowledgeBase } from '../../../server/src/knowledge/knowledge-base.ts';
import type { GuidanceEntry } from '../../../server/src/knowledge/model.ts';
import { createPalette } from '../../../server/src/report/palette.ts';
import type { Report, ReportContext } from '../../../server/src/report/report.ts';
import { locate } from '../../../server/src/scan/locate.ts';

const ENTRY: GuidanceEntry = {
  id: 'tn3151',
  title: 'TN3151: Choosing',
  url: 'https://developer.apple.com/tn3151',
  kind: 'technote',
  verified: 'page',
  topics: [],
  summary: 'How to choose.',
  sections: [{ key: 'ftp', title: 'FTP', anchor: 'FTP' }],
};

/** A knowledge base with one entry, `tn3151#ftp`. */
export const BASE = createKnowledgeBase({ rules: [], apis: [], guidance: [ENTRY] }, () => ({}));

/** A context without colours. */
export function contextOf(more: Partial<ReportContext> = {}): ReportContext {
  return { base: BASE, palette: createPalette(false), width: undefined, ...more };
}

/** A report on files that are given by their text, with a finding at each `«…»`. */
export function reportOn(files: Readonly<Record<string, string>>, finding: Partial<Finding> = {}): Report {
  const findings = Object.entries(files).flatMap(([file, marked]) => {
    const text = marked.replace(/[«»]/g, '');
    const places = [...marked.matchAll(/«([^»]*)»/g)].map((match, i) => ({
      start: match.index - 2 * i,
      symbol: match[1]!,
    }));
    const found = places.map(({ start, symbol }) => findingOf(start, symbol, finding));
    return locate(text, found, { file, key: file });
  });
  return { findings, files: Object.keys(files).length, bytes: 1234, errors: [] };
}

function findingOf(start: number, symbol: string, more: Partial<Finding>): Finding {
  return {
    ruleId: 'ftp',
    start,
    end: start + symbol.length,
    symbol,
    severity: 'warning',
    confidence: 'certain',
    status: 'deprecated',
    message: `${symbol} is out.`,
    guidance: [{ id: 'tn3151', section: 'ftp' }],
    ...more,
  };
}
