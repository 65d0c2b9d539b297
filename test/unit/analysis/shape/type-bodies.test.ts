import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bodiesOfType, mentionsWithin, objcTypeAround } from '../../../../server/src/analysis/shape/type-bodies.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, span, swift } from '../source-text.ts';

const bodies = (file: SourceFile, token: number): readonly string[] =>
  bodiesOfType(file, token).map(({ first, last }) => span(file, first, last));

describe('the bodies of a Swift type', () => {
  const file = swift('class A { x; struct B { y } }\nextension A: C where D == E { z }\nextension F.B { w }\nv');

  test('are its declaration and its extensions', () => {
    assert.deepEqual(bodies(file, at(file, 'x')), ['{ x ; struct B { y }', '{ z']);
    assert.deepEqual(bodies(file, at(file, 'z')), ['{ x ; struct B { y }', '{ z']);
    assert.deepEqual(bodies(file, at(file, 'y')), ['{ y', '{ w']);
  });

  test('outside of types it is the file', () => {
    assert.deepEqual(bodies(file, at(file, 'v')), [span(file, 0, file.tokens.count)]);
    const plain = swift('a; b');
    assert.deepEqual(bodies(plain, 0), ['a ; b']);
  });
});

describe('the bodies of an Objective-C class', () => {
  const file = c('@interface A : B\nx;\n@end\n@implementation A (C)\ny;\n@end\n@implementation D\nz;\n@end\nw;');

  test('are its interfaces and implementations', () => {
    assert.deepEqual(bodies(file, at(file, 'y')), ['@interface A : B x ;', '@implementation A ( C ) y ;']);
    assert.deepEqual(bodies(file, at(file, 'z')), ['@implementation D z ;']);
    assert.deepEqual(bodies(file, at(file, 'w')), [span(file, 0, file.tokens.count)]);
  });

  test('the class around a token', () => {
    assert.deepEqual(
      ['x', 'y', 'z', 'w'].map((word) => objcTypeAround(file, at(file, word))),
      ['A', 'A', 'D', undefined],
    );
  });

  test('one without its end goes on to the next, or to the end', () => {
    const open = c('@implementation A\nx;\n@implementation B\ny;');
    assert.deepEqual([objcTypeAround(open, at(open, 'x')), objcTypeAround(open, at(open, 'y'))], ['A', 'B']);
    assert.deepEqual(bodies(open, at(open, 'y')), ['@implementation B y ;']);
  });

  test('C has none', () => {
    const plain = c('void f(void) { x; }');
    assert.equal(objcTypeAround(plain, at(plain, 'x')), undefined);
    assert.deepEqual(bodies(plain, at(plain, 'x')), [span(plain, 0, plain.tokens.count)]);
  });
});

test('mentions within ranges', () => {
  const file = swift('a { b; c } d { b }');
  const ranges = [{ first: at(file, '{'), last: at(file, '}') }];
  const shape = createShape(file);
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'e'].map((name) => mentionsWithin(shape, name, ranges)),
    [false, true, true, false, false],
  );
});
