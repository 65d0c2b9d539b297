import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evaluateCondition, isDefined } from '../../../../server/src/analysis/source/conditions.ts';
import { read } from '../source-text.ts';

function value(language: 'swift' | 'c', condition: string): boolean | undefined {
  const { text, tokens } = read(language, condition);
  return evaluateCondition(text, tokens, language, 0, tokens.count);
}

const table: Readonly<Record<'swift' | 'c', readonly (readonly [string, boolean | undefined])[]>> = {
  swift: [
    ['os(iOS)', undefined],
    ['os(Linux)', false],
    ['os(Windows) || os(Android)', false],
    ['os(iOS) || os(Linux)', undefined],
    ['!os(Linux)', true],
    ['!(os(Linux) || os(Windows))', true],
    ['!!os(Linux)', false],
    ['os(Linux) && DEBUG', false],
    ['DEBUG || true', true],
    ['DEBUG && false', false],
    ['DEBUG', undefined],
    ['true', true],
    ['false', false],
    ['canImport(Darwin)', true],
    ['canImport(Darwin.POSIX)', true],
    ['canImport(Network)', true],
    ['canImport(Foundation)', true],
    ['canImport(Glibc)', false],
    ['canImport(FoundationNetworking)', false],
    ['canImport(UIKit)', undefined],
    ['!canImport(ObjectiveC)', false],
    ['swift(>=6.0)', undefined],
    ['compiler(>=5.9) && os(Linux)', false],
    ['targetEnvironment(simulator)', undefined],
    ['arch(arm64) && !os(Windows)', undefined],
    ['hasFeature(X) || !os(Linux)', true],
    ['(os(Linux))', false],
    ['', undefined],
    ['&&', undefined],
    ['((', undefined],
    ['os(', false],
  ],
  c: [
    ['0', false],
    ['1', true],
    ['00L', false],
    ['YES', true],
    ['0 && A', false],
    ['0 || A', undefined],
    ['!0', true],
    ['A', undefined],
    ['_WIN32', false],
    ['__linux__', false],
    ['__APPLE__', true],
    ['TARGET_OS_MAC', true],
    ['TARGET_OS_IPHONE', undefined],
    ['!TARGET_OS_WIN32', true],
    ['defined(_WIN32)', false],
    ['defined _WIN32 || defined(__linux__)', false],
    ['defined(__APPLE__) && defined(A)', undefined],
    ['!defined(__APPLE__)', false],
    ['A == 1', undefined],
    ['_WIN32 == 0', undefined],
    ['__has_include(<A/B.h>)', undefined],
    ['(0)', false],
    ['A(1) || 0', undefined],
    ['(((1)))', true],
  ],
};

for (const language of ['swift', 'c'] as const) {
  describe(`conditions in ${language}`, () => {
    for (const [condition, expected] of table[language]) {
      test(`${condition === '' ? 'nothing' : condition} is ${expected ?? 'open'}`, () =>
        assert.equal(value(language, condition), expected));
    }
  });
}

test('parentheses nested too deeply are left open, whatever is in them', () => {
  assert.equal(value('c', `${'('.repeat(90)}0${')'.repeat(90)}`), false);
  assert.equal(value('c', `${'('.repeat(100_000)}0${')'.repeat(100_000)}`), undefined);
});

test('macros of Apple compilers', () => {
  assert.equal(isDefined('__APPLE__'), true);
  assert.equal(isDefined('__ANDROID__'), false);
  assert.equal(isDefined('__ANDROID_X'), undefined);
});
