import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UnratedFinding } from '../../../server/src/analysis/catalogue/api-finding.ts';
import type { Status } from '../../../server/src/analysis/finding.ts';
import { mergeByRange, type Sourced } from '../../../server/src/analysis/merge.ts';

function one(
  ruleId: string,
  start: number,
  end: number,
  more: { pattern?: boolean; status?: Status; guidance?: string[] } = {},
): Sourced {
  const finding: UnratedFinding = {
    ...{ ruleId, start, end, symbol: ruleId, confidence: 'certain', status: more.status ?? 'deprecated', message: 'm' },
    guidance: (more.guidance ?? [ruleId]).map((id) => ({ id })),
  };
  return { finding, pattern: more.pattern ?? false };
}

const merged = (...all: Sourced[]): readonly string[] =>
  mergeByRange(all).map(
    ({ ruleId, start, end, guidance }) => `${ruleId} ${start}-${end} ${guidance.map(({ id }) => id).join('+')}`,
  );

test('different ranges stay, in order', () => {
  assert.deepEqual(merged(one('c', 5, 9), one('a', 0, 4), one('b', 0, 2), one('d', 5, 8)), [
    ...['b 0-2 b', 'a 0-4 a', 'd 5-8 d', 'c 5-9 c'],
  ]);
});

test('a pattern rule beats the catalogue, and insecure beats both', () => {
  const entry = one('entry', 0, 4);
  const pattern = one('pattern', 0, 4, { pattern: true });
  const insecure = one('insecure', 0, 4, { status: 'insecure' });
  for (const all of [
    [entry, pattern],
    [pattern, entry],
  ]) {
    assert.deepEqual(merged(...all), ['pattern 0-4 pattern+entry']);
  }
  assert.deepEqual(merged(entry, pattern, insecure), ['insecure 0-4 insecure+pattern+entry']);
  assert.deepEqual(merged(one('both', 0, 4, { pattern: true, status: 'insecure' }), insecure), [
    'both 0-4 both+insecure',
  ]);
});

test('guidance is not repeated, but sections are told apart', () => {
  assert.deepEqual(
    merged(one('a', 0, 4, { guidance: ['x', 'y'], pattern: true }), one('b', 0, 4, { guidance: ['y', 'z'] })),
    ['a 0-4 x+y+z'],
  );
  const withSection = one('b', 0, 4);
  const finding = { ...withSection.finding, guidance: [{ id: 'x', section: 's' }] };
  assert.equal(
    mergeByRange([one('a', 0, 4, { guidance: ['x'], pattern: true }), { ...withSection, finding }])[0]?.guidance.length,
    2,
  );
});

test('nothing makes nothing', () => assert.deepEqual(mergeByRange([]), []));
