import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isCondition, localScope } from '../../../../server/src/analysis/shape/swift-scopes.ts';
import { at, span, swift } from '../source-text.ts';

describe('Swift scopes', () => {
  for (const [text, condition, expected] of [
    ['{ let a; b; c } d', false, '; b ; c'],
    ['if let a { b } c', true, '{ b'],
    ['guard let a else { b } c', true, 'else { b } c'],
    ['switch b { case let a: c; case d: e }', true, ': c ;'],
    ['{ c; if d, let a { b } e }', true, '{ b'],
    ['{ if x { y } let a; b }', false, '; b'],
    ['for case let a in b { c } d', true, 'in b { c'],
    ['{ f(b, c); let a; d }', false, '; d'],
  ] as const) {
    test(`${text} → ${expected}`, () => {
      const file = swift(text);
      const keyword = at(file, 'let');
      const { first, last } = localScope(file, keyword, keyword + 2);
      assert.equal(span(file, first, last), expected);
      assert.equal(isCondition(file, keyword), condition);
    });
  }
});
