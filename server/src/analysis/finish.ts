import type { Settings } from '../settings.ts';
import { statusForTargets, type UnratedFinding } from './catalogue/api-finding.ts';
import type { Engine } from './engine.ts';
import type { Finding } from './finding.ts';
import type { Surroundings } from './project-context.ts';
import { mergeByRange, type Sourced } from './merge.ts';
import { rate } from './rate.ts';
import type { Candidate, RuleTraits } from './rule.ts';
import { applySuppressions, type SuppressibleText, UNUSED_SUPPRESSION } from './suppression/suppress.ts';

/** What an analysis depends on besides the text. */
export interface AnalysisContext {
  readonly engine: Engine;
  readonly settings: Settings;
  readonly surroundings: Surroundings;
}

/** What a rule found, as a finding that is not rated yet. */
export function findingOf(
  rule: RuleTraits,
  candidate: Candidate,
  text: string,
  { surroundings: { deployment } }: AnalysisContext,
): UnratedFinding {
  const own = candidate.status ?? rule.status;
  const symbol = text.slice(candidate.start, candidate.end) || (candidate.symbol ?? '');
  const status = statusForTargets(own, candidate.deprecated ?? {}, deployment.versions);
  return { ...candidate, status, ruleId: rule.id, symbol };
}

/** What a rule answers; nothing from one that throws: it is logged, and the others go on. */
export function candidatesOf(ruleId: string, engine: Engine, check: () => readonly Candidate[]): readonly Candidate[] {
  try {
    return check();
  } catch (error) {
    engine.onRuleError(ruleId, error);
    return [];
  }
}

/**
 * The findings of one text as they are reported: one for each range, without those that comments suppress or settings
 * turn off, each with its severity, in order of their start.
 */
export function finish(
  all: readonly Sourced[],
  text: SuppressibleText,
  { engine, settings }: AnalysisContext,
): readonly Finding[] {
  const rules = { ...engine.ownSeverities, ...settings.rules };
  const isOff = (ruleId: string): boolean => rules[ruleId] === 'off';
  // First what is off: it must not take the range of what is on.
  const active = mergeByRange(all.filter(({ finding }) => !isOff(finding.ruleId)));
  const { kept, unused } = applySuppressions(text, active, engine.ruleIds, isOff);
  const rated = [...kept, ...unused].map((finding) => rate(finding, rules)).filter((one) => one !== undefined);
  const ordered = rated.sort((a, b) => a.start - b.start || a.end - b.end);
  return settings.reporting === 'first-use' ? firstUses(ordered) : ordered;
}

/** The first finding of each symbol of each rule; findings about suppressions are all kept. */
function firstUses(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ ruleId, symbol }) => {
    const key = `${ruleId} ${symbol}`;
    if (ruleId !== UNUSED_SUPPRESSION && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
