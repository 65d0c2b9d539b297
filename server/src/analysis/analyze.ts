import type { Settings } from '../settings.ts';
import { findApiUses } from './catalogue/match.ts';
import type { Engine } from './engine.ts';
import type { Finding } from './finding.ts';
import { type AnalysisContext, candidatesOf, findingOf, finish } from './finish.ts';
import type { Sourced } from './merge.ts';
import type { Surroundings } from './project-context.ts';
import { analyzePropertyList } from './property-list/analyze-property-list.ts';
import { parsePropertyList } from './property-list/parse.ts';
import { deploymentsIn } from './deployment-at.ts';
import { createShape, type Shape } from './shape/shape.ts';
import type { ApiLanguage, DocumentLanguage } from './source/language.ts';
import { containsName } from './source/prefilter.ts';
import { isInactiveOffset, readSource } from './source/source-file.ts';
import { suppressibleSource } from './suppression/suppress.ts';
import { triggeredRules } from './triggers.ts';

/** The text of one file. Offsets in findings are UTF-16 units of `text`. */
export interface Source {
  readonly text: string;
  readonly language: DocumentLanguage;
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
  const file = readSource(source.text, source.language, engine.catalogue.names, engine.buffer);
  const shape = createShape(file);
  const context = { engine, settings, surroundings };
  const found = [...catalogueFindings(shape, context), ...patternFindings(shape, context)];
  return finish(found, suppressibleSource(file), context);
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
