import { analyze } from '../../server/src/analysis/analyze.ts';
import { createEngine } from '../../server/src/analysis/engine.ts';
import type { Finding } from '../../server/src/analysis/finding.ts';
import type { ProjectContext } from '../../server/src/analysis/project-context.ts';
import type { PatternRule } from '../../server/src/analysis/rule.ts';
import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';

/** Finds what one rule, alone, reports in a text. */
export function findingsOf(rule: PatternRule): (text: string, language?: SourceLanguage) => readonly Finding[] {
  const engine = createEngine({ guidance: [], apis: [], rules: [] }, { source: [rule], propertyLists: [] });
  return (text, language = 'swift') => analyze({ text, language }, engine, DEFAULT_SETTINGS);
}

/** Finds what one rule, alone, reports in a text of a project. */
export function findingsIn(
  rule: PatternRule,
  text: string,
  language: SourceLanguage,
  project?: ProjectContext,
): readonly Finding[] {
  const engine = createEngine({ guidance: [], apis: [], rules: [] }, { source: [rule], propertyLists: [] });
  return analyze({ text, language }, engine, DEFAULT_SETTINGS, { deployment: { versions: {} }, project });
}

/** The text with the first fix of each finding applied. */
export function mended(text: string, findings: readonly Finding[]): string {
  const edits = findings.flatMap(({ fixes }) => fixes?.[0]?.edits ?? []);
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
}
