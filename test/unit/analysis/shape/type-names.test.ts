import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { swiftTypeName } from '../../../../server/src/analysis/shape/type-names.ts';
import { swift } from '../source-text.ts';

describe('type names', () => {
  for (const [text, expected] of [
    ['T', 'T'],
    ['M.T', 'T'],
    ['T?', 'T'],
    ['T<U>.V', 'V'],
    ['any T', 'T'],
    ['inout @escaping T', 'T'],
    ['some M.T & U', 'T'],
    ['[T]', undefined],
    ['(T) -> U', undefined],
    ['', undefined],
  ] as const) {
    test(`${text === '' ? 'nothing' : text} → ${expected ?? '?'}`, () =>
      assert.equal(swiftTypeName(swift(text), 0), expected));
  }
});
