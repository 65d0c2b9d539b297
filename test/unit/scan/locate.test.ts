import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../server/src/analysis/finding.ts';
import { locate } from '../../../server/src/scan/locate.ts';

function findingAt(start: number, end: number): Finding {
  const fixed = { ruleId: 'ftp', severity: 'warning', confidence: 'certain', status: 'deprecated' } as const;
  return { ...fixed, start, end, symbol: 'X', message: 'X is out.', guidance: [] };
}

/** Locates every occurrence of `word`. */
function locateAll(text: string, word: string): ReturnType<typeof locate> {
  const starts = [...text.matchAll(new RegExp(word, 'g'))].map((match) => match.index);
  const findings = starts.map((start) => findingAt(start, start + word.length));
  return locate(text, findings, { file: 'a.m', key: 'App/a.m' });
}

test('lines end with a line feed, a carriage return, or both', () => {
  const places = locateAll('X\nX\r\nX\rX\n\r\n X', 'X').map(({ line, column }) => [line, column]);
  assert.deepEqual(places, [
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 1],
    [6, 2],
  ]);
});

test('columns count UTF-16 units, the end is exclusive', () => {
  const [place] = locateAll('a\n"😀ü" XY', 'XY');
  assert.deepEqual([place?.line, place?.column, place?.endLine, place?.endColumn], [2, 7, 2, 9]);
});

test('a range over lines', () => {
  const [place] = locate('ab\r\ncd\r\nef', [findingAt(1, 9)], { file: 'a.m', key: 'a.m' });
  assert.deepEqual([place?.line, place?.column, place?.endLine, place?.endColumn], [1, 2, 3, 2]);
  assert.equal(place?.excerpt, 'ab');
});

test('at the very end of a text, and in an empty one', () => {
  assert.deepEqual(locate('', [findingAt(0, 0)], { file: 'a', key: 'a' })[0]?.excerpt, '');
  assert.deepEqual(
    locateAll('a\nX', 'X').map(({ line, column, endColumn }) => [line, column, endColumn]),
    [[2, 1, 2]],
  );
});

test('equal lines are told apart by their order, and keep their fingerprints when lines move', () => {
  const before = locateAll('X(a);\nX(b);\nX(a);\n', 'X').map(({ fingerprint }) => fingerprint);
  const after = locateAll('// new\n\n  X(a);\n// more\nX(b);\n\tX(a);\n', 'X').map(({ fingerprint }) => fingerprint);
  assert.equal(new Set(before).size, 3);
  assert.deepEqual(after, before);
});

test('two findings on one line have fingerprints of their own', () => {
  assert.equal(new Set(locateAll('X(X)', 'X').map(({ fingerprint }) => fingerprint)).size, 2);
});

test('a very long line is kept only around the finding', () => {
  const [place] = locateAll(`${'a'.repeat(5000)} X ${'b'.repeat(5000)}`, 'X');
  assert.equal(place!.column, 5002);
  assert.ok(place!.excerpt.length < 600);
  assert.equal(place!.excerpt[place!.column - place!.excerptColumn], 'X');
});

test('many findings on one endless line do not take for ever', () => {
  const started = performance.now();
  assert.equal(locateAll('X '.repeat(20_000), 'X').length, 20_000);
  assert.ok(performance.now() - started < 5000);
});
