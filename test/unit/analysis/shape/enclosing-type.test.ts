import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  enclosingType,
  enclosingTypeHeader,
  typeHeader,
  typeOfBody,
} from '../../../../server/src/analysis/shape/enclosing-type.ts';
import { textOf } from '../../../../server/src/analysis/shape/token-text.ts';
import { at, swift } from '../source-text.ts';

describe('the type around', () => {
  for (const [text, expected] of [
    ['class A { X }', 'A'],
    ['final class A<T>: B where T: C { func f() { { X } } }', 'A'],
    ['extension M.A: P { var a: T { X } }', 'A'],
    ['struct A { enum B { case c(X) } }', 'B'],
    ['actor A { init() { X } }', 'A'],
    ['protocol A { func X() }', 'A'],
    ['class A { class func f() { X } }', 'A'],
    ['class A {}\nfunc f() { X }', undefined],
    ['func f(_ actor: A) { X }', undefined],
    ['let a = b.extension { X }', undefined],
    ['X', undefined],
  ] as const) {
    test(`${text.replace('\n', '⏎')} → ${expected ?? 'none'}`, () => {
      const file = swift(text);
      assert.equal(enclosingType(file, at(file, 'X')), expected);
      assert.equal(enclosingTypeHeader(file, at(file, 'X')) >= 0, expected !== undefined);
    });
  }

  test('a body knows its header', () => {
    const file = swift('public class A: B { if c { } }');
    assert.equal(textOf(file, typeHeader(file, at(file, '{'))!), 'class');
    assert.equal(typeHeader(file, at(file, '{', 2)), undefined);
    assert.equal(typeOfBody(file, at(file, '{')), 'A');
    assert.equal(typeOfBody(file, -1), undefined);
  });

  test('blocks nested without end are not followed', () => {
    const file = swift(`class A ${'{'.repeat(10_000)} X ${'}'.repeat(10_000)}`);
    assert.equal(enclosingType(file, at(file, 'X')), undefined);
  });
});
