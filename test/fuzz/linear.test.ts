import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyze } from '../../server/src/analysis/analyze.ts';
import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';
import ftp from '../../server/src/rules/ftp.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { productEngine } from '../support/engine.ts';
import { api, engineOf } from '../unit/analysis/small-engine.ts';
import { isWorthwhile, PATHOLOGIES, RUNS } from './pathological.ts';
import { workOf } from './work.ts';

const engine = engineOf(
  [
    api({ swift: 'Old', c: 'Old' }),
    api({ c: 'OldMake', swift: 'OldMake', kind: 'function' }),
    api({ c: 'OldKey', swift: 'OldKey', kind: 'constant' }),
    api({ c: 'OldRef', kind: 'type' }),
    api({ c: 'stop', swift: 'stop()', kind: 'method', of: 'Old' }),
    api({ c: 'peers', swift: 'peers', kind: 'property', of: 'Old' }),
  ],
  { rules: [ftp] },
);

/** A name before the rest, so that no text is passed over unread. */
const HEAD: Readonly<Record<SourceLanguage, string>> = { swift: 'let first: Old\n', c: 'static Old *first;\n' };

const GROWTH = 4;

describe('four times the text takes far less than sixteen times the work', () => {
  for (const { name, languages, make, from } of PATHOLOGIES) {
    for (const language of languages) {
      test(`${language}: ${JSON.stringify(name)}`, () => {
        const work = workOf(HEAD[language] + make(from), language, engine);
        const more = workOf(HEAD[language] + make(from * GROWTH), language, engine);
        assert.ok(work > from, 'something is read');
        assert.ok(more / work < GROWTH * 2, `${work} steps become ${more}, ${(more / work).toFixed(1)} times as many`);
      });
    }
  }
});

describe('a megabyte of one thing is read, and what stands before it is found', () => {
  const product = productEngine();
  for (const run of RUNS) {
    for (const language of (['swift', 'c'] as const).filter((one) => isWorthwhile(run, one))) {
      test(`${language}: ${JSON.stringify(run)}`, () => {
        const text = `${language === 'swift' ? 'let a: MCSession' : 'static MCSession *a;'}\n${run.repeat(Math.ceil(1_000_000 / run.length))}`;
        assert.deepEqual(
          analyze({ text, language }, product, DEFAULT_SETTINGS).map(({ symbol }) => symbol),
          ['MCSession'],
        );
      });
    }
  }
});
