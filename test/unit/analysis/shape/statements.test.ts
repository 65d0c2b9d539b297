import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { braceAt, goesOn, statementStart } from '../../../../server/src/analysis/shape/statements.ts';
import { textOf } from '../../../../server/src/analysis/shape/token-text.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift } from '../source-text.ts';

/** What the braces around `X` are the body of, with the first token of that. */
function brace(file: SourceFile): string {
  const { kind, head } = braceAt(file, file.enclosing[at(file, 'X')]!);
  return `${kind} ${textOf(file, head)}`;
}

describe('Swift braces', () => {
  for (const [text, expected] of [
    ['if a { X }', 'if if'],
    ['if a,\n   let b = c.map({ Y })\n{ X }', 'if if'],
    ['if let b = c.map({ X }) { Y }', 'closure {'],
    ['if let b = c.map { Y } { X }', 'if if'],
    ['if let b = c.map { X } { Y }', 'closure if'],
    ['if a.filter { X }.isEmpty { Y }', 'closure if'],
    ['if a.first { X } == b { Y }', 'closure if'],
    ['if a { Y }\nb { X }', 'closure b'],
    ['if a is B { X }', 'if if'],
    ['if a\n  .b\n  .c { X }', 'if if'],
    ['if #available(iOS 16, *) { X }', 'if if'],
    ['if a { Y } else { X }', 'else else'],
    ['if a { Y } else if b { X }', 'else else'],
    ['if a { Y }\nelse\n{ X }', 'else else'],
    ['guard let a else { X }', 'guard guard'],
    ['guard let a = b.map({ Y }), c\nelse {\n X }', 'guard guard'],
    ['guard let a = b.map({ X }), c else { Y }', 'closure {'],
    ['guard let a = b.map { Y } else { X }', 'guard guard'],
    ['guard let a = b.map { X } else { Y }', 'closure guard'],
    ['guard case let .a(b) = c else { X }', 'guard guard'],
    ['while let a = b.next() { X }', 'loop while'],
    ['for await a in b.filter({ Y }) where a.c { X }', 'loop for'],
    ['for _ in 0..<3\n{ X }', 'loop for'],
    ['repeat { X } while a', 'loop repeat'],
    ['a: while b { X }', 'loop while'],
    ['switch (a, b) { X }', 'switch switch'],
    ['switch a { case .b where c: f { X } }', 'closure f'],
    ['switch a { case .b:\n if c { X } default: d }', 'if if'],
    ['switch a { default: f { X } }', 'closure f'],
    ['switch a { @unknown default: f { X } }', 'closure f'],
    ['let a = switch b { X }', 'switch switch'],
    ['do { X } catch { Y }', 'do do'],
    ['do { Y } catch let e as F { X }', 'catch catch'],
    ['defer { X }', 'defer defer'],
    ['func f<T>(a: T) async throws -> [A: B] where T: C { X }', 'function func'],
    ['func f(a: B = { Y }())\n{ X }', 'function func'],
    ['@A override public class func f() { X }', 'function func'],
    ['init?(a: B) { X }', 'function init'],
    ['convenience init() { X }', 'function init'],
    ['a.init(b) { X }', 'closure a'],
    ['deinit { X }', 'function deinit'],
    ['subscript(a: Int) -> B { X }', 'function subscript'],
    ['subscript(a: Int) -> B { get { X } }', 'accessor get'],
    ['var a: B { X }', 'accessor var'],
    ['var a: () -> Void { X }', 'accessor var'],
    ['var a: B { get async throws { X } set { Y } }', 'accessor get'],
    ['var a = b { didSet { X } }', 'accessor didSet'],
    ['private(set) var a: B = c { willSet(d) { Y }\n didSet { X } }', 'accessor didSet'],
    ['lazy var a: B = { X }()', 'closure lazy'],
    ['var a: (B) -> C = { X }', 'closure var'],
    ['var a = b.map { X }', 'closure var'],
    ['let a: B = { X }()', 'closure let'],
    ['final class A: B<C>, D { X }', 'type class'],
    ['struct A<T> where T: B { X }', 'type struct'],
    ['public extension A where B == C\n{ X }', 'type extension'],
    ['@MainActor actor A { X }', 'type actor'],
    ['f { X }', 'closure f'],
    ['f(a: { X }, b: c)', 'closure {'],
    ['f { Y } label: { X }', 'closure {'],
    ['a\n    .b { Y }\n    .c { X }', 'closure a'],
    ['self.a.b = { [weak self] c in X }', 'closure self'],
    ['f(for: a, if: b) { X }', 'closure f'],
    ['a.get { X }', 'closure a'],
    ['return a.map { X }', 'closure return'],
    ['a ?? { X }()', 'closure a'],
    ['a[b] = c { X }', 'closure a'],
    ['#expect(throws: A) { X }', 'closure #expect'],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected}`, () => assert.equal(brace(swift(text)), expected));
  }
});

describe('braces of the C family', () => {
  for (const [text, expected] of [
    ['if (a)\n{ X }', 'if if'],
    ['if constexpr (a) { X }', 'if if'],
    ['if ([a b:^{ Y }]) { X }', 'if if'],
    ['if (a) b(); else { X }', 'else else'],
    ['if (a) { Y } else if (b) { X }', 'else if'],
    ['for (A *a in b) { X }', 'loop for'],
    ['do { X } while (a);', 'loop do'],
    ['switch (a) { X }', 'switch switch'],
    ['case 1: { X }', 'other case'],
    ['@try { X } @catch (A *e) { Y }', 'do @try'],
    ['@try { Y } @catch (A *e) { X }', 'catch @catch'],
    ['@try { Y } @finally { X }', 'do @finally'],
    ['@synchronized (a) { X }', 'do @synchronized'],
    ['@autoreleasepool { X }', 'do @autoreleasepool'],
    ['void f(void) { X }', 'function void'],
    ['static struct A *f(int a, char *b)\n{ X }', 'function static'],
    ['void A::f(int a) const { X }', 'function void'],
    ['void f(void) __attribute__((a)) { X }', 'function void'],
    ['- m { X }', 'function -'],
    ['- (void)m:(A *)a\n         n:(void (^)(int))b\n{ X }', 'function -'],
    ['@implementation A\n- (void)m { X }\n@end', 'function -'],
    ['@implementation A {\n int a;\n}\n+ (void)m { X }\n@end', 'function +'],
    ['@implementation A\nvoid f(int a) { X }\n@end', 'function void'],
    ['@implementation A (B)\nvoid f(int a) { X }\n@end', 'function void'],
    ['@end\nvoid f(void) { X }', 'function void'],
    ['#pragma mark - a\n- (void)m { X }', 'function -'],
    ['int f(void) { return 1; }\n- (id)m { X }', 'function -'],
    ['a = ^{ X };', 'closure ^'],
    ['a = ^A *(int b) { X };', 'closure ^'],
    ['a = ^NSArray<A *> *(int b) { X };', 'closure ^'],
    ['[a b:^BOOL(C *c) { X } d:e];', 'closure ^'],
    ['dispatch_async(q, ^{ X });', 'closure ^'],
    ['void (^a)(int) = ^(int b)\n{ X };', 'closure ^'],
    ['auto a = [&](int b) { X };', 'closure ['],
    ['auto a = [this] { X };', 'closure ['],
    ['@{ X : b }', 'other @'],
    ['a = (A){ X };', 'other a'],
    ['return (A){ X };', 'other return'],
    ['f((A){ X });', 'other f'],
    ['static struct A a = { X };', 'other static'],
    ['struct A { X };', 'type struct'],
    ['typedef NS_ENUM(NSInteger, A) { X };', 'type typedef'],
    ['class A : public B { X };', 'type class'],
    ['class A { A(int b) { X } };', 'function A'],
    ['void f(void) { forEach(a) { X } }', 'other forEach'],
    ['#define M(a) do { X } while (0)\n', 'loop do'],
    ['{ X }', 'other {'],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected}`, () => assert.equal(brace(c(text)), expected));
  }
});

describe('the start of a statement', () => {
  const start = (file: SourceFile): string => textOf(file, statementStart(file, at(file, 'X')));

  for (const [text, expected] of [
    ['a\nb.c X', 'b'],
    ['a; b X', 'b'],
    ['a(b,\n  c) + X', 'a'],
    ['a\n  .b\n  .X', 'a'],
    ['a +\n  X', 'a'],
    ['a\n  ?? X', 'a'],
    ['return\n  X', 'return'],
    ['a.return\n  X', 'X'],
    ['let a: B? = c!\nX', 'X'],
    ['var a: B<C>?\nX', 'X'],
    ['var a: B<D<C>>\nX', 'X'],
    ['{ a in X }', 'a'],
    ['f(a, X)', 'a'],
    ['{ a }.b X', '{'],
    ['if a { b }\nX', 'X'],
    ['if a { b } else X', 'else'],
    ['switch a { case .b: X }', 'X'],
    ['switch a { case .b, .X: c }', 'case'],
    ['-X', '-'],
    ['a\n-X', '-'],
    ['a }}} ) X', 'X'],
    ['X', 'X'],
  ] as const) {
    test(`Swift: ${text.replaceAll('\n', '⏎')} → ${expected}`, () => assert.equal(start(swift(text)), expected));
  }

  for (const [text, expected] of [
    ['a;\nb\n  + X;', 'b'],
    ['{ a(b, c) = X; }', 'a'],
    ['[a b:X]', 'a'],
    ['if (a) X;', 'if'],
    ['if (a) { b } X;', 'X'],
    ['#define A\nX', 'X'],
    ['{ a - (b) X; }', 'a'],
    ['- (b) X', '-'],
  ] as const) {
    test(`C: ${text.replaceAll('\n', '⏎')} → ${expected}`, () => assert.equal(start(c(text)), expected));
  }
});

test('a statement goes on behind its braces with else, catch and while', () => {
  for (const [text, expected] of [
    ['if a { } else { }', true],
    ['do { } catch { }', true],
    ['repeat { } while a', true],
    ['if a { } b', false],
    ['if a { }', false],
  ] as const) {
    const file = swift(text);
    assert.equal(goesOn(file, at(file, '}')), expected, text);
  }
});
