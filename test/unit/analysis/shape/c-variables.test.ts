import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cVariables } from '../../../../server/src/analysis/shape/c-variables.ts';
import { indexVariables, variableAt } from '../../../../server/src/analysis/shape/variables.ts';
import { at, c } from '../source-text.ts';

const declared = (text: string): readonly string[] =>
  cVariables(c(text)).map(({ name, type }) => `${name}: ${type ?? '?'}`);

/** The type of `s` at the mark `X`; `none` where no `s` is visible. */
function typeAtMark(text: string): string {
  const file = c(text);
  return variableAt(indexVariables(cVariables(file)), 's', at(file, 'X'))?.type ?? 'none';
}

describe('what a C-family file declares', () => {
  for (const [text, ...expected] of [
    ['T *a;', 'a: T'],
    ['T *a = b;', 'a: T'],
    ['T *a = b, *d, *e = f;', 'a: T', 'd: T', 'e: T'],
    ['T *const a = b;', 'a: T'],
    ['__weak T *a = b;', 'a: T'],
    ['T * __strong _Nullable a;', 'a: T'],
    ['T<U *> *a;', 'a: T'],
    ['T<U*>*a;', 'a: T'],
    ['T<U, V<W *> *> *a;', 'a: T'],
    ['T<V<W>> *a;', 'a: T'],
    ['T **a;', 'a: T'],
    ['id a;', 'a: id'],
    ['int *a;'],
    ['a * b;'],
    ['f(a * b, *d)'],
    ['@property (nonatomic, copy) T *a;', 'a: T', '_a: T'],
    ['@property T *a;\nU *b;', 'a: T', '_a: T', 'b: U'],
    ['@property T *a, *b;', 'a: T', '_a: T', 'b: T', '_b: T'],
    ['- (void)m:(T *)a n:(nullable U *)b;', 'a: T', 'b: U'],
    ['- (void)m:(id<P>)a;', 'a: id'],
    ['- (void)m:(int)a;', 'a: ?'],
    ['void f(T *a, U *b) {}', 'a: T', 'b: U'],
    ['^(T *a) { b; }', 'a: T'],
    ['for (T *a in b) {}', 'a: T'],
  ] as const) {
    test(`${text} → ${expected.join(', ')}`, () => assert.deepEqual(declared(text), expected));
  }
});

describe('where a C name is visible', () => {
  for (const [text, expected] of [
    ['static T *s;\nvoid f(void) { X; }', 'T'],
    ['void f(void) { T *s; X; }', 'T'],
    ['void f(void) { T *s; }\nvoid g(void) { X; }', 'none'],
    ['void f(T *s) { X; }', 'T'],
    ['void f(T *s) {}\nvoid g(void) { X; }', 'none'],
    ['void f(T *s) { { U *s; X; } }', 'U'],
    ['void f(T *s) { { U *s; } X; }', 'T'],
    ['- (void)m:(T *)s { X; }', 'T'],
    ['- (void)m:(T *)s {}\n- (void)n { X; }', 'none'],
    ['@implementation A\n- (void)m { T *s; }\n- (void)n { X; }\n@end', 'none'],
    ['@implementation A\nstatic void f(void) { T *s; }\n- (void)n { X; }\n@end', 'none'],
    ['@interface A () { T *s; }\n@end\n@implementation A\n- (void)n { X; }\n@end', 'T'],
    ['@implementation A { T *s; }\n- (void)n { X; }\n@end', 'T'],
    ['void f(T *s) { g(^(U *s) { X; }); }', 'U'],
    ['void f(T *s) { g(^(U *s) {}); X; }', 'T'],
    ['void f(T *s) { for (U *s in a) { X; } }', 'U'],
    ['@interface C { T *s; }\n@end\n@implementation C\n- (void)m { X; }', 'T'],
    ['@property T *s;\n- (void)m { X; }', 'T'],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected}`, () => assert.equal(typeAtMark(text), expected));
  }
});
