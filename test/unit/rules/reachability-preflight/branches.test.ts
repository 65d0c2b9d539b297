import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textOf } from '../../../../server/src/analysis/shape/token-text.ts';
import type { SourceLanguage } from '../../../../server/src/analysis/source/language.ts';
import { dependentCode } from '../../../../server/src/rules/reachability-preflight/branches.ts';
import { at, read } from '../../analysis/source-text.ts';

/** Which of the calls `a()` to `f()` depend on the condition with `X`. */
function dependent(language: SourceLanguage, text: string): string {
  const file = read(language, text);
  const ranges = dependentCode(file, at(file, 'X'));
  const names = Array.from({ length: file.tokens.count }, (_, i) => i).filter(
    (i) => /^[a-f]$/.test(textOf(file, i)) && ranges.some(({ first, last }) => first <= i && i < last),
  );
  return names.map((i) => textOf(file, i)).join('');
}

describe('what depends on a condition', () => {
  for (const [language, text, expected] of [
    ['swift', 'func g() { if X { a() }; b() }', 'a'],
    ['swift', 'func g() { if !x.X, y { a() } else { b() }; c() }', 'ab'],
    ['swift', 'func g() { if y { a() } else if X { b() } else { c() } }', 'bc'],
    ['swift', 'func g() { guard X else { return }; a(); h { b() } }\nfunc i() { c() }', 'ab'],
    ['swift', 'func g() { h { guard X else { return }; a() }; b() }', 'a'],
    ['swift', 'func g() { if X { return }; a() }', 'a'],
    ['swift', 'func g() { if X { log() }; a() }', ''],
    ['swift', 'func g() { switch X { case .y: a() }; b() }', 'a'],
    ['swift', 'func g() { let y = X; a() }', ''],
    ['swift', 'func g() { if (X) == true { a() } }', 'a'],
    ['c', 'void g(void) { if (X) { a(); } b(); }', 'a'],
    ['c', 'void g(void) { if (!X) return; a(); }', 'a'],
    ['c', 'void g(void) { if (X) a(); else { b(); } c(); }', 'ab'],
    ['c', 'void g(void) { if ([X y] == z) { return; } a(); }', 'a'],
    ['c', 'void g(void) { switch (X) { default: a(); } b(); }', 'a'],
    ['c', 'void g(void) { y = X; a(); }', ''],
  ] as const) {
    test(`${language}: ${text}`, () => assert.equal(dependent(language, text), expected));
  }
});
