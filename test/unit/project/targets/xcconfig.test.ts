import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadXcconfig, parseXcconfig } from '../../../../server/src/project/targets/xcconfig.ts';

const load = async (texts: Record<string, string>): Promise<object> =>
  Object.fromEntries(await loadXcconfig('/p/a.xcconfig', (path) => Promise.resolve(texts[path])));

test('settings and includes are read, and all else is passed over', () => {
  const text =
    '\uFEFF// note\nA = one two // three\r\n B[sdk=iphoneos*][arch=*]="b c";\rC=\n#include? "d.xcconfig"\nnonsense\n= x';
  assert.deepEqual(parseXcconfig(text), [
    { kind: 'setting', name: 'A', value: 'one two' },
    { kind: 'setting', name: 'B[sdk=iphoneos*][arch=*]', value: 'b c' },
    { kind: 'setting', name: 'C', value: '' },
    { kind: 'include', path: 'd.xcconfig' },
  ]);
});

test('a later line wins over an include, and an include over an earlier line', async () => {
  const texts = {
    '/p/a.xcconfig': 'A = 1\nB = 1\n#include "sub/b.xcconfig"\nB = 3',
    '/p/sub/b.xcconfig': '#include "../c.xcconfig"\nA = 2\nB = 2',
    '/p/c.xcconfig': 'C = 2\nA = 0',
  };
  assert.deepEqual(await load(texts), { C: '2', A: '2', B: '3' });
});

test('cycles, missing files and very many includes come to an end', async () => {
  assert.deepEqual(await load({ '/p/a.xcconfig': '#include "a.xcconfig"\n#include "b.xcconfig"\nA = 1' }), { A: '1' });
  const both = { '/p/a.xcconfig': '#include "b.xcconfig"\nA = 1', '/p/b.xcconfig': '#include "a.xcconfig"\nB = 1' };
  assert.deepEqual(await load(both), { B: '1', A: '1' });
  const fan = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      i === 0 ? '/p/a.xcconfig' : `/p/${i}.xcconfig`,
      `#include "${i + 1}.xcconfig"\n`.repeat(5),
    ]),
  );
  assert.deepEqual(await load(fan), {});
});
