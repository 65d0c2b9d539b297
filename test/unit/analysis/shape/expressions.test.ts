import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  argumentUse,
  assignedName,
  type Expression,
  literalAt,
  widen,
} from '../../../../server/src/analysis/shape/expressions.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { textOf } from '../../../../server/src/analysis/shape/token-text.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, span, swift } from '../source-text.ts';

/** The expression that is the one token `x`. */
function x(file: SourceFile): Expression {
  const token = at(file, 'x');
  return { first: token, last: token };
}

const show = (file: SourceFile, { first, last }: Expression): string => span(file, first, last + 1);

test('a literal ends behind its last interpolation', () => {
  const file = swift('a("b\\(c)d\\(e(f))g", h)');
  assert.equal(show(file, literalAt(file, at(file, '"b'))), '"b \\( c ) d \\( e ( f ) ) g"');
  assert.equal(show(swift('"a" b'), literalAt(swift('"a" b'), 0)), '"a"');
});

describe('arguments', () => {
  const use = (file: SourceFile): string | undefined => {
    const found = argumentUse(createShape(file), x(file));
    if (found === undefined) return undefined;
    const receiver = found.receiver === undefined ? '' : ` to ${span(file, found.receiver.first, found.receiver.last)}`;
    return `${found.callee} ${found.label} in ${show(file, found.whole())}${receiver}`;
  };

  for (const [text, expected] of [
    ['f(x)', 'f _ in f ( x )'],
    ['f(a: x)', 'f a in f ( a : x )'],
    ['f(b, a: x, c)', 'f a in f ( b , a : x , c )'],
    ['f(x, b)', 'f _ in f ( x , b )'],
    ['a.b(c).f(x)', 'f _ in a . b ( c ) . f ( x )'],
    ['a?.b!.f(x)', 'f _ in a ? . b ! . f ( x )'],
    ['f!(x)', 'f _ in f ! ( x )'],
    ['f(x + 1)', undefined],
    ['f(a.x)', undefined],
    ['f(b ? a : x)', undefined],
    ['(x)', undefined],
    ['[x]', undefined],
    ['x', undefined],
  ] as const) {
    test(`Swift ${text} → ${expected ?? 'none'}`, () => assert.equal(use(swift(text)), expected));
  }

  for (const [text, expected] of [
    ['[a b:x]', 'b: b: in [ a b : x ] to a'],
    ['[[A c] b:d e:x]', 'b:e: e: in [ [ A c ] b : d e : x ] to [ A c ]'],
    ['[a b:x, c]', 'b: b: in [ a b : x , c ] to a'],
    ['f(a, x)', 'f _ in f ( a , x )'],
    ['[a b:x + 1]', undefined],
    ['a[x]', undefined],
    ['@[x]', undefined],
  ] as const) {
    test(`Objective-C ${text} → ${expected ?? 'none'}`, () => assert.equal(use(c(text)), expected));
  }
});

describe('what keeps an expression what it is', () => {
  for (const [text, expected] of [
    ['x!', 'x !'],
    ['try x', 'try x'],
    ['try await x', 'try await x'],
    ['x as A', 'x as A'],
    ['x as! A', 'x as ! A'],
    ['x as? A', 'x as ? A'],
    ['self.x', 'self . x'],
    ['self?.x', 'self ? . x'],
    ['A.x', 'A . x'],
    ['x.absoluteURL', 'x . absoluteURL'],
    ['x.appendingPathComponent("a")', 'x . appendingPathComponent ( "a" )'],
    ['x!.appending(a: b)!', 'x ! . appending ( a : b ) !'],
    ['x + a + b', 'x + a + b'],
    ['f(x + a, b)', 'x + a'],
    ['x + a\nb', 'x + a'],
    ['x.scheme', 'x'],
    ['a + x + b', 'x'],
    ['x - a', 'x'],
  ] as const) {
    test(`Swift ${text.replace('\n', '⏎')} → ${expected}`, () => {
      const file = swift(text);
      assert.equal(show(file, widen(file, x(file))), expected);
    });
  }

  for (const [text, expected] of [
    ['(__bridge A *)x', '( __bridge A * ) x'],
    ['f(x)', 'x'],
    ['f(A)x', 'x'],
    ['(a + b)x', 'x'],
    ['[x stringByAppendingString:a]', '[ x stringByAppendingString : a ]'],
    ['[[x absoluteURL] copy]', '[ [ x absoluteURL ] copy ]'],
    ['[x length]', 'x'],
    ['self.x', 'self . x'],
    ['x + a', 'x'],
  ] as const) {
    test(`Objective-C ${text} → ${expected}`, () => {
      const file = c(text);
      assert.equal(show(file, widen(file, x(file))), expected);
    });
  }
});

describe('the name that takes a value', () => {
  for (const [language, text, expected] of [
    ['swift', 'let a = x', 'a'],
    ['swift', 'let a: B = x', 'a'],
    ['swift', 'let a: [B: C]? = x', 'a'],
    ['swift', 'a = x\nb', 'a'],
    ['swift', 'self.a = x', 'a'],
    ['swift', 'if let a = x {', 'a'],
    ['swift', 'guard let a = x, b else', 'a'],
    ['swift', 'let a = x; b', 'a'],
    ['swift', 'if let x {', 'x'],
    ['swift', 'let a = x.b', ''],
    ['swift', 'a == x', ''],
    ['swift', 'a += x', ''],
    ['swift', 'f(a, x)', ''],
    ['c', 'A *a = x;', 'a'],
    ['c', 'A *a = x, *b;', 'a'],
    ['c', 'self.a = x;', 'a'],
    ['c', '#define a x\n', 'a'],
    ['c', '#define a x + 1\n', ''],
    ['c', '#define a(b) x\n', ''],
    ['c', 'return x;', ''],
    ['c', 'if ((a = x)) {}', 'a'],
    ['swift', 'func f(b a: A = x) {}', 'a'],
  ] as const) {
    test(`${language} ${text.replace('\n', '⏎')} → ${expected === '' ? 'none' : expected}`, () => {
      const file = language === 'swift' ? swift(text) : c(text);
      assert.equal(textOf(file, assignedName(file, x(file))), expected);
    });
  }
});
