import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  bodyAround,
  bracesAround,
  functionAround,
  type FunctionBody,
} from '../../../../server/src/analysis/shape/functions.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift } from '../source-text.ts';

/** A body as `kind name(label parameter …)`. */
function shown(body: FunctionBody | undefined): string | undefined {
  return body && `${body.kind} ${body.name}(${body.labels.join(' ')} | ${body.parameters.join(' ')})`;
}

/** The innermost body around `X`, and the innermost function, where it is another. */
function around(file: SourceFile): string | undefined {
  const token = at(file, 'X');
  const body = shown(bodyAround(file, token));
  const named = shown(functionAround(file, token));
  return body === named ? body : `${body} in ${named}`;
}

describe('what a token of Swift stands in', () => {
  for (const [text, expected] of [
    ['func f() { X }', 'function f( | )'],
    ['func f(_ a: A, b c: [D: E], f: () -> G = { h }()) { X }', 'function f(_ b f | a c f)'],
    [
      'func f<T>(a: inout T, b: @escaping (C) -> D) async throws -> E\n  where T: F\n{\n  X\n}',
      'function f(a b | a b)',
    ],
    ['func f(a: Dictionary<A, B>, c: D) { if a { while b { X } } }', 'function f(a c | a c)'],
    ['init?(a b: C) { X }', 'function init(a | b)'],
    ['deinit { X }', 'function deinit( | )'],
    ['subscript(a: Int) -> B { get { X } }', 'accessor subscript( | )'],
    ['var a: B { X }', 'accessor a( | )'],
    ['var a: B { get { X } set { Y } }', 'accessor a( | )'],
    ['var a: B { get { Y } set { X } }', 'accessor a( | newValue)'],
    ['var a = b { willSet(c) { X } }', 'accessor a( | c)'],
    ['var a = b { didSet { X } }', 'accessor a( | oldValue)'],
    ['func f() { g { a in X } }', 'closure ( | a) in function f( | )'],
    ['func f() { let a = { (b: C) in if b { X } } }', 'closure ( | b) in function f( | )'],
    ['func f() { func g() { X } }', 'function g( | )'],
    ['class A { X }', undefined],
    ['X', undefined],
    ['func f() { X', undefined],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () => assert.equal(around(swift(text)), expected));
  }
});

describe('what a token of the C family stands in', () => {
  for (const [text, expected] of [
    ['- (void)m { X }', 'function m( | )'],
    ['- (A<B *> *)m:(C *)c n:(void (^)(int))d\n{\n  if (c) { X }\n}', 'function m:n:(m n | c d)'],
    ['- m:a { X }', 'function m:(m | a)'],
    ['static int *f(A *a, void (*b)(void)) { X }', 'function f( | a b)'],
    ['void f(void) { X }', 'function f( | )'],
    ['void f(int a) __attribute__((noreturn)) { X }', 'function f( | a)'],
    ['void A::f(int a) const { X }', 'function f( | a)'],
    ['@implementation A\n- (void)m { [a b:^(B *c) { X }]; }\n@end', 'closure ( | c) in function m( | )'],
    ['@implementation A\n@end\nvoid f(int a) { X }', 'function f( | a)'],
    ['void f(void) { forEach(a) { X } }', 'function f( | )'],
    ['a = [] { X };', 'closure ( | ) in undefined'],
    ['struct A { X };', undefined],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () => assert.equal(around(c(text)), expected));
  }
});

test('braces come from inside to outside', () => {
  const file = swift('class A { func f() { if a { b { X } } } }');
  assert.deepEqual(
    bracesAround(file, at(file, 'X')).map(({ kind }) => kind),
    ['closure', 'if', 'function', 'type'],
  );
});
