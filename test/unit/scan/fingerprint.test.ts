import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprint, hash64 } from '../../../server/src/scan/fingerprint.ts';

test('a fingerprint never changes from version to version', () => {
  // Baselines in other people's repositories hold these.
  assert.equal(fingerprint('cfsocket', 'App/Net.m', 'CFSocketInvalidate(s);', 0), 'bd2a15ae13c1fe64');
  assert.equal(fingerprint('ftp', 'é/ü.swift', '', 3), '86da3648816b5883');
});

test('white space does not matter, all else does', () => {
  const base = fingerprint('ftp', 'a.m', 'x(y, z);', 0);
  assert.equal(fingerprint('ftp', 'a.m', '\t x(y,   z); ', 0), base);
  const others = [
    fingerprint('ftp2', 'a.m', 'x(y, z);', 0),
    fingerprint('ftp', 'b.m', 'x(y, z);', 0),
    fingerprint('ftp', 'a.m', 'x(y,z);', 0),
    fingerprint('ftp', 'a.m', 'x(y, z);', 1),
  ];
  assert.equal(new Set([base, ...others]).size, 5);
});

test('the hash spreads: no collisions and even bits over many similar texts', () => {
  const hashes = Array.from({ length: 50_000 }, (_, i) => hash64(`rule\nSources/File${i % 250}.swift\nline ${i}`));
  assert.equal(new Set(hashes).size, hashes.length);
  assert.equal(new Set(hashes.map((hash) => hash.slice(0, 8))).size > hashes.length - 10, true);
  assert.equal(new Set(hashes.map((hash) => hash.slice(8))).size > hashes.length - 10, true);
  for (const hash of hashes.slice(0, 100)) assert.match(hash, /^[0-9a-f]{16}$/);
  const evenly = Array.from(
    { length: 8 },
    (_, part) => hashes.filter((hash) => parseInt(hash.slice(0, 8), 16) % 8 === part).length,
  );
  for (const count of evenly) assert.ok(Math.abs(count - hashes.length / 8) < hashes.length / 40, String(evenly));
});
