/**
 * Lists every place in code where a name of the catalogue stands that did not become a finding, grouped by the reason,
 * so that people can read whether each is right. Members that need a receiver of a known type are left out unless
 * `--members` is given.
 *
 *   npx tsx test/corpus/oracle/unreported.ts FOLDER… [--members] [--rule ID]… [--reason WORD]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import type { Matchable } from '../../../server/src/analysis/catalogue/catalogue.ts';
import { cMention } from '../../../server/src/analysis/shape/c-mentions.ts';
import { createShape, type Shape } from '../../../server/src/analysis/shape/shape.ts';
import { swiftMention } from '../../../server/src/analysis/shape/swift-mentions.ts';
import { isUnit, kindOf, textOf } from '../../../server/src/analysis/shape/token-text.ts';
import { Char } from '../../../server/src/analysis/source/characters.ts';
import { sourceLanguageOfPath } from '../../../server/src/analysis/source/language.ts';
import { isInactive, readSource } from '../../../server/src/analysis/source/source-file.ts';
import { TokenBuffer, TokenKind } from '../../../server/src/analysis/source/tokens.ts';
import { decode } from '../../../server/src/scan/decode.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { productEngine } from '../../support/engine.ts';
import { sourceFiles } from '../source-files.ts';
import { createPositions } from './positions.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    members: { type: 'boolean', default: false },
    rule: { type: 'string', multiple: true },
    reason: { type: 'string' },
  },
});
const engine = productEngine();
const buffer = new TokenBuffer();
const groups = new Map<string, string[]>();
const count = { files: 0, names: 0, reported: 0 };

function isLookedFor({ entry, owner, path }: Matchable): boolean {
  if (values.rule !== undefined && !values.rule.includes(entry.rule)) return false;
  return values.members || ((owner === undefined || entry.distinctive === true) && path.length === 0);
}

function reasonOf(shape: Shape, token: number, candidates: readonly Matchable[]): string {
  const { file } = shape;
  if (isInactive(file, token)) return 'inactive region';
  if (candidates.every(({ owner }) => owner !== undefined)) {
    return isUnit(file, token - 1, Char.Dot) ? 'member on another receiver' : 'member name without receiver';
  }
  const mention = file.language === 'swift' ? swiftMention(file, token) : cMention(file, token);
  if (mention !== 'reference') return mention;
  if (shape.declaredNames().has(textOf(file, token))) return 'declared in this file';
  return candidates.some(({ path }) => path.length > 0) ? 'unqualified' : 'reference';
}

function readFile(path: string): void {
  const text = decode(readFileSync(path));
  const language = sourceLanguageOfPath(path)!;
  if (text === undefined) return;
  const starts = new Set(analyze({ text, language }, engine, DEFAULT_SETTINGS).map(({ start }) => start));
  const file = readSource(text, language, engine.catalogue.names, buffer);
  const shape = createShape(file);
  const positionOf = createPositions(text);
  count.files++;
  for (let token = 0; token < file.tokens.count; token++) {
    const name = file.tokens.name[token]!;
    if (name < 0 || kindOf(file, token) !== TokenKind.Identifier) continue;
    const candidates = engine.catalogue[language][name]!.filter(isLookedFor);
    if (candidates.length === 0) continue;
    count.names++;
    const start = file.tokens.start[token]!;
    if (starts.has(start)) count.reported++;
    else note(reasonOf(shape, token, candidates), `${path}:${positionOf(start)}: ${lineAt(text, start)}`);
  }
}

function note(reason: string, place: string): void {
  groups.set(reason, [...(groups.get(reason) ?? []), place]);
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset) + 1, end < 0 ? undefined : end).trim();
}

for (const path of positionals.flatMap((folder) => sourceFiles(folder))) readFile(path);
for (const [reason, places] of groups) {
  if (values.reason !== undefined && !reason.includes(values.reason)) continue;
  console.log(`\n${reason}: ${places.length}`);
  for (const place of places) console.log(`  ${place}`);
}
console.log(count);
