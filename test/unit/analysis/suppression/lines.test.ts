import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLines } from '../../../../server/src/analysis/suppression/lines.ts';

const TEXT = 'ab\nc\r\n\rd';
const lines = readLines(TEXT);

test('LF, CRLF and CR end lines', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((number) => lines.line(number)),
    [
      { start: 0, end: 2 },
      { start: 3, end: 4 },
      { start: 6, end: 6 },
      { start: 7, end: 8 },
    ],
  );
});

test('an offset is on one line, a line end on the line that it ends', () => {
  assert.deepEqual(
    [...TEXT, ''].map((_, offset) => lines.numberAt(offset)),
    [0, 0, 0, 1, 1, 1, 2, 3, 3],
  );
});

test('there is no line before the first or after the last', () => {
  assert.deepEqual(lines.line(-1), { start: 0, end: 0 });
  assert.deepEqual(lines.line(4), { start: 8, end: 8 });
  assert.deepEqual(readLines('').line(0), { start: 0, end: 0 });
  assert.deepEqual(readLines('a\n').line(1), { start: 2, end: 2 });
});
