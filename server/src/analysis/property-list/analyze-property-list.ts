import type { Finding } from '../finding.ts';
import { type AnalysisContext, candidatesOf, findingOf, finish } from '../finish.ts';
import type { Comments } from '../source/tokens.ts';
import { kindOfPropertyList } from './kind.ts';
import type { ParsedPropertyList } from './model.ts';
import type { PropertyListFile } from './rule.ts';

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
  const found = engine.propertyListRules
    .filter(({ applies }) => applies === kind)
    .flatMap((rule) =>
      candidatesOf(rule.id, engine, () => rule.check(file, surroundings.project)).map((candidate) => ({
        finding: findingOf(rule, candidate, text, context),
        pattern: true,
      })),
    );
  const suppressible = { text, comments: xmlComments(text), quieted: [], isInactive: () => false };
  return finish(found, suppressible, context);
}

function xmlComments(text: string): Comments {
  const found = [...text.matchAll(/<!--[\s\S]*?-->/g)];
  return {
    count: found.length,
    start: Int32Array.from(found, ({ index }) => index),
    end: Int32Array.from(found, ({ index, 0: whole }) => index + whole.length),
  };
}
