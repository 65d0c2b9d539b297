import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { resolve, sourceOf } from '../../../../server/src/analysis/shape/values.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift } from '../source-text.ts';

/** What the argument of `USE(…)` stands for. */
function resolved(file: SourceFile): string {
  const open = at(file, 'USE') + 1;
  const shape = createShape(file);
  return sourceOf(shape, resolve(shape, { first: open + 1, last: file.mate[open]! - 1 }));
}

describe('what a name stands for in Swift', () => {
  for (const [text, expected] of [
    ['USE(.none)', '.none'],
    ['USE(((1)))', '1'],
    ['let a = 1\nUSE(a)', '1'],
    ['let a: A? = .b(1)\nUSE(a)', '.b(1)'],
    ['let a: (A) -> B = c\nUSE(a)', 'c'],
    ['let a = 1\nlet b = a\nfunc f() { USE((b)) }', '1'],
    ['class A { static let a = 1\n func f() { USE(Self.a) } }', '1'],
    ['class A { var a = 1\n func f() { USE(self.a) } }', '1'],
    ['var a: Int\na = 1\nUSE(a)', '1'],
    ['var a = 1\na = 2\nUSE(a)', 'a'],
    ['var a = 1\na += 2\nUSE(a)', 'a'],
    ['var a = 1\nf(&a)\nUSE(a)', 'a'],
    ['class A { var a = 1\n func f() { g(&self.a); USE(a) } }', 'a'],
    ['let a = 1 & 2\nlet b = 3 & a\nUSE(a)', '1&2'],
    ['func f(a: Int = 1) { USE(a) }', 'a'],
    ['func f(a: Int) { USE(a) }', 'a'],
    ['for a in b { USE(a) }', 'a'],
    ['let a = 1\nfunc f() { let a = 2\nUSE(a) }', '2'],
    ['let a = b\nlet b = a\nUSE(a)', undefined],
    ['USE(a.b())', 'a.b()'],
    ['USE()', ''],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () => {
      const value = resolved(swift(text));
      // Names that stand for each other end somewhere.
      if (expected === undefined) assert.match(value, /^[ab]$/);
      else assert.equal(value, expected);
    });
  }
});

describe('what a name stands for in the C family', () => {
  for (const [text, expected] of [
    ['void f(void) { A *a = b; USE(a); }', 'b'],
    // Numbers are not followed.
    ['void f(void) { int a = 1; USE(a); }', 'a'],
    ['static NSString *const a = @"b";\nvoid f(void) { USE(a); }', '@"b"'],
    ['void f(void) { A *a; a = b; USE(a); }', 'b'],
    ['void f(void) { A *a = b; a++; USE(a); }', 'a'],
    ['void f(void) { A *a = b; g(&a); USE(a); }', 'a'],
    ['void f(void) { A *a = b; a += 2; USE(a); }', 'a'],
    ['void f(A *a) { USE(a); }', 'a'],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () => assert.equal(resolved(c(text)), expected));
  }
});
