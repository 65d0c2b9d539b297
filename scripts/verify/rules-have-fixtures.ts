/**
 * Fact: every rule has, in Swift and in Objective-C, code that it flags and code that it leaves alone. Without the first
 * nobody knows that it works, without the second nobody knows that it stays quiet.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileKnowledge } from '../knowledge/compile.ts';
import type { Problem } from '../knowledge/problems.ts';

const LANGUAGES: Readonly<Record<string, RegExp>> = { Swift: /\.swift$/, 'Objective-C': /\.(m|mm|h|c)$/ };

interface Fixture {
  readonly name: string;
  readonly text: string;
}

/** The rules that lack a kind of fixture in `test/fixtures/<rule>`. */
export function verify(root: string): readonly Problem[] {
  return compileKnowledge(root).knowledge.rules.flatMap(({ id }) => {
    const file = `test/fixtures/${id}`;
    return missing(id, fixturesIn(path.join(root, file))).map((what) => ({ file, line: 1, message: `lacks ${what}` }));
  });
}

function missing(rule: string, fixtures: readonly Fixture[]): string[] {
  return Object.entries(LANGUAGES).flatMap(([language, pattern]) => {
    const inLanguage = fixtures.filter(({ name }) => pattern.test(name));
    const flagged = inLanguage.some(({ text }) => new RegExp(`\\^\\s+${rule}(?![\\w-])`).test(text));
    const clean = inLanguage.some(({ name }) => name.startsWith('clean-'));
    return [...(flagged ? [] : [`flagged ${language}`]), ...(clean ? [] : [`clean ${language}`])];
  });
}

function fixturesIn(folder: string): readonly Fixture[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
