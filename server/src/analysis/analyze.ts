import type { Settings } from '../settings.ts';
import { findApiUses } from './catalogue/match.ts';
import type { CodeUse } from './code-uses.ts';
import type { Engine } from './engine.ts';
import type { Finding } from './finding.ts';
import { type AnalysisContext, candidatesOf, findingOf, finish } from './finish.ts';
import type { Sourced } from './merge.ts';
import type { Surroundings } from './project-context.ts';
import { analyzePropertyList } from './property-list/analyze-property-list.ts';
import { parsePropertyList } from './property-list/parse.ts';
import { deploymentsIn } from './deployment-at.ts';
import { createShape, type Shape } from './shape/shape.ts';
import type { ApiLanguage, DocumentLanguage, SourceLanguage } from './source/language.ts';
import { containsName } from './source/prefilter.ts';
import { isInactiveOffset, readSource } from './source/source-file.ts';
import { suppressibleSource } from './suppression/suppress.ts';
import { triggeredRules } from './triggers.ts';
import { collectUses } from './uses/collect-uses.ts';

/** The text of one file. Offsets in findings are UTF-16 units of `text`. */
export interface Source {
  readonly text: string;
  readonly language: DocumentLanguage;
}

/** What is known of a text after one reading. */
export interface Examination {
  readonly findings: readonly Finding[];
  /** What its code does that a property list has to allow; nothing in a property list, or without a target that has one. */
  readonly uses: readonly CodeUse[];
}

/**
 * All findings of one text, in order of their start. Synchronous and total: the same input gives the same findings, and
 * no input makes it throw. A text without any name of the catalogue is not even lexed.
 */
export function analyze(
  source: Source,
  engine: Engine,
  settings: Settings,
  surroundings: Surroundings = { deployment: { versions: settings.deploymentTargets } },
): readonly Finding[] {
  if (!containsName(source.text, engine.catalogue.triggers)) return [];
  if (source.language === 'property-list')
    return analyzePropertyList(parsePropertyList(source.text), source.text, { engine, settings, surroundings });
  return findingsIn(shapeOf(source.text, source.language, engine), { engine, settings, surroundings });
}

/** {@link analyze} together with {@link collectUses}, at the cost of one reading. */
export function examine(source: Source, engine: Engine, settings: Settings, surroundings: Surroundings): Examination {
  const { text, language } = source;
  if (language === 'property-list') return { findings: analyze(source, engine, settings, surroundings), uses: [] };
  const matters = isAllowedByLists(surroundings);
  if (!containsName(text, matters ? engine.examined : engine.catalogue.triggers)) return { findings: [], uses: [] };
  const shape = shapeOf(text, language, engine);
  return { findings: findingsIn(shape, { engine, settings, surroundings }), uses: matters ? collectUses(shape) : [] };
}

/** Whether some property list says what the code may do, so that its uses are wanted. */
export function isAllowedByLists({ project }: Surroundings): boolean {
  return project?.targets.some(({ info, entitlements }) => info !== undefined || entitlements !== undefined) === true;
}

/** {@link collectUses} of one text; none in a property list. */
export function usesIn({ text, language }: Source, engine: Engine): readonly CodeUse[] {
  if (language === 'property-list' || !containsName(text, engine.examined)) return [];
  return collectUses(shapeOf(text, language, engine));
}

function shapeOf(text: string, language: SourceLanguage, engine: Engine): Shape {
  return createShape(readSource(text, language, engine.catalogue.names, engine.buffer));
}

function findingsIn(shape: Shape, context: AnalysisContext): readonly Finding[] {
  const found = [...catalogueFindings(shape, context), ...patternFindings(shape, context)];
  return finish(found, suppressibleSource(shape.file), context);
}

function catalogueFindings(shape: Shape, { engine, surroundings }: AnalysisContext): readonly Sourced[] {
  const language: ApiLanguage = shape.file.language === 'swift' ? 'swift' : 'objective-c';
  const deploymentAt = deploymentsIn(shape, surroundings.deployment);
  return findApiUses(shape, engine.catalogue).flatMap((use) => {
    const finding = engine.findingMaker(language, deploymentAt(use.start))(use);
    return finding ? [{ finding, pattern: false }] : [];
  });
}

function patternFindings(shape: Shape, context: AnalysisContext): readonly Sourced[] {
  const { engine, surroundings } = context;
  return triggeredRules(shape.file, engine.patternRules, engine.catalogue.names).flatMap((rule) =>
    candidatesOf(rule.id, engine, () => rule.check(shape, surroundings.project))
      .filter((candidate) => !isInactiveOffset(shape.file, candidate.start))
      .map((candidate) => ({ finding: findingOf(rule, candidate, shape.file.text, context), pattern: true })),
  );
}
