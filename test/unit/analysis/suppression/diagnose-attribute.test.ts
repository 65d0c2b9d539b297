import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { diagnoseScopes } from '../../../../server/src/analysis/suppression/diagnose-attribute.ts';
import { c, swift } from '../source-text.ts';

const ATTRIBUTE = '@diagnose(DeprecatedDeclaration, as: ignored)';

/** What each attribute covers, without the attribute itself. */
const covered = (text: string): readonly string[] =>
  diagnoseScopes(swift(text)).map(({ start, end }) => text.slice(start, end).replace(ATTRIBUTE, '').trim());

describe('the reach of @diagnose', () => {
  for (const [declaration, rest] of [
    ['func f() { a }', '\nb'],
    ['class A: B { let c: D; func e() { f } }', '\nlet g: H'],
    ['let a: B', '\nlet c: D'],
    ['let a: B', '\n@x func c() {}'],
    ['let a: B', '\nprivate static var c: D'],
    ['@MainActor\nprivate\nfinal class A { b }', '\nc'],
    ['func f(a: B = { c }()) -> D { e }', '\ng'],
    ['var a: B { c }', '\nd'],
    ['let a: B; ', 'let c: D'],
    ['init(a: B) { c }', ''],
    ['typealias A = B', '\nimport C'],
    ['import A', '\nimport B'],
  ] as const) {
    test(`${declaration}|${rest}`.replaceAll('\n', '⏎'), () => {
      assert.deepEqual(covered(`${ATTRIBUTE} ${declaration}${rest}`), [declaration.trim()]);
    });
  }

  test('only of deprecations that are ignored', () => {
    for (const text of [
      '@diagnose(DeprecatedDeclaration, as: warning) let a: B',
      '@diagnose(StrictMemorySafety, as: ignored) let a: B',
      '@diagnose let a: B',
      '@diagnose(DeprecatedDeclaration, as: ignored let a: B',
      '@available(*, deprecated) let a: B',
    ]) {
      assert.deepEqual(covered(text), [], text);
    }
    assert.equal(covered('@diagnose(DeprecatedDeclaration, as: ignored, reason: "a") let b: C').length, 1);
  });

  test('at the end of a text, and not in C', () => {
    assert.equal(diagnoseScopes(swift(ATTRIBUTE)).length, 1);
    assert.deepEqual(diagnoseScopes(c(`${ATTRIBUTE} a`)), []);
  });
});
