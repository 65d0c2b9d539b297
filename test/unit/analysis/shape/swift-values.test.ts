import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initialValue } from '../../../../server/src/analysis/shape/swift-values.ts';
import { span, swift } from '../source-text.ts';

describe('initial values', () => {
  for (const [text, type, isName, rest] of [
    ['T(a)', 'T', false, ''],
    ['T(a) { b }\nc', 'T', false, '{ b } c'],
    ['try await T(a), b', 'T', false, ', b'],
    ['a.b\nc', undefined, true, 'c'],
    ['a\n  .b\nc', undefined, true, 'c'],
    ['a else { b }', undefined, true, 'else { b }'],
    ['a as? T { b }', 'T', false, '{ b }'],
    ['1; a', undefined, false, '; a'],
    ['a(b)', undefined, false, ''],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${type ?? '?'}`, () => {
      const file = swift(text);
      const value = initialValue(file, 0);
      assert.deepEqual([value.type, value.isName, span(file, value.end, file.tokens.count)], [type, isName, rest]);
    });
  }
});
