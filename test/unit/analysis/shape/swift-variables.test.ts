import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { swiftVariables } from '../../../../server/src/analysis/shape/swift-variables.ts';
import { indexVariables, variableAt } from '../../../../server/src/analysis/shape/variables.ts';
import { at, swift } from '../source-text.ts';

/** Every variable as `name: type`, members with their owner before them. */
function declared(text: string): readonly string[] {
  return swiftVariables(swift(text)).map(
    ({ name, type, owner }) => `${owner === undefined ? '' : `${owner}.`}${name}: ${type ?? '?'}`,
  );
}

/** The type of `s` at the mark `X`; `none` where no `s` is visible, `?` where its type can't be told. */
function typeAtMark(text: string): string {
  const file = swift(text);
  const variable = variableAt(indexVariables(swiftVariables(file)), 's', at(file, 'X'));
  return variable === undefined ? 'none' : (variable.type ?? '?');
}

describe('what a Swift file declares', () => {
  for (const [text, ...expected] of [
    ['let a: T', 'a: T'],
    ['var a: M.T?', 'a: T'],
    ['let a: T<U>! = b', 'a: T'],
    ['let a: any T', 'a: T'],
    ['let a: [T]', 'a: ?'],
    ['let a: (T) -> U', 'a: ?'],
    ['let a = T(b)', 'a: T'],
    ['let a = T.init(b)', 'a: T'],
    ['let a = M.T(b)', 'a: T'],
    ['let a = try! T<U>(b) { c }', 'a: T'],
    ['let a = try await T()', 'a: T'],
    ['let a = T(b).c', 'a: ?'],
    ['let a = t(b)', 'a: ?'],
    ['let a = b as! T', 'a: T'],
    ['let a = b(c as! U) as? T', 'a: T'],
    ['let a = b ? T() : c', 'a: ?'],
    ['let a = [T()]', 'a: ?'],
    ['let a = T(b) + T(c)', 'a: ?'],
    ['class C { let a: T; static var b = U() }', 'C.a: T', 'C.b: U'],
    ['extension M.C { var a: T { b } }', 'C.a: T'],
    ['class C { func f() { let a: T } }', 'a: T'],
    ['func f(_ a: T, b c: inout U?, d: [V]...) {}', 'a: T', 'c: U', 'd: ?'],
    ['init(a: T) {}', 'a: T'],
    ['subscript(a: T) -> U { b }', 'a: T'],
    ['f { a, b in c }', 'a: ?', 'b: ?'],
    ['f { [weak self] a in b }', 'a: ?'],
    ['f { a async throws -> U in b }', 'a: ?'],
    ['f { (a: T, b) -> U in c }', 'a: T', 'b: ?'],
    ['f { [weak self] (a: T) in c }', 'a: T'],
    ['f { a.b() }'],
    ['f(a: T)'],
    ['f(for: a) { b in c }', 'b: ?'],
    ['func f(for a: T, in b: U) {}', 'a: T', 'b: U'],
    ['for a in b {}', 'a: ?'],
    ['for (a, b) in c {}', 'a: ?', 'b: ?'],
    ['for case let a as T in b {}', 'a: T'],
    ['func f() { for a in b {} }', 'a: ?'],
    ['let (a, b) = c', 'a: ?', 'b: ?'],
    ['if case let .d(a, e: b) = c {}', 'a: ?', 'b: ?'],
    ['switch a { case let b as T: c }', 'b: T'],
    ['catch let a as T {', 'a: T'],
  ] as const) {
    test(`${text} → ${expected.join(', ')}`, () => assert.deepEqual(declared(text), expected));
  }
});

describe('where a Swift name is visible', () => {
  for (const [text, expected] of [
    ['class C { func f() { X }; let s: T }', 'T'],
    ['class C { let s: T }\nfunc f() { X }', 'none'],
    ['let s: T\nfunc f() { X }', 'T'],
    ['func f() { X\n let s: T }', 'none'],
    ['func f() { let s: T\n X }', 'T'],
    ['func f() { let s = X }', 'none'],
    ['func f() { { let s: T }\n X }', 'none'],
    ['func f(s: T) { X }', 'T'],
    ['func f(s: T) {}\nX', 'none'],
    ['func f(s: T) { g { s in X } }', '?'],
    ['func f(s: T) { g { s in a }\n X }', 'T'],
    ['func f(s: T) { let s: U\n X }', 'U'],
    ['func f(s: T) { if let s: U = a { X } }', 'U'],
    ['func f(s: T) { if let s: U = a {} else { X } }', 'T'],
    ['func f(s: T) { if let s: U = a {}\n X }', 'T'],
    ['func f(s: T) { if b, let s: U = a, X {} }', 'U'],
    ['func f(s: T) { while let s: U = a { X } }', 'U'],
    ['func f(s: T) { guard let s: U = a else { X } }', 'U'],
    ['func f(s: T) { guard let s: U = a else { b }\n X }', 'U'],
    ['func f(s: T) { for s in a { X } }', '?'],
    ['func f(s: T) { for s in a {}\n X }', 'T'],
    ['func f(s: T) { for s in X {} }', '?'],
    ['func f(s: T) { switch a { case .b(let s): X } }', '?'],
    ['func f(s: T) { switch a { case .b(let s): c\n case .d: X } }', 'T'],
    ['func f(s: T) { switch a { case .b(let s): c\n default: X } }', 'T'],
    ['func f(s: T) { switch a { case .b(let s): c = .default\n X } }', '?'],
    ['func f(s: T) { switch a { case .b: let s: U\n X } }', 'U'],
    ['func f(s: T) { do {} catch let s as U { X } }', 'U'],
    ['func f(s: T) { do {} catch let s as U {}\n X }', 'T'],
    ['protocol P { func f(s: T); func X() }', 'none'],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected}`, () => assert.equal(typeAtMark(text), expected));
  }
});

describe('names for names', () => {
  for (const [text, expected] of [
    ['func f() { let a = b }', true],
    ['func f() { let a = self.b }', true],
    ['func f() { let a = b?.c! }', true],
    ['func f() { if let a { } }', true],
    ['func f() { guard let a, b else { } }', true],
    ['func f() { guard let a else { } }', true],
    ['func f() { let a = b() }', false],
    ['func f() { let a = b[0] }', false],
    ['func f() { let a = b + c }', false],
    ['func f() { let a: T }', false],
  ] as const) {
    test(`${text} ${expected ? 'is' : 'is not'} one`, () => {
      const variable = swiftVariables(swift(text)).find(({ name }) => name === 'a');
      assert.equal(variable?.valueEnd !== undefined, expected);
    });
  }
});
