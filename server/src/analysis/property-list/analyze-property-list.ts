import type { Finding } from '../finding.ts';
import { type AnalysisContext, candidatesOf, findingOf, finish } from '../finish.ts';
import type { Candidate } from '../rule.ts';
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

function xmlComments(text: string): Comments {
  const start: number[] = [];
  const end: number[] = [];
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', end.at(-1))) {
    const close = text.indexOf('-->', at);
    if (close < 0) break;
    start.push(at);
    end.push(close + '-->'.length);
  }
  return { count: start.length, start: Int32Array.from(start), end: Int32Array.from(end) };
}
