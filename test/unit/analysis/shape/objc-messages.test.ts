import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageAt, pieceAt } from '../../../../server/src/analysis/shape/objc-messages.ts';
import { at, c, span } from '../source-text.ts';

/** The first message of a text as `receiver | piece argument | …`. */
function message(text: string): string | undefined {
  const file = c(text);
  const found = messageAt(file, at(file, '['));
  if (found === undefined) return undefined;
  const pieces = found.pieces.map(({ first, last }) => span(file, first, last));
  return [`${span(file, found.open + 1, found.receiverEnd)} ${found.selector}`, ...pieces].join(' | ');
}

describe('messages', () => {
  for (const [text, expected] of [
    ['[a b]', 'a b | '],
    ['[a b:c]', 'a b: | c'],
    ['[a b:c d:e f:g]', 'a b:d:f: | c | e | g'],
    ['[a b:c :d]', 'a b:: | c | d'],
    ['[self.a b:c]', 'self . a b: | c'],
    ['[a->b c]', 'a -> b c | '],
    ['[[a b] c:[d e:f]]', '[ a b ] c: | [ d e : f ]'],
    ['[(A *)a b:c]', '( A * ) a b: | c'],
    ['[a b:(C *)d e:(f)]', 'a b:e: | ( C * ) d | ( f )'],
    ['[a b:c ? d : e f:g]', 'a b:f: | c ? d : e | g'],
    ['[a b:c ?-1 : 2 f:g]', 'a b:f: | c ?- 1 : 2 | g'],
    ['[a b:c ? d ? e : f : g h:i]', 'a b:h: | c ? d ? e : f : g | i'],
    ['[a b:c ?: d e:f]', 'a b:e: | c ? : d | f'],
    ['[a b:^(int c) { [d e:f]; } g:h]', 'a b:g: | ^ ( int c ) { [ d e : f ] ; } | h'],
    ['[a b:@{ c : d } e:@[ f ]]', 'a b:e: | @ { c : d } | @ [ f ]'],
    ['[a b:C::d e:f]', 'a b:e: | C : : d | f'],
    ['[A::b c:d]', 'A : : b c: | d'],
    ['[a b:c, d, nil]', 'a b: | c , d , nil'],
    ['[a\n  b:c\n  d:e]', 'a b:d: | c | e'],
    ['[A<B> c]', 'A < B > c | '],
    ['[@"a" b]', '@"a" b | '],
    ['[@(1) b]', '@ ( 1 ) b | '],
    ['[a[0] b]', 'a [ 0 ] b | '],
    ['return [a b];', 'a b | '],
    ['(A *)[a b]', 'a b | '],
    ['[super a]', 'super a | '],
    ['a[b]', undefined],
    ['a[b c]', undefined],
    ['@[ a, b ]', undefined],
    ['[a]', undefined],
    ['[a, b]', undefined],
    ['[a + b]', undefined],
    ['[this](int a) {}', undefined],
    ['[a b', undefined],
    ['[unsigned a]', undefined],
    ['[a; b c]', undefined],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected ?? 'no message'}`, () => assert.equal(message(text), expected));
  }

  test('a macro body may hold one over several lines', () => {
    assert.equal(message('#define A(b) [b c:1 \\\n  d:2]\n'), 'b c:d: | 1 | 2');
  });
});

test('pieceAt finds the pieces by their tokens', () => {
  const file = c('[a b:c d:e :f g:h]');
  const found = messageAt(file, 0)!;
  for (const name of ['b', 'd', 'g']) assert.equal(pieceAt(found, at(file, name))?.token, at(file, name));
  for (const name of ['a', 'c', 'e', 'f', 'h']) assert.equal(pieceAt(found, at(file, name)), undefined);
});
