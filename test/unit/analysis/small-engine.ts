import { analyze } from '../../../server/src/analysis/analyze.ts';
import { createEngine, type Engine, type RuleErrorHandler } from '../../../server/src/analysis/engine.ts';
import type { Finding } from '../../../server/src/analysis/finding.ts';
import type { PatternRule } from '../../../server/src/analysis/rule.ts';
import type { SourceLanguage } from '../../../server/src/analysis/source/language.ts';
import type { ApiEntry, GuidanceEntry } from '../../../server/src/knowledge/model.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/settings.ts';

/** A class `Old` of the module `Kit`, deprecated in iOS 15, but for what is said otherwise. */
export function api(entry: Partial<ApiEntry>): ApiEntry {
  const names = 'c' in entry || 'swift' in entry ? {} : { c: 'Old', swift: 'Old' };
  return {
    ...{ kind: 'class', framework: 'Kit', modules: ['Kit'], rule: 'old', status: 'deprecated' },
    ...{ deprecated: { ios: '15.0' }, replacements: [], guidance: [{ id: 'g' }] },
    ...names,
    ...entry,
  };
}

/** A guidance entry that nothing is known of but its id and the targets that it was written for. */
export function guidance(id: string, targets?: GuidanceEntry['targets']): GuidanceEntry {
  const known = {
    id,
    title: id,
    url: `https://example.org/${id}`,
    revised: '2025',
    topics: [],
    summary: '',
    sections: [],
  };
  return { ...known, kind: 'technote', verified: 'page', ...(targets === undefined ? {} : { targets }) };
}

/** An engine that knows these entries, guidance and pattern rules, and the rules that they name. */
export function engineOf(
  apis: readonly ApiEntry[],
  more: { guidance?: readonly GuidanceEntry[]; rules?: readonly PatternRule[]; onRuleError?: RuleErrorHandler } = {},
): Engine {
  const ids = [...new Set(apis.map(({ rule }) => rule))];
  const rules = ids.map((id) => ({
    id,
    title: id,
    brief: '',
    what: '',
    why: '',
    instead: '',
    guidance: [{ id: 'g' }],
  }));
  const knowledge = { rules, apis, guidance: more.guidance ?? [guidance('g')] };
  return createEngine(knowledge, { source: more.rules ?? [], propertyLists: [] }, more.onRuleError);
}

/** The findings of a text with these settings. */
export function findings(
  engine: Engine,
  text: string,
  settings: Partial<Settings> = {},
  language: SourceLanguage = 'swift',
): readonly Finding[] {
  return analyze({ text, language }, engine, { ...DEFAULT_SETTINGS, ...settings });
}
