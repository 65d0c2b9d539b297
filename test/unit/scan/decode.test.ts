import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, detectEncoding } from '../../../server/src/scan/decode.ts';

const utf16be = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

test('UTF-8 with and without a byte order mark', () => {
  assert.equal(decode(Buffer.from('let ü = 1\r\n')), 'let ü = 1\r\n');
  assert.equal(decode(Buffer.from('\uFEFFlet a = 1')), 'let a = 1');
  assert.equal(decode(Buffer.from('')), '');
});

test('UTF-16 by its byte order mark, with lone surrogates replaced', () => {
  assert.equal(decode(Buffer.from('\uFEFFlet ü = "😀"', 'utf16le')), 'let ü = "😀"');
  assert.equal(decode(utf16be('let ü = "😀"')), 'let ü = "😀"');
  assert.equal(decode(Buffer.from('\uFEFFa\ud800b', 'utf16le')), 'a\ufffdb');
  assert.equal(decode(Buffer.from([0xff, 0xfe, 0x61])), '\ufffd');
});

test('what is not valid UTF-8 is replaced in place, and the rest is kept', () => {
  const bytes = Buffer.concat([Buffer.from('a'), Buffer.from([0xff, 0xc3]), Buffer.from('b MCSession')]);
  assert.equal(decode(bytes), 'a\ufffd\ufffdb MCSession');
  assert.equal(decode(Buffer.from([0x61, 0xe2, 0x82])), 'a\ufffd');
});

test('a zero byte among the first 8 KiB makes a file binary', () => {
  assert.equal(decode(Buffer.from('abc\0def')), undefined);
  assert.equal(detectEncoding(Buffer.concat([Buffer.alloc(8191, 'a'), Buffer.alloc(1)])), 'binary');
  assert.equal(detectEncoding(Buffer.concat([Buffer.alloc(8192, 'a'), Buffer.alloc(1)])), 'utf-8');
});
