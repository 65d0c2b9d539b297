import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { findApiUses } from '../../../../server/src/analysis/catalogue/match.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { languageOfPath } from '../../../../server/src/analysis/source/language.ts';
import { readSource } from '../../../../server/src/analysis/source/source-file.ts';
import type { ApiEntry } from '../../../../server/src/knowledge/model.ts';
import { productEngine } from '../../../support/engine.ts';

const root = path.join(process.cwd(), 'test/fixtures');
const { catalogue, buffer } = productEngine();

/** The families that the fixtures cover entry by entry; the whole catalogue is tried in `every-entry.test.ts`. */
const FAMILIES = new Set(['ftp', 'multipeer-connectivity', 'cfsocket', 'stream-sockets']);

/** The entries whose uses the engine finds in the fixtures of one language. */
function entriesFound(wanted: 'swift' | 'c'): ReadonlySet<ApiEntry> {
  const found = new Set<ApiEntry>();
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (languageOfPath(name) !== wanted) continue;
    const file = readSource(readFileSync(path.join(root, name), 'utf8'), wanted, catalogue.names, buffer);
    for (const { entry } of findApiUses(createShape(file), catalogue)) found.add(entry);
  }
  return found;
}

for (const language of ['swift', 'c'] as const) {
  test(`a fixture in ${language === 'c' ? 'C or Objective-C' : 'Swift'} flags every API entry of the four families`, () => {
    const found = entriesFound(language);
    const wanted = catalogue[language].flat().filter(({ entry }) => FAMILIES.has(entry.rule));
    const missing = wanted
      .filter(({ entry }) => !found.has(entry))
      .map(({ name, entry }) => `${name} of ${entry.rule}`);
    assert.ok(wanted.length > 100);
    assert.deepEqual(missing, []);
  });
}
