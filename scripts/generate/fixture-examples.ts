/** Examples for the pages about rules, taken from the fixtures that test them: what the docs show is what holds. */
import { type FixtureLanguage, fixturesOf, markerOf, type RuleFixture } from '../rule-fixtures.ts';

/** A piece of code for a page. */
export interface Example {
  readonly language: FixtureLanguage;
  readonly code: string;
}

/** The examples of one rule, Swift first. */
export interface Examples {
  /** With the markers that point at the findings. */
  readonly flagged: readonly Example[];
  readonly clean: readonly Example[];
}

const LANGUAGES: readonly FixtureLanguage[] = ['swift', 'objective-c', 'property-list'];
const LINES = 20;

/** Fixtures about how text can be broken or encoded: good tests, but poor examples. */
const ODD = /^(clean-)?(bom|broken|crlf|half-typed)\b/;

/**
 * Picks the examples of a rule from its fixtures: those named `example` and `clean-example`, whole; for a language
 * without one, what is short among the others. A rule without fixtures has none.
 */
export function examplesOf(root: string, ruleId: string): Examples {
  const fixtures = fixturesOf(root, ruleId)
    .filter(({ name }) => !ODD.test(name))
    .map((fixture) => ({ ...fixture, text: fixture.text.replace(/\r\n?/g, '\n') }));
  const pick = (clean: boolean, wanted: (block: string) => boolean): Example[] =>
    LANGUAGES.flatMap((language) => {
      const files = fixtures.filter((one) => one.language === language && one.clean === clean);
      const written = shownOf(files, fixtures);
      const code = written ? written.text.trim() : fitting(files.flatMap(({ text }) => blocksOf(text).filter(wanted)));
      return code === '' ? [] : [{ language, code }];
    });
  const marker = markerOf(ruleId);
  return { flagged: pick(false, (block) => marker.test(block)), clean: pick(true, isCode) };
}

/** Of the examples among some files the one that is not the same in the flagged and in the clean project. */
function shownOf(files: readonly RuleFixture[], all: readonly RuleFixture[]): RuleFixture | undefined {
  const examples = files.filter(({ example }) => example);
  const isSame = ({ clean, text }: RuleFixture): boolean =>
    all.some((other) => other.example && other.clean !== clean && other.text === text);
  return examples.find((one) => !isSame(one)) ?? examples[0];
}

/** The parts of a file that stand by themselves: cut at blank lines before which and after which nothing is nested. */
export function blocksOf(code: string): readonly string[] {
  return code.split(/\n\s*\n(?=[^\s})\]])/).map((block) => block.replace(/^\n+|\s+$/g, ''));
}

/** As many whole blocks as fit a page, in their order; the shortest if none fits. */
function fitting(blocks: readonly string[]): string {
  const taken: string[] = [];
  let room = LINES;
  for (const block of blocks) {
    if (lineCount(block) > room) continue;
    taken.push(block);
    room -= lineCount(block) + 1;
  }
  if (taken.length === 0) taken.push(...blocks.toSorted((a, b) => lineCount(a) - lineCount(b)).slice(0, 1));
  return taken.join('\n\n');
}

/** Whether a block holds more than imports and comments. */
function isCode(block: string): boolean {
  return block.split('\n').some((line) => !/^\s*(\/\/|\/\*|\*|#|@?import\b|$)/.test(line));
}

function lineCount(block: string): number {
  return block.split('\n').length;
}
