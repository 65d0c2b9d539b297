import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDirectives } from '../../../../server/src/analysis/suppression/directives.ts';
import { c, swift } from '../source-text.ts';

/** The directives of a text as `scope: ids`. */
const read = (text: string): readonly string[] =>
  readDirectives(swift(text)).map(({ scope, ids }) => `${scope}: ${ids.map(({ id }) => id).join(' ')}`);

describe('suppression comments', () => {
  for (const [text, ...expected] of [
    ['// netguide:disable:next a', 'next: a'],
    ['// netguide:disable:this a', 'this: a'],
    ['// netguide:disable:previous a', 'previous: a'],
    ['// netguide:disable a', 'begin: a'],
    ['// netguide:enable a', 'end: a'],
    ['//netguide:disable:next a', 'next: a'],
    ['/// netguide:disable:next a', 'next: a'],
    ['//! netguide:disable:next a', 'next: a'],
    ['/* netguide:disable:next a */', 'next: a'],
    ['/** netguide:disable:next a**/', 'next: a*'],
    ['/*\n netguide:disable:next a\n*/', 'next: a'],
    ['// netguide:disable:next a b-c,d, e', 'next: a b-c d e'],
    ['// netguide:disable:next a - b c', 'next: a'],
    ['// netguide:disable:next a -- b', 'next: a'],
    ['// netguide:disable:next a – b', 'next: a'],
    ['// netguide:disable:next a — b', 'next: a'],
    ['// netguide:disable:next a -b', 'next: a -b'],
    ['// netguide:disable:next all', 'next: all'],
    ['// netguide:disable:next', 'next: '],
    ['// netguide:disable:next - why', 'next: '],
    ['// netguide:disable:next a\n// netguide:enable b', 'next: a', 'end: b'],
    ['// say netguide:disable:next a'],
    ['/* a netguide:disable:next a */'],
    ['/* x\n * netguide:disable:next a */'],
    ['"// netguide:disable:next a"'],
    ['netguide:disable:next a'],
    ['// netguide: disable:next a'],
    ['// netguide:disable:nxt a'],
    ['// netguide:disable-next-line a'],
    ['// netguide:disabled a'],
    ['// netguide:enable:next a'],
    ['// swiftlint:disable:next a'],
    ['// NETGUIDE:disable:next a'],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected.join(' | ')}`, () => assert.deepEqual(read(text), expected));
  }

  test('ids know where they stand, and comments too', () => {
    const text = 'a // netguide:disable:next bc d';
    const [directive] = readDirectives(c(text));
    assert.deepEqual(
      directive?.ids.map(({ id, start, end }) => [id, text.slice(start, end)]),
      [
        ['bc', 'bc'],
        ['d', 'd'],
      ],
    );
    assert.equal(text.slice(directive.start, directive.end), '// netguide:disable:next bc d');
  });

  test('words of a string before a comment do not hide it', () => {
    assert.deepEqual(read('"netguide:" // netguide:disable a\n"netguide:disable"\n// b\n// netguide:enable a'), [
      'begin: a',
      'end: a',
    ]);
  });
});

test('in the comments of XML', () => {
  const text = '<dict><!-- netguide:disable:next a b -->\n<!-- netguide:enable a--></dict>';
  const found = [...text.matchAll(/<!--.*?-->/g)];
  const comments = {
    count: found.length,
    start: Int32Array.from(found, ({ index }) => index),
    end: Int32Array.from(found, ({ index, 0: whole }) => index + whole.length),
  };
  const ids = readDirectives({ text, comments }).map(({ scope, ids: named }) => [scope, ...named.map(({ id }) => id)]);
  assert.deepEqual(ids, [
    ['next', 'a', 'b'],
    ['end', 'a'],
  ]);
});
