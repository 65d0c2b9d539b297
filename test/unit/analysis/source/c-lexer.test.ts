import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { c, comments, texts, tokens } from '../source-text.ts';

const lexed = (text: string): readonly string[] => tokens(c(text));
const words = (text: string): readonly string[] => texts(c(text));

describe('C comments', () => {
  test('block comments do not nest', () => {
    const file = c('a /* b /* c */ d */ e');
    assert.deepEqual(texts(file), ['a', 'd', '*/', 'e']);
    assert.deepEqual(comments(file), ['/* b /* c */']);
  });

  test('a backslash carries a line comment on', () => {
    assert.deepEqual(comments(c('a // b \\\n c\nd')), ['// b \\\n c']);
    assert.deepEqual(comments(c('a // b \\\r\n c\r\nd // e')), ['// b \\\r\n c', '// e']);
  });

  test('an open comment runs to the end, and an open comment mark in a string is none', () => {
    assert.deepEqual(comments(c('a /* b')), ['/* b']);
    assert.deepEqual(comments(c('"/*" @"//" \'/*\' a')), []);
  });
});

describe('C literals', () => {
  test('strings with prefixes and escapes', () => {
    assert.deepEqual(lexed(String.raw`"a\"b" @"c" L"d" u8"e" u"f" U"g" X"h"`), [
      String.raw`string "a\"b"`,
      'string @"c"',
      'string L"d"',
      'string u8"e"',
      'string u"f"',
      'string U"g"',
      'word X',
      'string "h"',
    ]);
  });

  test('an open literal ends at its line', () => {
    assert.deepEqual(words('@"a\nb'), ['@"a', 'b']);
    assert.deepEqual(words("'a\nb"), ["'a", 'b']);
    assert.deepEqual(words('"a \\\nb" c'), ['"a \\\nb"', 'c']);
    assert.deepEqual(words('"a \\\r\nb" c'), ['"a \\\r\nb"', 'c']);
    assert.deepEqual(words('"'), ['"']);
  });

  test('C++ raw strings', () => {
    assert.deepEqual(lexed('R"(a "b" \\)" c'), ['string R"(a "b" \\)"', 'word c']);
    assert.deepEqual(lexed('u8R"x(a )" \n)x" c'), ['string u8R"x(a )" \n)x"', 'word c']);
    assert.deepEqual(lexed('R"(a'), ['string R"(a']);
    assert.deepEqual(lexed('FOOR"(a)" b').slice(0, 2), ['word FOOR', 'string "(a)"']);
  });

  test('character literals', () => {
    assert.deepEqual(lexed(String.raw`'a' '\'' L'b' 'abcd'`), [
      "character 'a'",
      String.raw`character '\''`,
      "character L'b'",
      "character 'abcd'",
    ]);
  });

  test('numbers with separators, exponents and suffixes', () => {
    assert.deepEqual(lexed("1'000'000 0xFF'00 1.f 1e+5 0x1p-3 -1L .5"), [
      "number 1'000'000",
      "number 0xFF'00",
      'number 1.f',
      'number 1e+5',
      'number 0x1p-3',
      'operator -',
      'number 1L',
      'punctuation .',
      'number 5',
    ]);
  });
});

describe('C directives', () => {
  test('a directive is its word, the tokens of its line, and an end', () => {
    assert.deepEqual(lexed('#define A(b) b + 1\nc'), [
      'directive #define',
      'word A',
      'punctuation (',
      'word b',
      'punctuation )',
      'word b',
      'operator +',
      'number 1',
      'end ',
      'word c',
    ]);
  });

  test('a backslash carries it on, and is no token', () => {
    assert.deepEqual(words('#define A \\\n  b \\\r\n  c\nd'), ['#define', 'A', 'b', 'c', '', 'd']);
    assert.deepEqual(words('#define A'), ['#define', 'A', '']);
  });

  test('white space around the hash, and a comment before it', () => {
    assert.deepEqual(lexed('  #  if 0\n').slice(0, 2), ['directive #  if', 'number 0']);
    assert.deepEqual(lexed('/* a */ #if 0')[0], 'directive #if');
    assert.deepEqual(lexed('a #b').slice(1), ['punctuation #', 'word b']);
  });

  test('headers', () => {
    assert.deepEqual(lexed('#import <A/don\'t.h> // b\n#include "c.h"\n#include D'), [
      'directive #import',
      "header <A/don't.h>",
      'end ',
      'directive #include',
      'string "c.h"',
      'end ',
      'directive #include',
      'word D',
      'end ',
    ]);
    assert.deepEqual(lexed('#import <A\nb').slice(0, 2), ['directive #import', 'header <A']);
  });

  test('a comment in prose is one, but not in quotes', () => {
    assert.deepEqual(comments(c('#error don\'t // a\n#pragma message "b // c" // d\n')), ['// a', '// d']);
    assert.deepEqual(words('#pragma a /* b */ c\nd'), ['#pragma', 'c', '', 'd']);
  });

  test('prose is not lexed', () => {
    for (const directive of ['#pragma mark - don\'t "', '#error it\'s "', "#warning a'b /", '#region "x']) {
      assert.deepEqual(words(`${directive}\na`), [directive.slice(0, directive.indexOf(' ')), '', 'a']);
    }
  });
});

describe('C words', () => {
  test('Objective-C keywords and literals', () => {
    assert.deepEqual(lexed('@interface A @[ @{ @( @ @1'), [
      'attribute @interface',
      'word A',
      'punctuation @',
      'punctuation [',
      'punctuation @',
      'punctuation {',
      'punctuation @',
      'punctuation (',
      'punctuation @',
      'punctuation @',
      'number 1',
    ]);
  });

  test('a byte order mark and other white space outside ASCII keep a line start one', () => {
    assert.deepEqual(lexed('\ufeff#if 0')[0], 'directive #if');
    assert.deepEqual(lexed('\u00a0#if 0')[0], 'directive #if');
    assert.deepEqual(words('a\u00a0b\u3000c'), ['a', 'b', 'c']);
  });

  test('names outside ASCII, and lone surrogates', () => {
    assert.deepEqual(words('größe 名 a\ud83d b'), ['größe', '名', 'a\ud83d', 'b']);
  });

  test('names get the id of the table, also in directives', () => {
    const file = c('#define b\n@b L b "b"', ['b', 'L']);
    assert.deepEqual([...file.tokens.name.subarray(0, file.tokens.count)], [-1, 0, -1, 0, 1, 0, -1]);
  });

  test('a string prefix is not an identifier of its own', () => {
    const file = c('L"a"', ['L']);
    assert.deepEqual([...file.tokens.name.subarray(0, file.tokens.count)], [-1]);
  });

  test('operators', () => {
    assert.deepEqual(words('a->b->*c>>=d;e?-1:f'), [
      'a',
      '->',
      'b',
      '->*',
      'c',
      '>>=',
      'd',
      ';',
      'e',
      '?-',
      '1',
      ':',
      'f',
    ]);
    assert.deepEqual(words('A::b'), ['A', ':', ':', 'b']);
  });
});
