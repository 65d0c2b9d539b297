import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBinaryPropertyList, parseBinary } from '../../../../server/src/analysis/property-list/binary.ts';
import { binaryPropertyList } from './binary-writer.ts';
import { plain } from './plain.ts';

const parsed = (objects: readonly (readonly number[])[], top = 0): unknown =>
  plain(parseBinary(binaryPropertyList(objects, top)).root);
const ascii = (text: string): number[] => [0x50 | text.length, ...Buffer.from(text, 'ascii')];

test('every kind of value', () => {
  const objects = [
    [0xd8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    ...['text', 'yes', 'int', 'neg', 'real', 'date', 'data', 'list'].map(ascii),
    [0x62, 0x00, 0xe9, 0x20, 0xac],
    [0x09],
    [0x11, 0x01, 0x00],
    [0x13, ...Array<number>(8).fill(0xff)],
    [0x23, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0],
    [0x33, 0, 0, 0, 0, 0, 0, 0, 0],
    [0x42, 1, 2],
    [0xa2, 1, 10],
  ];
  assert.deepEqual(parsed(objects), {
    text: '\u00e9\u20ac',
    yes: true,
    int: 256,
    neg: -1,
    real: 1.5,
    date: 'date 2001-01-01T00:00:00.000Z',
    data: 'data',
    list: ['text', true],
  });
  const list = parseBinary(binaryPropertyList(objects));
  assert.ok(list.complete && !list.positions && list.format === 'binary');
});

test('more than fourteen items have their number in an integer', () => {
  const text = 'a string of more than fourteen characters';
  const bytes = [0x5f, 0x10, text.length, ...Buffer.from(text, 'ascii')];
  assert.deepEqual(parsed([bytes]), text);
});

test('the bytes may be a part of a larger buffer', () => {
  const bytes = binaryPropertyList([ascii('part')]);
  const larger = Buffer.concat([Buffer.from([1, 2, 3]), bytes, Buffer.from([4])]);
  assert.equal(plain(parseBinary(larger.subarray(3, 3 + bytes.length)).root), 'part');
});

test('what is broken is left out', () => {
  const incomplete = (objects: readonly (readonly number[])[], top = 0): unknown => {
    const list = parseBinary(binaryPropertyList(objects, top));
    assert.equal(list.complete, false);
    return plain(list.root);
  };
  assert.deepEqual(incomplete([[0xa2, 0, 1], [0x09]]), [true], 'an array in itself');
  assert.deepEqual(incomplete([[0xa2, 7, 1], [0x08]]), [false], 'a reference to nothing');
  assert.deepEqual(incomplete([[0xa2, 1, 2], [0x70], [0x08]]), [false], 'an unknown kind');
  assert.deepEqual(incomplete([[0xd1, 1, 1], [0x09]]), {}, 'a key that is no string');
  assert.equal(incomplete([[0xaf, 0x13, ...Array<number>(8).fill(0x7f)]]), undefined, 'too many items');
  assert.equal(incomplete([[0x5f, 0x12, 0x7f, 0xff, 0xff, 0xff]]), undefined, 'too many characters');
  assert.equal(incomplete([[0x08]], 5), undefined, 'no root');
});

test('other bytes are no binary property list', () => {
  for (const text of ['', 'bplist', 'bplist00', '<plist/>', `bplist00${'\0'.repeat(32)}`]) {
    assert.equal(parseBinary(Buffer.from(text)).root, undefined, JSON.stringify(text));
  }
  assert.ok(isBinaryPropertyList(Buffer.from('bplist00')));
  assert.ok(!isBinaryPropertyList(Buffer.from('<plist/>')));
});

test('sharing costs no time', () => {
  const levels = 64;
  const objects = Array.from({ length: levels }, (_, i) => [0xa2, i + 1, i + 1]);
  const { root } = parseBinary(binaryPropertyList([...objects, [0x09]]));
  assert.ok(root?.kind === 'array' && root.items[0] === root.items[1]);
});

test('references without a size cost no time', () => {
  const bytes = binaryPropertyList([[0xaf, 0x13, 0, 0, 0, 1, 0, 0, 0, 0]]);
  bytes[bytes.length - 25] = 0;
  assert.equal(parseBinary(bytes).complete, false);
});
