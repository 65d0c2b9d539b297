import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { comments, swift, texts, tokens } from '../source-text.ts';

const lexed = (text: string): readonly string[] => tokens(swift(text));
const words = (text: string): readonly string[] => texts(swift(text));

describe('Swift comments', () => {
  test('a line comment ends at any line end', () => {
    const file = swift('a // b "c\nd // e\r\nf // g\rh');
    assert.deepEqual(texts(file), ['a', 'd', 'f', 'h']);
    assert.deepEqual(comments(file), ['// b "c', '// e', '// g']);
  });

  test('block comments nest', () => {
    const file = swift('a /* b /* c */ d /**/ " */ e */ f');
    assert.deepEqual(texts(file), ['a', 'e', '*/', 'f']);
    assert.deepEqual(comments(file), ['/* b /* c */ d /**/ " */']);
  });

  test('an open comment runs to the end', () => {
    assert.deepEqual(comments(swift('a /* b /* c */ d')), ['/* b /* c */ d']);
    assert.deepEqual(comments(swift('/*/ a */')), ['/*/ a */']);
  });

  test('a comment ends an operator', () => {
    assert.deepEqual(lexed('a +/* x */ b'), ['word a', 'operator +', 'word b']);
    assert.deepEqual(lexed('a *// x'), ['word a', 'operator *']);
  });
});

describe('Swift strings', () => {
  test('escapes, and an open one ends at its line', () => {
    assert.deepEqual(lexed(String.raw`"a\"b" c`), [String.raw`string "a\"b"`, 'word c']);
    assert.deepEqual(lexed(String.raw`"a\\" c`), [String.raw`string "a\\"`, 'word c']);
    assert.deepEqual(lexed('"a\nb'), ['string "a', 'word b']);
    assert.deepEqual(lexed('"a\\\nb'), ['string "a\\', 'word b']);
    assert.deepEqual(lexed('"a\r\nb'), ['string "a', 'word b']);
    assert.deepEqual(lexed('"'), ['string "']);
  });

  test('multi-line strings hold quotes and line ends', () => {
    assert.deepEqual(lexed('"""\na "b" ""\n""" c'), ['string """\na "b" ""\n"""', 'word c']);
    assert.deepEqual(lexed('"""\n\\"""\n"""c'), ['string """\n\\"""\n"""', 'word c']);
    assert.deepEqual(lexed('"""\na'), ['string """\na']);
  });

  test('raw strings at any depth', () => {
    assert.deepEqual(lexed('#"a "b" \\n"# c'), ['string #"a "b" \\n"#', 'word c']);
    assert.deepEqual(lexed('##"a "# b"## c'), ['string ##"a "# b"##', 'word c']);
    assert.deepEqual(lexed('#"a\\#"b"# c'), ['string #"a\\#"b"#', 'word c']);
    assert.deepEqual(lexed('#"a\nb'), ['string #"a', 'word b']);
    assert.deepEqual(lexed('###"""\n"## "\n"""### c'), ['string ###"""\n"## "\n"""###', 'word c']);
  });

  test('`#"""#` is a raw string of one line that holds a quote', () => {
    assert.deepEqual(lexed('#"""# a'), ['string #"""#', 'word a']);
    assert.deepEqual(lexed('#"""""# a'), ['string #"""""#', 'word a']);
    assert.deepEqual(lexed('#"""\na"#\n"""# b'), ['string #"""\na"#\n"""#', 'word b']);
  });

  test('interpolations are code, strings in them too', () => {
    assert.deepEqual(lexed(String.raw`"a\(b + "c\(d)")e" f`), [
      'string "a',
      String.raw`open \(`,
      'word b',
      'operator +',
      'string "c',
      String.raw`open \(`,
      'word d',
      'close )',
      'string "',
      'close )',
      'string e"',
      'word f',
    ]);
  });

  test('parentheses in an interpolation belong to it', () => {
    assert.deepEqual(words(String.raw`f("\(g((1), (2)))", h)`).slice(-4), ['"', ',', 'h', ')']);
    assert.deepEqual(words(String.raw`("\("\(a)")")`).at(-1), ')');
  });

  test('between two interpolations that touch stands an empty stretch', () => {
    assert.deepEqual(words(String.raw`"\(a)\(b)"`), ['"', '\\(', 'a', ')', '', '\\(', 'b', ')', '"']);
  });

  test('a raw string is interpolated with its own number of hashes', () => {
    assert.deepEqual(lexed(String.raw`#"\(a)\#(b)"#`), [
      String.raw`string #"\(a)`,
      String.raw`open \#(`,
      'word b',
      'close )',
      'string "#',
    ]);
  });

  test('interpolations span lines in a multi-line string', () => {
    assert.deepEqual(words('"""\n\\(a(\n"""\nb\n"""\n))\n""" c').slice(1), [
      '\\(',
      'a',
      '(',
      '"""\nb\n"""',
      ')',
      ')',
      '\n"""',
      'c',
    ]);
  });

  test('an open interpolation leaves what follows as code', () => {
    assert.deepEqual(words('"a \\(b\nc(d)'), ['"a ', '\\(', 'b', 'c', '(', 'd', ')']);
    assert.deepEqual(words('"a \\('), ['"a ', '\\(']);
  });
});

describe('Swift regex literals', () => {
  for (const [text, expected] of [
    ['let a = /b c/', 'regex /b c/'],
    ['f(/a"b/)', 'regex /a"b/'],
    ['[/a/, /b/]', 'regex /b/'],
    ['return /a/', 'regex /a/'],
    ['/a/', 'regex /a/'],
    ['{}\n/a/', 'regex /a/'],
    [String.raw`x = /a\/b/`, String.raw`regex /a\/b/`],
    ['x = /[/]/', 'regex /[/'],
  ] as const) {
    test(`${text} holds ${expected}`, () => assert.ok(lexed(text).includes(expected), lexed(text).join(' | ')));
  }

  for (const text of [
    'a / b / c',
    'a/b/c',
    'f() / g() / 2',
    'a[0] / b / c',
    'x = / a/',
    'x = /a /',
    'x = /a',
    '(a /b)',
    'a\n/ b / c',
    '{} /a/',
    '4 / 2 + 4 / 1',
  ]) {
    test(`${text.replace('\n', '⏎')} divides`, () =>
      assert.ok(lexed(text).every((token) => !token.startsWith('regex'))));
  }

  test('extended literals, over lines as well', () => {
    assert.deepEqual(lexed('#/a/b/# c'), ['regex #/a/b/#', 'word c']);
    assert.deepEqual(lexed('##/a/#/## c'), ['regex ##/a/#/##', 'word c']);
    assert.deepEqual(lexed('#/\n a # "b"\n/# c'), ['regex #/\n a # "b"\n/#', 'word c']);
    assert.deepEqual(words('#/a\nb'), ['#', '/', 'a', 'b']);
  });
});

describe('Swift words', () => {
  test('backticks are not part of a name', () => {
    assert.deepEqual(lexed('`class` `a b`.c'), ['word class', 'word a b', 'punctuation .', 'word c']);
    assert.equal(swift('`ab').tokens.end[0], 3);
    assert.deepEqual(lexed('`a\nb `` c'), ['word a', 'word b', 'punctuation `', 'word  c']);
  });

  test('attributes, directives and macros', () => {
    assert.deepEqual(lexed('@main #if #selector(a) @ #'), [
      'attribute @main',
      'directive #if',
      'directive #selector',
      'punctuation (',
      'word a',
      'punctuation )',
      'punctuation @',
      'punctuation #',
    ]);
  });

  test('names outside ASCII, with emoji', () => {
    assert.deepEqual(lexed('naïve 名前 🛰️x é'), ['word naïve', 'word 名前', 'word 🛰️x', 'word é']);
    assert.deepEqual(lexed('a→b×c'), ['word a', 'operator →', 'word b', 'operator ×', 'word c']);
  });

  test('white space outside ASCII, a byte order mark and lone surrogates', () => {
    assert.deepEqual(lexed('\ufeffa\u00a0b\u3000c'), ['word a', 'word b', 'word c']);
    assert.deepEqual(lexed('a \ud83d b\udcac'), ['word a', 'word \ud83d', 'word b\udcac']);
  });

  test('a shebang is passed over', () => {
    assert.deepEqual(lexed('#!/usr/bin/env swift "\na'), ['word a']);
  });

  test('names get the id of the table', () => {
    const file = swift('a `b` @b #b bb "b"', ['b']);
    assert.deepEqual([...file.tokens.name.subarray(0, file.tokens.count)], [-1, 0, 0, 0, -1, -1]);
  });
});

describe('Swift numbers and operators', () => {
  test('numbers', () => {
    assert.deepEqual(lexed('1_000.5e-3 0x1F.8p+2 0b01 1.a 1...2 1..<2'), [
      'number 1_000.5e-3',
      'number 0x1F.8p+2',
      'number 0b01',
      'number 1',
      'punctuation .',
      'word a',
      'number 1',
      'operator ...',
      'number 2',
      'number 1',
      'operator ..<',
      'number 2',
    ]);
  });

  test('postfix ! and ? are punctuation, infix ones operators', () => {
    assert.deepEqual(words('a!.b?.c ?? d'), ['a', '!', '.', 'b', '?', '.', 'c', '??', 'd']);
    assert.deepEqual(lexed('a ? b : !c')[1], 'operator ?');
    assert.deepEqual(lexed('a! as b?')[1], 'punctuation !');
    assert.deepEqual(lexed('a!=b')[1], 'operator !=');
    assert.deepEqual(lexed('[A?]()')[2], 'punctuation ?');
  });

  test('operators take all they can', () => {
    assert.deepEqual(words('a<B<C>> = -1'), ['a', '<', 'B', '<', 'C', '>>', '=', '-', '1']);
  });
});
