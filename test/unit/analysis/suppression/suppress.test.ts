import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { UnratedFinding } from '../../../../server/src/analysis/catalogue/api-finding.ts';
import type { Status } from '../../../../server/src/analysis/finding.ts';
import {
  applySuppressions,
  suppressibleSource,
  type Suppressed,
} from '../../../../server/src/analysis/suppression/suppress.ts';
import { c, read } from '../source-text.ts';

const KNOWN = new Set(['a', 'b', 'unused-suppression']);

/** A finding of the rule `a` at each `A` of a text, and of `b` at each `B`. */
function findingsIn(text: string, status: Status): readonly UnratedFinding[] {
  return [...text.matchAll(/[AB]/g)].map(({ 0: symbol, index: start }) => ({
    ...{ ruleId: symbol.toLowerCase(), start, end: start + 1, symbol, status },
    ...{ confidence: 'certain', message: 'm', guidance: [{ id: 'g' }] },
  }));
}

function apply(text: string, off: readonly string[] = [], status: Status = 'deprecated'): Suppressed {
  const language = text.includes('@diagnose') || text.includes('os(') ? 'swift' : 'c';
  return applySuppressions(suppressibleSource(read(language, text)), findingsIn(text, status), KNOWN, (id) =>
    off.includes(id),
  );
}

/** The findings that stay, as `symbol@line`, and the ids of unused suppressions. */
function result(text: string, off?: readonly string[]): string {
  const { kept, unused } = apply(text, off);
  const line = (offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/).length;
  return [
    ...kept.map(({ symbol, start }) => `${symbol}@${line(start)}`),
    ...unused.map(({ symbol }) => `unused ${symbol}`),
  ].join(', ');
}

describe('suppressions', () => {
  for (const [text, expected] of [
    ['// netguide:disable:next a\nA\nA', 'A@3'],
    ['// netguide:disable:next a\r\nA\r\nA', 'A@3'],
    ['// netguide:disable:next a\rA\rA', 'A@3'],
    ['// netguide:disable:next a\n\nA', 'A@3, unused a'],
    ['// netguide:disable:next a\nA B A', 'B@2'],
    ['// netguide:disable:next a b\nA B A', ''],
    ['// netguide:disable:next all\nA B A', ''],
    ['/* netguide:disable:next a\n*/\nA', ''],
    ['// netguide:disable:next a', 'unused a'],
    ['A; // netguide:disable:this a\nA', 'A@2'],
    ['A; /* netguide:disable:this a */ A\nA', 'A@2'],
    ['A;\nA;\n// netguide:disable:previous a\nA', 'A@1, A@4'],
    ['A;\r\nA;\r\n// netguide:disable:previous a', 'A@1'],
    ['// netguide:disable:previous a\nA', 'A@2, unused a'],
    ['A;\n// netguide:disable a\nA;\n// netguide:enable a\nA', 'A@1, A@5'],
    ['// netguide:disable a\nA;\nA', ''],
    ['A // netguide:disable a\nA', 'A@1'],
    ['// netguide:disable a\n// netguide:disable a\nA;\n// netguide:enable a\nA', 'A@5'],
    ['// netguide:disable a b\nA B;\n// netguide:enable a\nA B;\n// netguide:enable all\nA B', 'A@4, A@6, B@6'],
    ['// netguide:disable all\nA;\n// netguide:enable a\nA', ''],
    ['// netguide:disable all\nA;\n// netguide:enable all\nA', 'A@4'],
    ['// netguide:enable a\nA', 'A@2'],
    ['// netguide:disable:next b\nA', 'A@2, unused b'],
    ['// netguide:disable:next nothing\nA', 'A@2, unused nothing'],
    ['// netguide:disable b\nA', 'A@2, unused b'],
    ['#if 0\n// netguide:disable:next a\n#endif\nA', 'A@4'],
    ['#if os(Linux)\n// netguide:disable:next a\n#endif\n// netguide:disable:next b\nA', 'A@5, unused b'],
  ] as const) {
    test(`${text.replaceAll(/\r\n|\n|\r/g, ' ⏎ ')} → ${expected}`, () => assert.equal(result(text), expected));
  }

  test('of a rule that is off are not unused; of rules that do not exist they are', () => {
    assert.equal(result('// netguide:disable:next a c\n', ['a', 'c']), 'unused c');
  });

  test('an unused one is a finding on its id, with a message that says which case it is', () => {
    const text = '// netguide:disable:next b c\n';
    const { unused } = applySuppressions(suppressibleSource(c(text)), [], KNOWN, () => false);
    assert.deepEqual(
      unused.map(({ ruleId, start, end, message }) => [ruleId, text.slice(start, end), message]),
      [
        ['unused-suppression', 'b', "Nothing here is suppressed by 'b'; the comment can go."],
        ['unused-suppression', 'c', "There is no rule 'c'; this suppression has no effect."],
      ],
    );
    assert.ok(unused.every(({ guidance }) => guidance.length > 0));
  });
});

describe('@diagnose', () => {
  const text = '@diagnose(DeprecatedDeclaration, as: ignored) func f() { A }\nA';

  test('quiets what is deprecated', () => assert.equal(result(text), 'A@2'));

  test('does not quiet what is not', () => {
    for (const status of ['discouraged', 'to-be-deprecated', 'deprecated-later', 'insecure'] as const) {
      assert.equal(apply(text, [], status).kept.length, 2, status);
    }
  });

  test('leaves a suppression used that would have been used without it', () => {
    assert.equal(result(`// netguide:disable:next a\n${text}`), 'A@3');
  });
});
