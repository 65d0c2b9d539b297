import type { GuidanceBodies, Knowledge } from '../../server/src/knowledge/model.ts';
import { readApis } from './apis.ts';
import { readGuidance } from './guidance.ts';
import { linkProblems } from './links.ts';
import { type Problem, sortProblems } from './problems.ts';
import { createReferenceCheck } from './references.ts';
import { readReplacements } from './replacements.ts';
import { readRules } from './rules.ts';
import { createShapeCheck } from './schema.ts';

export type { Problem } from './problems.ts';

/** The knowledge base as the product reads it, and what its authors have to mend first. */
export interface CompiledKnowledge {
  readonly knowledge: Knowledge;
  readonly bodies: GuidanceBodies;
  /** Empty when everything is in order. Otherwise `knowledge` lacks what the problems are about. */
  readonly problems: readonly Problem[];
}

/**
 * Compiles `knowledge/` below `root`: the same sources give the same result, in the order of the files and of what
 * stands in them. A fault in a source is a problem, never an exception.
 */
export function compileKnowledge(root: string): CompiledKnowledge {
  const check = createShapeCheck(root);
  const guidance = readGuidance(root, check);
  const entries = guidance.documents.map(({ entry }) => entry);
  const checkReference = createReferenceCheck(entries);
  const rules = readRules(root, check, checkReference);
  const replacements = readReplacements(root, check);
  const ruleIds = new Set(rules.rules.map(({ id }) => id));
  const apis = readApis(root, check, { ruleIds, replacements: replacements.replacements, checkReference });
  const problems = [
    ...guidance.problems,
    ...linkProblems(guidance.documents, checkReference),
    ...rules.problems,
    ...replacements.problems,
    ...apis.problems,
  ];
  return {
    knowledge: { rules: rules.rules, apis: apis.apis, guidance: entries },
    bodies: Object.fromEntries(guidance.documents.map(({ entry, body }) => [entry.id, body])),
    problems: sortProblems(withoutRepetition(problems)),
  };
}

/** A fault of a group is found once for each of its entries. */
function withoutRepetition(problems: readonly Problem[]): readonly Problem[] {
  const byText = new Map(problems.map((problem) => [`${problem.file}:${problem.line}: ${problem.message}`, problem]));
  return [...byText.values()];
}
