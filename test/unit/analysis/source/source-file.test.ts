import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NameTable } from '../../../../server/src/analysis/source/name-table.ts';
import { readSource, tokenAt } from '../../../../server/src/analysis/source/source-file.ts';
import { TokenBuffer, TokenKind } from '../../../../server/src/analysis/source/tokens.ts';
import { swift, texts } from '../source-text.ts';

test('tokenAt is the last token that starts at or before an offset', () => {
  const file = swift(' ab  c ');
  assert.deepEqual(
    [0, 1, 2, 4, 5, 6, 100].map((offset) => tokenAt(file, offset)),
    [-1, 0, 0, 0, 1, 1, 1],
  );
  assert.equal(tokenAt(swift(''), 0), -1);
});

test('a buffer reads text after text, and forgets the one before', () => {
  const buffer = new TokenBuffer();
  const names = new NameTable([]);
  readSource('a // b\n(c)', 'swift', names, buffer);
  const file = readSource('d', 'c', names, buffer);
  assert.deepEqual(texts(file), ['d']);
  assert.equal(file.comments.count, 0);
  assert.equal(file.language, 'c');
});

test('a buffer grows and keeps what it holds', () => {
  const buffer = new TokenBuffer();
  const count = 20_000;
  for (let i = 0; i < count; i++) {
    buffer.push(TokenKind.Number, i, i + 1, i % 7);
    buffer.comments.push(i, i + 2);
  }
  assert.equal(buffer.count, count);
  assert.equal(buffer.comments.count, count);
  for (const i of [0, 4_095, 4_096, count - 1]) {
    assert.deepEqual(
      [
        buffer.kind[i],
        buffer.start[i],
        buffer.end[i],
        buffer.name[i],
        buffer.comments.start[i],
        buffer.comments.end[i],
      ],
      [TokenKind.Number, i, i + 1, i % 7, i, i + 2],
    );
  }
});
