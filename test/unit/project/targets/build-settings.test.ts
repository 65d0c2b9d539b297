import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  expand,
  flagOf,
  mergeLayers,
  settingOf,
  settingsOf,
} from '../../../../server/src/project/targets/build-settings.ts';

const settings = (values: Record<string, string>): Map<string, string> => new Map(Object.entries(values));

describe('references', () => {
  const known = settings({
    A: 'one',
    B: '$(A) two',
    NAME: 'a-b c',
    EMPTY: '',
    LOOP: '${POOL}',
    POOL: '$(LOOP)',
    A_Debug: 'nested',
    CONFIGURATION: 'Debug',
  });
  for (const [value, expected] of [
    ['plain', 'plain'],
    ['$(A)', 'one'],
    ['${A}/$(B)', 'one/one two'],
    ['$(A_$(CONFIGURATION))', 'nested'],
    ['$(NAME:c99extidentifier)', 'a_b_c'],
    ['$(NAME:rfc1034identifier:upper)', 'A-B-C'],
    ['$(NONE:default=other)', 'other'],
    ['$(EMPTY:default=other)', 'other'],
    ['$(A:default=other)', 'one'],
    ['x$(EMPTY)y', 'xy'],
    ['$(inherited) a', ' a'],
    ['$(NONE)', undefined],
    ['$(LOOP)', undefined],
    ['$(A', undefined],
    ['$5', '$5'],
  ] as const) {
    test(`${value} is ${String(expected)}`, () => {
      assert.equal(expand(value, known), expected);
    });
  }

  test('that double at every step come to an end', () => {
    const values = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`V${i}`, `$(V${i + 1})$(V${i + 1})`]));
    assert.equal(expand('$(V0)', settings({ ...values, V60: 'x' })), undefined);
  });
});

describe('layers', () => {
  test('the highest one wins, and may add to what it inherits', () => {
    const merged = mergeLayers([
      settings({ A: 'low', B: 'low', C: 'c' }),
      settings({ A: '$(inherited) middle', B: 'middle' }),
      settings({ A: '${A} high', B: '$(C)' }),
    ]);
    assert.deepEqual(Object.fromEntries(merged), { A: 'low middle high', B: '$(C)', C: 'c' });
    assert.equal(settingOf(merged, 'B'), 'c');
  });

  test('what is inherited does not grow without bound', () => {
    const merged = mergeLayers(Array.from({ length: 100 }, () => settings({ A: 'x$(inherited)$(inherited)' })));
    assert.ok(merged.get('A')!.length <= 10_000);
  });
});

test('conditional forms of a setting are found with it', () => {
  const known = settings({ S: 'a', 'S[sdk=macosx*]': 'b', SX: 'c', 'S[arch=x]': '$(NONE)' });
  assert.deepEqual(settingsOf(known, 'S'), ['a', 'b']);
});

test('flags are what Xcode takes for one', () => {
  const known = settings({ A: 'YES', B: 'no', C: 'maybe', D: '$(A)' });
  assert.deepEqual(
    ['A', 'B', 'C', 'D', 'E'].map((name) => flagOf(known, name)),
    [true, false, undefined, true, undefined],
  );
});
