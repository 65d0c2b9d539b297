import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth, printable } from '../../../server/src/report/display.ts';
import { plural } from '../../../server/src/report/plural.ts';

test('printable text keeps what people write and replaces what terminals obey', () => {
  assert.equal(printable('let naïve = "日本 😀 e\u0301"'), 'let naïve = "日本 😀 e\u0301"');
  assert.equal(printable('a\tb'), 'a  b');
  assert.equal(
    printable('\u001b[31m\r\n\u0007\u009b\u202e\ufeff\ud83d'),
    '\ufffd[31m\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd',
  );
});

test('display width', () => {
  const widths = { '': 0, abc: 3, ü: 1, 日本: 4, '😀': 2, 'e\u0301': 1, '…›': 2, 한: 2 };
  for (const [text, width] of Object.entries(widths)) assert.equal(displayWidth(text), width, text);
});

test('plurals with thousands', () => {
  assert.deepEqual(
    [plural(0, 'file'), plural(1, 'file'), plural(1000, 'file'), plural(1_234_567, 'box', 'boxes')],
    ['0 files', '1 file', '1,000 files', '1,234,567 boxes'],
  );
});
