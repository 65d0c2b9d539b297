import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { textOf } from '../../../../server/src/analysis/shape/token-text.ts';
import { createValueFlow } from '../../../../server/src/analysis/shape/value-flow.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift } from '../source-text.ts';

/** Where the value `X` ends: the text of the token that is given to `end(…)`, or to something named `goal`. */
function endOf(file: SourceFile, variable = false): string | undefined {
  const flow = createValueFlow(createShape(file), {
    isEnd: ({ call, argument }) => /^end:?$/.test(call.name) && argument.label !== 'other',
    isEndName: (token) => textOf(file, token) === 'goal',
  });
  const end = variable ? flow.ofVariable(at(file, 'X')) : flow.ofValue(at(file, 'X'));
  return end < 0 ? undefined : textOf(file, end);
}

describe('the way of a value in Swift', () => {
  for (const [text, expected] of [
    ['end(X)', 'X'],
    ['end(f(g[X], 1))', 'X'],
    ['end("a \\(X) b")', 'X'],
    ['let a = f(X)\nend(a)', 'a'],
    ['let a: [B]? = X\nlet b = a?.first\nend(b!)', 'b'],
    ['if let a = X { end(a) }', 'a'],
    ['guard c == 0, let a = X else { return }\nend(a)', 'a'],
    ['for a in X { end(a) }', 'a'],
    ['let a = X\nif let a { end(a) }', 'a'],
    ['var a = B()\nmemcpy(&a.b, X, 4)\nwithUnsafePointer(to: &a) { end($0) }', '$0'],
    ['let a = X\na.withUnsafeBytes { b in end(b.baseAddress) }', 'b'],
    ['X.c?.forEach { end($0) }', '$0'],
    ['class A { var a: B?\n func f() { a = X }\n func g() { end(self.a) } }', 'a'],
    ['b.goal = X', 'X'],
    ['let a = [X, Y]\na.map { end($0) }', '$0'],
    ['end(other: X)', undefined],
    ['f(X)\nend(a)', undefined],
    ['let a = X\nfunc f(a: Int) { end(a) }', undefined],
    ['let a = X\nlet b = { end(c) }', undefined],
    ['let a = b\nlet b = a\nlet c = X', undefined],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected}`, () => assert.equal(endOf(swift(text)), expected));
  }

  test('of what a variable holds', () => {
    assert.equal(endOf(swift('var X: A?\nf(&X)\nlet a = X?.b\nend(a)'), true), 'a');
    assert.equal(endOf(swift('var X: A?\nf(&X)\nend(b)'), true), undefined);
  });
});

describe('the way of a value in C and Objective-C', () => {
  for (const [text, expected] of [
    ['void f(void) { end(X); }', 'X'],
    ['void f(void) { [a end:[b c:X]]; }', 'X'],
    ['void f(void) { NSData *a = [X first]; end(a); }', 'a'],
    ['void f(void) { CFDataRef a = g(X, 0); end((B)a); }', 'a'],
    ['void f(void) { struct s a; bcopy(X, (char *)&a.b.c, 4); end((t *)&a); }', 'a'],
    ['void f(void) { a.b.c = g(X); end(&a); }', 'a'],
    ['void f(void) { for (NSData *a in X) end(a); }', 'a'],
    ['void f(void) { for (p = X; p; p = p->next) end(p->a); }', 'p'],
    ['#define A X\nvoid f(void) { end(A); }', 'A'],
    ['void f(void) { CFArrayRef a = X; }\nvoid g(void) { end(a); }', undefined],
    ['void f(void) { T a = X; [b a]; end([b a]); }', undefined],
    ['void f(void) { g(X); end(b); }', undefined],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected}`, () => assert.equal(endOf(c(text)), expected));
  }
});
