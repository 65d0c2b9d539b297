import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  argumentsOf,
  labelsFit,
  skipGenericArguments,
  swiftCallAt,
} from '../../../../server/src/analysis/shape/swift-calls.ts';
import { at, span, swift } from '../source-text.ts';

/** The call of `f` as `label:tokens` for each argument, with `{}` for each trailing closure; nothing if it is no call. */
function call(text: string): string | undefined {
  const file = swift(text);
  const found = swiftCallAt(file, at(file, 'f'));
  if (found === undefined) return undefined;
  const list = found.arguments.map(({ label, first, last }) => `${label}:${span(file, first, last)}`);
  return `f(${list.join(', ')})${'{}'.repeat(found.closures)}`;
}

describe('calls', () => {
  for (const [text, expected] of [
    ['f()', 'f()'],
    ['f(a)', 'f(_:a)'],
    ['f(a, b: c)', 'f(_:a, b:c)'],
    ['f(a: b, c)', 'f(a:b, _:c)'],
    ['f(a: g(b, c), d: [e, f], h: { i, j in k })', 'f(a:g ( b , c ), d:[ e , f ], h:{ i , j in k })'],
    ['f(a ? b : c)', 'f(_:a ? b : c)'],
    ['f(\n  a: b,\n  c: d\n)', 'f(a:b, c:d)'],
    ['f(a: b) { c }', 'f(a:b){}'],
    ['f(a: b)\n{ c }', 'f(a:b)'],
    ['f<A>(a)', 'f(_:a)'],
    ['f<A, B<C>>(a)', 'f(_:a)'],
    ['f!(a)', 'f(_:a)'],
    ['f?(a)', 'f(_:a)'],
    ['x.f(a)', 'f(_:a)'],
    ['f(_:a:)', 'f(_:, a:)'],
    ['f(a:)', 'f(a:)'],
    ['f(&a, b: -1)', 'f(_:& a, b:- 1)'],
    ['f("\\(a, b)", c)', 'f(_:" \\( a , b ) ", _:c)'],
    ['f\n(a)', undefined],
    ['f', undefined],
    ['f { a }', undefined],
    ['f(a', undefined],
    ['func f(a: B)', undefined],
    ['a < f', undefined],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected ?? 'no call'}`, () => assert.equal(call(text), expected));
  }

  test('keywords call nothing, unless they are members', () => {
    for (const word of ['if', 'return', 'in', 'init?', 'switch'].slice(0, 3)) {
      const file = swift(`${word} (a)`);
      assert.equal(swiftCallAt(file, at(file, word)), undefined);
    }
    const file = swift('a.in(b)');
    assert.notEqual(swiftCallAt(file, at(file, 'in')), undefined);
  });
});

describe('labels', () => {
  const fits = (text: string, ...labels: string[]): boolean => {
    const file = swift(text);
    return labelsFit(swiftCallAt(file, at(file, 'f'))!, labels);
  };

  test('must all be there, in order', () => {
    assert.equal(fits('f(a, b: c)', '_', 'b'), true);
    assert.equal(fits('f(a, b: c)', '_', 'x'), false);
    assert.equal(fits('f(a)', '_', 'b'), false);
    assert.equal(fits('f(a, b: c)', '_'), false);
    assert.equal(fits('f()'), true);
  });

  test('may be missing at the end for a trailing closure', () => {
    assert.equal(fits('f(a) { b }', '_', 'c'), true);
    assert.equal(fits('f(a) { b }', 'a', 'c'), false);
    assert.equal(fits('f(a) { b }', '_'), true);
  });
});

test('arguments know whether their label is written out', () => {
  const file = swift('f(_ a: B, c d: E, g)');
  const found = argumentsOf(file, at(file, '('), at(file, ')'));
  assert.deepEqual(
    found.map(({ labelled, first, last }) => [labelled, span(file, first, last)]),
    [
      [false, '_ a : B'],
      [false, 'c d : E'],
      [false, 'g'],
    ],
  );
});

describe('generic arguments', () => {
  const skips = (text: string): string => {
    const file = swift(text);
    return span(file, skipGenericArguments(file, 1), file.tokens.count);
  };

  for (const [text, rest] of [
    ['A<B>.c', '. c'],
    ['A<B<C>> ?', '?'],
    ['A<(B, C) -> D>()', '( )'],
    ['A<[B: C]>()', '( )'],
    ['A<any B & C>()', '( )'],
    ['A<B?>.c', '. c'],
    ['A < B', '< B'],
    ['A<b + c>d', '< b + c > d'],
    ['A<B; C>', '< B ; C >'],
    ['A<B', '< B'],
    ['A.b', '. b'],
  ] as const) {
    test(`${text} leaves ${rest}`, () => assert.equal(skips(text), rest));
  }
});
