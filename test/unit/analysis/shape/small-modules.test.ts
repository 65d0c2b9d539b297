import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  objcConformances,
  superclassOf,
  swiftConformances,
} from '../../../../server/src/analysis/shape/conformances.ts';
import {
  enclosingType,
  enclosingTypeHeader,
  typeHeader,
  typeOfBody,
} from '../../../../server/src/analysis/shape/enclosing-type.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { isCondition, localScope } from '../../../../server/src/analysis/shape/swift-scopes.ts';
import { initialValue } from '../../../../server/src/analysis/shape/swift-values.ts';
import {
  containerOf,
  endsLine,
  isOneOf,
  isOperator,
  isUnit,
  isWord,
  kindOf,
  skipGroup,
  textOf,
} from '../../../../server/src/analysis/shape/token-text.ts';
import { swiftTypeName } from '../../../../server/src/analysis/shape/type-names.ts';
import { variableMentioned } from '../../../../server/src/analysis/shape/variable-mentions.ts';
import { TokenKind } from '../../../../server/src/analysis/source/tokens.ts';
import { at, c, span, swift } from '../source-text.ts';

describe('token-text', () => {
  const file = swift('if (a + "b")\n  .c');

  test('asks about tokens, also outside the file', () => {
    assert.equal(textOf(file, 2), 'a');
    assert.equal(textOf(file, -1) + textOf(file, 99), '');
    assert.equal(isWord(file, 0) && isWord(file, 0, 'if') && !isWord(file, 0, 'i') && !isWord(file, 1), true);
    assert.equal(isWord(file, -1) || isWord(file, 99), false);
    assert.equal(isUnit(file, 1, '('.charCodeAt(0)) && !isUnit(file, 3, '+'.charCodeAt(0)), true);
    assert.equal(isOperator(file, 3, '+') && !isOperator(file, 3, '-') && !isOperator(file, 1, '('), true);
    assert.equal(isOneOf(file, 1, '[(') && isOneOf(file, 3, '+') && !isOneOf(file, 0, 'if'), true);
    assert.equal(isOneOf(file, -1, '(') || isOneOf(file, 99, '('), false);
    assert.deepEqual([kindOf(file, 4), kindOf(file, -1), kindOf(file, 99)], [TokenKind.String, 0, 0]);
  });

  test('lines and groups', () => {
    assert.deepEqual(
      [endsLine(file, 4), endsLine(file, 5), endsLine(swift('a\r\n'), 0), endsLine(swift('a'), 0)],
      [...[false, true, true, false]],
    );
    assert.deepEqual([skipGroup(file, 1), skipGroup(file, 2), skipGroup(file, 5)], [5, 2, 5]);
    assert.deepEqual([containerOf(file, 2), containerOf(file, 1), containerOf(file, 99)], [1, -1, -1]);
  });
});

describe('type names', () => {
  for (const [text, expected] of [
    ['T', 'T'],
    ['M.T', 'T'],
    ['T?', 'T'],
    ['T<U>.V', 'V'],
    ['any T', 'T'],
    ['inout @escaping T', 'T'],
    ['some M.T & U', 'T'],
    ['[T]', undefined],
    ['(T) -> U', undefined],
    ['', undefined],
  ] as const) {
    test(`${text === '' ? 'nothing' : text} → ${expected ?? '?'}`, () =>
      assert.equal(swiftTypeName(swift(text), 0), expected));
  }
});

describe('the type around', () => {
  for (const [text, expected] of [
    ['class A { X }', 'A'],
    ['final class A<T>: B where T: C { func f() { { X } } }', 'A'],
    ['extension M.A: P { var a: T { X } }', 'A'],
    ['struct A { enum B { case c(X) } }', 'B'],
    ['actor A { init() { X } }', 'A'],
    ['protocol A { func X() }', 'A'],
    ['class A { class func f() { X } }', 'A'],
    ['class A {}\nfunc f() { X }', undefined],
    ['func f(_ actor: A) { X }', undefined],
    ['let a = b.extension { X }', undefined],
    ['X', undefined],
  ] as const) {
    test(`${text.replace('\n', '⏎')} → ${expected ?? 'none'}`, () => {
      const file = swift(text);
      assert.equal(enclosingType(file, at(file, 'X')), expected);
      assert.equal(enclosingTypeHeader(file, at(file, 'X')) >= 0, expected !== undefined);
    });
  }

  test('a body knows its header', () => {
    const file = swift('public class A: B { if c { } }');
    assert.equal(textOf(file, typeHeader(file, at(file, '{'))!), 'class');
    assert.equal(typeHeader(file, at(file, '{', 2)), undefined);
    assert.equal(typeOfBody(file, at(file, '{')), 'A');
    assert.equal(typeOfBody(file, -1), undefined);
  });

  test('blocks nested without end are not followed', () => {
    const file = swift(`class A ${'{'.repeat(10_000)} X ${'}'.repeat(10_000)}`);
    assert.equal(enclosingType(file, at(file, 'X')), undefined);
  });
});

describe('conformances', () => {
  test('of the innermost Swift type or extension', () => {
    const file = swift('class A: B, P where T: Q { func f() {} }\nextension C: R { func g() {} }');
    assert.deepEqual(swiftConformances(file, at(file, 'f')), ['B', 'P']);
    assert.deepEqual(swiftConformances(file, at(file, 'g')), ['R']);
    assert.deepEqual(swiftConformances(file, at(file, 'class')), []);
  });

  test('superclasses are a class’s first', () => {
    const superclass = (text: string): string | undefined => superclassOf(swift(text), 0);
    assert.equal(superclass('class A: M.B, P {}'), 'B');
    assert.equal(superclass('class A<T>: B {}'), 'B');
    assert.equal(superclass('class A {}'), undefined);
    assert.equal(superclass('struct A: B {}'), undefined);
  });

  test('of all Objective-C interfaces and protocols of the file', () => {
    const file = c(
      '@interface A : B <P, Q>\n@end\n@interface C () <R>\n@end\n@protocol S <T>\n@end\n@interface D : E\n@property id<U> a;\n@end\n@protocol V;',
    );
    assert.deepEqual([...objcConformances(file)].sort(), ['P', 'Q', 'R', 'T']);
  });
});

describe('Swift scopes', () => {
  for (const [text, condition, expected] of [
    ['{ let a; b; c } d', false, '; b ; c'],
    ['if let a { b } c', true, '{ b'],
    ['guard let a else { b } c', true, 'else { b } c'],
    ['switch b { case let a: c; case d: e }', true, ': c ;'],
    ['{ c; if d, let a { b } e }', true, '{ b'],
    ['{ if x { y } let a; b }', false, '; b'],
    ['for case let a in b { c } d', true, 'in b { c'],
    ['{ f(b, c); let a; d }', false, '; d'],
  ] as const) {
    test(`${text} → ${expected}`, () => {
      const file = swift(text);
      const keyword = at(file, 'let');
      const { first, last } = localScope(file, keyword, keyword + 2);
      assert.equal(span(file, first, last), expected);
      assert.equal(isCondition(file, keyword), condition);
    });
  }
});

describe('initial values', () => {
  for (const [text, type, isName, rest] of [
    ['T(a)', 'T', false, ''],
    ['T(a) { b }\nc', 'T', false, 'c'],
    ['try await T(a), b', 'T', false, ', b'],
    ['a.b\nc', undefined, true, 'c'],
    ['a\n  .b\nc', undefined, true, 'c'],
    ['a else { b }', undefined, true, 'else { b }'],
    ['a as? T { b }', 'T', false, '{ b }'],
    ['1; a', undefined, false, '; a'],
    ['a(b)', undefined, false, ''],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${type ?? '?'}`, () => {
      const file = swift(text);
      const value = initialValue(file, 0);
      assert.deepEqual([value.type, value.isName, span(file, value.end, file.tokens.count)], [type, isName, rest]);
    });
  }
});

describe('shape', () => {
  const file = swift('class A { let a: T; func f(b: U) { a; self.a; x.a; let b = a } }\na');
  const shape = createShape(file);

  test('finds identifiers by name', () => {
    assert.deepEqual(shape.identifiers('a').length, 6);
    assert.deepEqual(shape.identifiers('nothing'), []);
    assert.equal(textOf(file, shape.identifiers('self')[0]!), 'self');
  });

  test('groups mentions by the variable that they stand for', () => {
    const [declaration, bare, own, other, value, outside] = shape.identifiers('a');
    const variable = variableMentioned(shape, 'a', bare!);
    assert.equal(variable?.token, declaration);
    assert.equal(variableMentioned(shape, 'a', own!), variable);
    assert.equal(variableMentioned(shape, 'a', other!), undefined);
    const groups = shape.mentionsByVariable('a');
    assert.deepEqual(groups.get(variable), [bare, own, value]);
    assert.deepEqual(groups.get(undefined), [other, outside]);
  });

  test('answers a question once', () => {
    assert.equal(shape.variables(), shape.variables());
    assert.equal(shape.declaredNames(), shape.declaredNames());
    const inC = createShape(c('[a b:c]'));
    assert.equal(inC.messageAt(0), inC.messageAt(0));
  });
});
