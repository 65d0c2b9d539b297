import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stringContent, stringTokens, stringValue } from '../../../../server/src/analysis/shape/strings.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { c, swift } from '../source-text.ts';

const values = (file: SourceFile): readonly (string | undefined)[] =>
  stringTokens(file).map((token) => stringValue(file, token));

const contents = (file: SourceFile): readonly string[] =>
  stringTokens(file).map((token) => {
    const { start, end } = stringContent(file, token);
    return file.text.slice(start, end);
  });

describe('string literals of Swift', () => {
  for (const [text, value, content] of [
    ['"a b"', 'a b', 'a b'],
    ['""', '', ''],
    ['"a\\n\\"b\\"\\\\"', 'a\n"b"\\', 'a\\n\\"b\\"\\\\'],
    ['"\\u{41}\\u{1F600}"', 'A😀', '\\u{41}\\u{1F600}'],
    ['"\\u{FFFFFFFF}"', '\ufffd', '\\u{FFFFFFFF}'],
    ['#"a\\n"b""#', 'a\\n"b"', 'a\\n"b"'],
    ['"""\n  a "b"\n  """', '\n  a "b"\n  ', '\n  a "b"\n  '],
    ['##"a"#b"##', 'a"#b', 'a"#b'],
    ['"a', 'a', 'a'],
    ['"', '', ''],
    ['"a\\', 'a\\', 'a\\'],
  ] as const) {
    test(JSON.stringify(text), () => {
      assert.deepEqual(values(swift(text)), [value]);
      assert.deepEqual(contents(swift(text)), [content]);
    });
  }

  test('one with an interpolation has no value, and begins once', () => {
    assert.deepEqual(values(swift('f("a\\(b)c\\("d")", "e")')), [undefined, 'd', 'e']);
  });

  test('nothing else has a value', () => {
    const file = swift('a + 1');
    for (let token = -1; token < 4; token++) assert.equal(stringValue(file, token), undefined);
  });
});

describe('string literals of the C family', () => {
  for (const [text, value, content] of [
    ['@"a"', 'a', 'a'],
    ['"a\\tb"', 'a\tb', 'a\\tb'],
    ['L"a"', 'a', 'a'],
    ['u8"a"', 'a', 'a'],
    ['"\\x41\\u0042"', 'AB', '\\x41\\u0042'],
    ['"a\\\nb"', 'ab', 'a\\\nb'],
    ['"a\\\r\nb"', 'ab', 'a\\\r\nb'],
    ['@"a', 'a', 'a'],
  ] as const) {
    test(JSON.stringify(text), () => {
      assert.deepEqual(values(c(text)), [value]);
      assert.deepEqual(contents(c(text)), [content]);
    });
  }

  test('neighbours are two, a character is none, a raw string of C++ is not understood', () => {
    assert.deepEqual(values(c('@"a" @"b" \'c\' R"x(d)x"')), ['a', 'b', undefined]);
  });
});
