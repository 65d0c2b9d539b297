import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NameTable } from '../../../server/src/analysis/source/name-table.ts';
import { containsName } from '../../../server/src/analysis/source/prefilter.ts';
import { createByteSearch } from '../../../server/src/scan/byte-search.ts';

const holds = (names: readonly string[], text: string): boolean => createByteSearch(names)(Buffer.from(text));

test('finds whole identifiers only, wherever they stand', () => {
  const names = ['CFSocketCreate', 'CFSocketInvalidate', 'MCSession', 'ftp', 'netguide'];
  const hits = [
    'MCSession',
    ' MCSession',
    '(MCSession)',
    'a.MCSession?',
    'éMCSessioné',
    'ftp',
    'ftp://x',
    'x\0MCSession',
    'CFSocketCreate(',
    '\nnetguide',
  ];
  const misses = [
    '',
    'M',
    'MCSessio',
    'MCSessions',
    'xMCSession',
    '_MCSession',
    'MCSession1',
    'mcsession',
    'sftp',
    'ftps',
    'CFSocketCreat e',
    '$ftp',
  ];
  for (const text of hits) assert.equal(holds(names, text), true, text);
  for (const text of misses) assert.equal(holds(names, text), false, text);
  const filler = 'let value = compute(other: 12) // nothing to see\n'.repeat(50);
  for (const name of names) {
    assert.equal(holds(names, `${filler}${name}`), true, name);
    assert.equal(holds(names, `${name} ${filler}`), true, name);
    assert.equal(holds(names, `${filler}${name}x`), false, name);
  }
});

test('works on a part of a buffer', () => {
  const bytes = Buffer.from('MCSession xx MCSession');
  assert.equal(createByteSearch(['MCSession'])(bytes.subarray(10, 12)), false);
  assert.equal(createByteSearch(['MCSession'])(bytes.subarray(10)), true);
  assert.equal(createByteSearch(['xx'])(new Uint8Array(bytes).subarray(9, 13)), true);
});

test('no names, names of all lengths', () => {
  assert.equal(holds([], 'anything'), false);
  assert.equal(holds(['ab'], 'x ab'), true);
  assert.equal(holds(['ab', 'abc', 'abcd', 'a1', 'b1', 'c1', 'd1', 'e1', 'f1', 'g1'], 'x g1 '), true);
});

test('agrees with the plain search of the engine on any names and text', () => {
  const letter = fc.constantFrom('a', 'b', 'C', '_', '1');
  const name = fc
    .tuple(fc.constantFrom('a', 'b', 'C'), fc.array(letter, { minLength: 1, maxLength: 10 }))
    .map(([first, rest]) => first + rest.join(''));
  const piece = fc.oneof(name, fc.constantFrom(' ', '.', '\n', 'é', '"'), letter);
  const property = fc.property(
    fc.uniqueArray(name, { maxLength: 20 }),
    fc.array(piece, { maxLength: 30 }),
    (names, pieces) => {
      const text = pieces.join('');
      assert.equal(holds(names, text), containsName(text, new NameTable(names)));
    },
  );
  fc.assert(property, { numRuns: 3000 });
});
