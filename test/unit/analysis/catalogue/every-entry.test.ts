import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findApiUses } from '../../../../server/src/analysis/catalogue/match.ts';
import type { Matchable } from '../../../../server/src/analysis/catalogue/catalogue.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import type { SourceLanguage } from '../../../../server/src/analysis/source/language.ts';
import { containsName } from '../../../../server/src/analysis/source/prefilter.ts';
import { readSource } from '../../../../server/src/analysis/source/source-file.ts';
import { productEngine } from '../../../support/engine.ts';
import { cUse, swiftUse } from './smallest-use.ts';

const { catalogue, buffer } = productEngine();

function isFound(text: string, language: SourceLanguage, { entry }: Matchable): boolean {
  const file = readSource(text, language, catalogue.names, buffer);
  return findApiUses(createShape(file), catalogue).some((use) => use.entry === entry);
}

/** What makes every use in a text cease to be one. */
const HIDINGS: readonly [string, Readonly<Record<SourceLanguage, (text: string) => string>>][] = [
  ['a comment', { swift: (text) => `/* ${text} */`, c: (text) => `/* ${text} */` }],
  ['a string', { swift: (text) => `let text = """\n${text}\n"""`, c: (text) => `char *s = R"(${text})";` }],
  [
    'code for other systems',
    { swift: (text) => `#if os(Linux)\n${text}\n#endif`, c: (text) => `#ifdef _WIN32\n${text}\n#endif` },
  ],
];

/** Members that count only on a receiver of their own type. */
function needsReceiver({ entry, owner, initialises }: Matchable): boolean {
  const { distinctive, requirement, static: onType } = entry;
  return owner !== undefined && [distinctive, requirement, onType, initialises].every((one) => one !== true);
}

for (const [language, write] of [
  ['swift', swiftUse],
  ['c', cUse],
] as const) {
  const all = catalogue[language].flat();

  test(`every entry is found in the smallest ${language} text that uses it`, () => {
    assert.ok(all.length > 400);
    const missed = all.filter((api) => {
      const text = write(api);
      return !containsName(text, catalogue.triggers) || !isFound(text, language, api);
    });
    assert.deepEqual(missed.map(write), []);
  });

  for (const [what, hide] of HIDINGS) {
    test(`no entry is found when its ${language} text is ${what}`, () => {
      const found = all.filter((api) => isFound(hide[language](write(api)), language, api));
      assert.deepEqual(found.map(write), []);
    });
  }

  test(`no ${language} member is found on a receiver of another type, though the file mentions its own`, () => {
    const members = all.filter(needsReceiver);
    assert.ok(members.length > 20);
    const mention = language === 'swift' ? 'let other: OWNER\n' : 'static OWNER *other;\n';
    const texts = members.map((api) => {
      const elsewhere = write({ ...api, owner: 'SomethingElse' });
      return mention.replace('OWNER', api.owner!) + elsewhere;
    });
    assert.deepEqual(
      texts.filter((text, i) => isFound(text, language, members[i]!)),
      [],
    );
  });
}
