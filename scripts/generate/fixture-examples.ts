/** Examples for the pages about rules, taken from the fixtures that test them: what the docs show is what holds. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A piece of code for a page. */
export interface Example {
  readonly language: 'swift' | 'objective-c';
  readonly code: string;
}

/** The examples of one rule, Swift first. */
export interface Examples {
  /** With the markers that point at the findings. */
  readonly flagged: readonly Example[];
  readonly clean: readonly Example[];
}

const LANGUAGES: Readonly<Record<Example['language'], RegExp>> = { swift: /\.swift$/, 'objective-c': /\.(m|mm|h|c)$/ };
const LINES = 20;

/** Fixtures about how text can be broken or encoded: good tests, but poor examples. */
const ODD = /^(clean-)?(bom|broken|crlf|half-typed)\b/;

/**
 * Reads the examples of a rule from `test/fixtures/<rule>`: the fixtures named `example` and `clean-example`, whole; for
 * a language without one, what is short among the others. A rule without fixtures has none.
 */
export function examplesOf(root: string, ruleId: string): Examples {
  const folder = path.join(root, 'test/fixtures', ruleId);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !ODD.test(name)) : [];
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8').replace(/\r\n?/g, '\n');
  const pick = (clean: boolean, wanted: (block: string) => boolean): Example[] =>
    (Object.keys(LANGUAGES) as Example['language'][]).flatMap((language) => {
      const files = names
        .filter((name) => LANGUAGES[language].test(name) && name.startsWith('clean-') === clean)
        .sort();
      const written = files.find((name) => /^(clean-)?example\./.test(name));
      const code = written
        ? read(written).trim()
        : fitting(files.flatMap((name) => blocksOf(read(name)).filter(wanted)));
      return code === '' ? [] : [{ language, code }];
    });
  const marker = new RegExp(`^\\s*//.*\\^.*\\s${ruleId}(?![\\w-])`, 'm');
  return { flagged: pick(false, (block) => marker.test(block)), clean: pick(true, isCode) };
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
