import type { Settings } from '../settings.ts';
import { statusForTargets, type UnratedFinding } from './catalogue/api-finding.ts';
import { findApiUses } from './catalogue/match.ts';
import type { Engine } from './engine.ts';
import type { Finding } from './finding.ts';
import { mergeByRange, type Sourced } from './merge.ts';
import { rate } from './rate.ts';
import type { Candidate, PatternRule, RuleTraits } from './rule.ts';
import { createShape, type Shape } from './shape/shape.ts';
import type { ApiLanguage, SourceLanguage } from './source/language.ts';
import { containsName } from './source/prefilter.ts';
import { isInactiveOffset, readSource } from './source/source-file.ts';
import { applySuppressions, UNUSED_SUPPRESSION } from './suppression/suppress.ts';
import { triggeredRules } from './triggers.ts';

/** The text of one file. Offsets in findings are UTF-16 units of `text`. */
export interface Source {
  readonly text: string;
  readonly language: SourceLanguage;
}

/**
 * All findings of one text, in order of their start. Synchronous and total: the same input gives the same findings, and
 * no input makes it throw. A text without any name of the catalogue is not even lexed.
 */
export function analyze(source: Source, engine: Engine, settings: Settings): readonly Finding[] {
  if (!containsName(source.text, engine.catalogue.triggers)) return [];
  const file = readSource(source.text, source.language, engine.catalogue.names, engine.buffer);
  const shape = createShape(file);
  const found = mergeByRange([
    ...catalogueFindings(shape, engine, settings),
    ...patternFindings(shape, engine, settings),
  ]);
  const rules = { ...engine.ownSeverities, ...settings.rules };
  const isOff = (ruleId: string): boolean => rules[ruleId] === 'off';
  const active = found.filter((finding) => !isOff(finding.ruleId));
  const { kept, unused } = applySuppressions(file, active, engine.ruleIds, isOff);
  const rated = [...kept, ...unused].map((finding) => rate(finding, rules)).filter((one) => one !== undefined);
  const ordered = rated.sort((a, b) => a.start - b.start || a.end - b.end);
  return settings.reporting === 'first-use' ? firstUses(ordered) : ordered;
}

function catalogueFindings(shape: Shape, engine: Engine, settings: Settings): readonly Sourced[] {
  const language: ApiLanguage = shape.file.language === 'swift' ? 'swift' : 'objective-c';
  const findingOf = engine.findingMaker(language, settings.deploymentTargets);
  return findApiUses(shape, engine.catalogue).flatMap((use) => {
    const finding = findingOf(use);
    return finding ? [{ finding, pattern: false }] : [];
  });
}

function patternFindings(shape: Shape, engine: Engine, settings: Settings): readonly Sourced[] {
  return triggeredRules(shape.file, engine.patternRules, engine.catalogue.names).flatMap((rule) =>
    candidatesOf(rule, shape, engine)
      .filter((candidate) => !isInactiveOffset(shape.file, candidate.start))
      .map((candidate) => ({ finding: findingOf(rule, candidate, shape.file.text, settings), pattern: true })),
  );
}

/** A rule that throws is isolated: it reports nothing in this file, and the others go on. */
function candidatesOf(rule: PatternRule, shape: Shape, engine: Engine): readonly Candidate[] {
  try {
    return rule.check(shape);
  } catch (error) {
    engine.onRuleError(rule.id, error);
    return [];
  }
}

function findingOf(rule: RuleTraits, candidate: Candidate, text: string, settings: Settings): UnratedFinding {
  const own = candidate.status ?? rule.status;
  const status = statusForTargets(own, candidate.deprecated ?? {}, settings.deploymentTargets);
  return { ...candidate, status, ruleId: rule.id, symbol: text.slice(candidate.start, candidate.end) };
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
