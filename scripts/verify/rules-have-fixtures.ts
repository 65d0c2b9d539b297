/**
 * Fact: every rule has, in each language that it reads, code that it flags and code that it leaves alone: in Swift and
 * Objective-C, in property lists, or in both. Without the first nobody knows that it works, without the second nobody
 * knows that it stays quiet.
 */
import { compileKnowledge } from '../knowledge/compile.ts';
import type { Problem } from '../knowledge/problems.ts';
import { ruleFiles } from '../rule-files.ts';
import { type FixtureLanguage, fixturesOf, markerOf, type RuleFixture } from '../rule-fixtures.ts';

const NAMES: Readonly<Record<FixtureLanguage, string>> = {
  swift: 'Swift',
  'objective-c': 'Objective-C',
  'property-list': 'property list',
};

/** The rules that lack a kind of fixture. */
export function verify(root: string): readonly Problem[] {
  const languagesOf = languages(root);
  return compileKnowledge(root).knowledge.rules.flatMap(({ id }) => {
    const fixtures = fixturesOf(root, id);
    return languagesOf(id)
      .flatMap((language) => missing(id, language, fixtures))
      .map((what) => ({ file: `test/fixtures/${id}`, line: 1, message: `lacks ${what}` }));
  });
}

/** What a rule reads: source code, unless there is only a rule of its name for property lists. */
function languages(root: string): (id: string) => readonly FixtureLanguage[] {
  const sources = new Set(ruleFiles(root, 'source').map(({ id }) => id));
  const lists = new Set(ruleFiles(root, 'propertyLists').map(({ id }) => id));
  return (id) => [
    ...(sources.has(id) || !lists.has(id) ? (['swift', 'objective-c'] as const) : []),
    ...(lists.has(id) ? (['property-list'] as const) : []),
  ];
}

function missing(rule: string, language: FixtureLanguage, fixtures: readonly RuleFixture[]): readonly string[] {
  const inLanguage = fixtures.filter((one) => one.language === language);
  const flagged = inLanguage.some(({ text }) => markerOf(rule).test(text));
  const clean = inLanguage.some((one) => one.clean);
  return [...(flagged ? [] : [`flagged ${NAMES[language]}`]), ...(clean ? [] : [`clean ${NAMES[language]}`])];
}
