import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isInactive, isInactiveOffset } from '../../../../server/src/analysis/source/source-file.ts';
import { c, read, swift, texts } from '../source-text.ts';

/** The one-letter words of a text that are never compiled for an Apple platform. */
function dead(language: 'swift' | 'c', text: string): string {
  const file = read(language, text);
  return texts(file)
    .filter((word, i) => /^[a-z]$/.test(word) && isInactive(file, i))
    .join('');
}

describe('branches', () => {
  for (const [language, text, expected] of [
    ['swift', 'a\n#if os(Linux)\nb\n#endif\nc', 'b'],
    ['swift', '#if os(Linux)\na\n#else\nb\n#endif\nc', 'a'],
    ['swift', '#if canImport(Darwin)\na\n#else\nb\n#endif\nc', 'b'],
    ['swift', '#if os(Linux)\na\n#elseif os(Windows)\nb\n#elseif os(iOS)\nc\n#else\nd\n#endif', 'ab'],
    ['swift', '#if X\na\n#elseif !os(Linux)\nb\n#else\nc\n#endif', 'c'],
    ['swift', '#if !os(Linux)\na\n#elseif X\nb\n#else\nc\n#endif\nd', 'bc'],
    ['swift', '#if os(Linux)\na\n#if X\nb\n#else\nc\n#endif\nd\n#endif\ne', 'abcd'],
    ['swift', '#if X\na\n#if os(Linux)\nb\n#endif\nc\n#endif\nd', 'b'],
    ['swift', 'a\n#if os(Linux)\nb', 'b'],
    ['swift', 'a\n#endif\n#else\nb', ''],
    ['swift', 'a\n  .b()\n#if os(Linux)\n  .c()\n#endif\n  .d()', 'c'],
    ['c', '#if 0\na\n#endif\nb', 'a'],
    ['c', '#if 1\na\n#else\nb\n#endif\nc', 'b'],
    ['c', '#ifdef _WIN32\na\n#else\nb\n#endif', 'a'],
    ['c', '#ifndef __APPLE__\na\n#endif\nb', 'a'],
    ['c', '#ifndef GUARD_H\na\n#endif', ''],
    ['c', '#if X\na\n#elif 0\nb\n#elif defined(__linux__)\nc\n#else\nd\n#endif', 'bc'],
    ['c', '#if X\na\n#elifdef _WIN32\nb\n#elifndef _WIN32\nc\n#else\nd\n#endif', 'bd'],
    ['c', '#if 0 /* a */ || \\\n  0\nb\n#endif\nc', 'b'],
    ['c', '# if 0\na\n# endif\nb', 'a'],
    ['c', '#ifdef\na\n#endif', ''],
  ] as const) {
    test(`${text.replaceAll('\n', ' ⏎ ')}: ${expected === '' ? 'all live' : `${expected} dead`}`, () =>
      assert.equal(dead(language, text), expected));
  }
});

test('Swift macros whose names begin like directives are none', () => {
  assert.equal(dead('swift', '#if os(Linux)\na\n#elephant\nb\n#endif\n#iffy(false)\nc'), 'ab');
});

test('runs are in order and do not overlap', () => {
  const { inactive } = c('#if 0\na\n#if 0\nb\n#endif\n#endif\nc\n#if 0\nd\n#elif 0\ne\n#endif');
  assert.ok(inactive.every(({ first, last }) => first <= last));
  assert.ok(inactive.every(({ first }, i) => i === 0 || first >= inactive[i - 1]!.last));
  assert.equal(inactive.length, 3);
});

test('an offset between tokens belongs to the token before it', () => {
  const text = 'a\n#if os(Linux)\n// b\nc\n#endif\n// d\n';
  const file = swift(text);
  assert.equal(isInactiveOffset(file, text.indexOf('// b')), true);
  assert.equal(isInactiveOffset(file, text.indexOf('// d')), false);
  assert.equal(isInactiveOffset(file, 0), false);
});
