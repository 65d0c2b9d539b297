import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assignmentsTo, valueEnd } from '../../../../server/src/analysis/shape/assignments.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, span, swift } from '../source-text.ts';

/** All assignments to `v` as `receiver = value`. */
function assignments(file: SourceFile): readonly string[] {
  return assignmentsTo(createShape(file), 'v').map(({ receiver, value }) =>
    [receiver ? span(file, receiver.first, receiver.last + 1) : '-', span(file, value.first, value.last + 1)].join(
      ' = ',
    ),
  );
}

describe('assignments in Swift', () => {
  for (const [text, ...expected] of [
    ['v = a', '- = a'],
    ['let v = a\nb', '- = a'],
    ['var v: A<B>? = c', '- = c'],
    ['let v: [\n  A: B\n] = c', '- = c'],
    ['let v: (A) -> B = { c }', '- = { c }'],
    ['x.v = a', 'x = a'],
    ['x.y?.z[0]!.v = a', 'x . y ? . z [ 0 ] ! = a'],
    ['x().v = a; y.v = b', 'x ( ) = a', 'y = b'],
    ['x.v =\n  a', 'x = a'],
    ['x.v = a\n  .b\n  ?? c\nd', 'x = a . b ?? c'],
    ['x.v = a\n  as? B\nd', 'x = a as ? B'],
    ['x.v = try\n  a()\nb', 'x = try a ( )'],
    ['x.v = a!\nb', 'x = a !'],
    ['x.v = a { b } c: { d }\ne', 'x = a { b } c : { d }'],
    ['x.v = a ? b : c, d', 'x = a ? b : c'],
    ['if let v = a { b }', '- = a'],
    ['if let v = a.map { b } { c }', '- = a . map { b }'],
    ['guard let v = a else { b }', '- = a'],
    ['{ x.v = a }', 'x = a'],
    ['.v = a', '- = a'],
    ['f(v: a)', undefined],
    ['func f(v: A = b) {}', undefined],
    ['x.v == a', undefined],
    ['x.v += a', undefined],
    ['let v: A\nx = b', undefined],
    ['x.v =', undefined],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () =>
      assert.deepEqual(assignments(swift(text)), expected[0] === undefined ? [] : expected),
    );
  }
});

describe('assignments in the C family', () => {
  for (const [text, ...expected] of [
    ['x.v = a;', 'x = a'],
    ['x->v = a;', 'x = a'],
    ['self.x.v = a;', 'self . x = a'],
    ['BOOL v = a ? b : c;', '- = a ? b : c'],
    ['v =\n  a +\n  b;', '- = a + b'],
    ['[x setV:a];', 'x = a'],
    ['[[x y] setV:[a b:c]];', '[ x y ] = [ a b : c ]'],
    ['x.v = ^(int a) { b; };', 'x = ^ ( int a ) { b ; }'],
    ['#define A x.v = a\nb', 'x = a'],
    ['x.v == a;', undefined],
    ['[x setV];', undefined],
    ['[x setV:a b:c];', undefined],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () =>
      assert.deepEqual(assignments(c(text)), expected[0] === undefined ? [] : expected),
    );
  }
});

test('a value ends with the text at the latest', () => {
  const file = swift('v = a +');
  assert.equal(valueEnd(createShape(file), at(file, 'a')), file.tokens.count - 1);
});
