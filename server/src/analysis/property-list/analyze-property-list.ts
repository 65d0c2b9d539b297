import type { Finding } from '../finding.ts';
import { type AnalysisContext, candidatesOf, findingOf, finish } from '../finish.ts';
import type { Candidate } from '../rule.ts';
import { asWritten } from './as-written.ts';
import { kindOfPropertyList } from './kind.ts';
import type { ParsedPropertyList } from './model.ts';
import type { PropertyListFile } from './rule.ts';
import { xmlComments } from './xml-comments.ts';

/** The findings of a property list that has been read, however it is written; `text` is empty for a binary one. */
export function analyzePropertyList(
  { root, ...list }: ParsedPropertyList,
  text: string,
  context: AnalysisContext,
): readonly Finding[] {
  const { engine, surroundings } = context;
  const kind = root?.kind === 'dict' ? kindOfPropertyList(root) : undefined;
  if (root?.kind !== 'dict' || kind === undefined) return [];
  const file: PropertyListFile = { ...list, root, text, kind };
  const project = asWritten(surroundings.project, file);
  const found = engine.propertyListRules
    .filter(({ applies }) => applies === kind)
    .flatMap((rule) =>
      candidatesOf(rule.id, engine, () => rule.check(file, project)).map((candidate) => ({
        finding: findingOf(rule, list.positions ? candidate : withoutPlaces(candidate), text, context),
        pattern: true,
      })),
    );
  const suppressible = { text, comments: xmlComments(text), quieted: [], isInactive: () => false };
  return finish(found, suppressible, context);
}

/** A binary list has no places: neither can anything be pointed to in it, nor edited. */
function withoutPlaces(candidate: Candidate): Candidate {
  return { ...candidate, related: [], fixes: [] };
}
