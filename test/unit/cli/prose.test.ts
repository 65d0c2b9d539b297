import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proseWidth, table, wrap } from '../../../server/src/cli/prose.ts';

test('paragraphs are broken at spaces, words stay whole', () => {
  assert.equal(wrap('one two  three\nfour', 10, '  '), '  one two\n  three\n  four');
  assert.equal(wrap('a incomprehensibilities b', 8), 'a\nincomprehensibilities\nb');
  assert.equal(wrap('', 8), '');
});

test('columns line up', () => {
  assert.equal(
    table([
      ['a', 'bb', 'c'],
      ['aaa', 'b', 'c'],
    ]),
    'a    bb  c\naaa  b   c',
  );
  assert.equal(table([]), '');
});

test('prose is as wide as the terminal, within reason', () => {
  assert.deepEqual([undefined, 80, 500, 10].map(proseWidth), [100, 80, 100, 40]);
});
