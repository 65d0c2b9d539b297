import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPlainPath, qualifiers, swiftMention } from '../../../../server/src/analysis/shape/swift-mentions.ts';
import { at, swift } from '../source-text.ts';

/** `T` is the name that is asked about. */
const table: Readonly<Record<string, readonly string[]>> = {
  reference: [
    'let a: T',
    'T(b)',
    'a as? T',
    'a is T',
    '[T: a]',
    '[a: T]',
    'f(a: T)',
    'f(b ? T : c)',
    'f(a ? b : T)',
    'f(b ? c as T : d)',
    'f(a, T)',
    'func f(_ a: T, b: inout T?) -> T',
    'class A: B, T {',
    'extension T {',
    'extension T: A {',
    'where A == T',
    '\\T.a',
    '#selector(T.a)',
    'switch a { case T: b }',
    'switch a { case T.b: c }',
    'switch a { case b, T: c }',
    'switch a { case is T: c }',
    'if case T = a {}',
    'enum A { case b; static let c: T }',
    'enum A { case b(T) }',
    'enum A { case b(c: T) }',
    'enum A { case b\n typealias C = T }',
    'enum A { func f() { switch self { case T: b } } }',
    'catch T.a {',
    'return T',
    'a ?? T',
    'a = T',
    '"\\(T)"',
    '{ (a: T) in',
    'f(T.self)',
    'f(try T)',
  ],
  member: ['a.T', 'A.B.T', 'a?.T', 'a!.T', 'f().T', 'a[0].T', '"".T', 'a\n  .T', 'self.T', 'A<B>.T', '`a`.T'],
  'implicit-member': ['.T', 'a = .T', 'f(.T)', '[.T]', 'return .T', 'case .T:', 'a ? .T : b', 'f(a: .T)', 'if .T == a'],
  label: ['f(T: a)', 'f(a, T: b)', '(T: a, b: c)', 'func f(T a: B)', 'func f(a: B, T b: C)', 'case .a(T: b)'],
  declaration: [
    'class T {',
    'struct T',
    'enum T',
    'protocol T',
    'actor T',
    'func T()',
    'let T = a',
    'var T: A',
    'typealias T = A',
    'associatedtype T',
    'macro T()',
    'func f(a T: B)',
    'func f(_ T: B)',
    'enum A { case T }',
    'enum A { case a, T }',
    'enum A { case a(B), c = 1, d = "e", f = -1, T(B), g }',
    'indirect enum A: B { indirect case T(A) }',
    'enum A { case a; case T = 1 }',
  ],
  import: ['import T', 'import A.T', 'import class A.T', '@testable import T', '@_exported import struct A.B.T'],
};

describe('what a Swift name is there for', () => {
  for (const [expected, sources] of Object.entries(table)) {
    for (const text of sources) {
      test(`${expected}: ${text}`, () => {
        const file = swift(text);
        assert.equal(swiftMention(file, at(file, 'T')), expected);
      });
    }
  }

  test('an import ends at its line', () => {
    const file = swift('import A\nT()');
    assert.equal(swiftMention(file, at(file, 'T')), 'reference');
  });
});

describe('the path before a name', () => {
  for (const [text, names, plain] of [
    ['T', [], true],
    ['A.T', ['A'], true],
    ['A.B.T', ['B', 'A'], true],
    ['a().B.T', ['B'], false],
    ['a?.T', [], false],
    ['.T', [], false],
  ] as const) {
    test(`${text}: ${names.join(' in ')}${plain ? '' : ' of something'}`, () => {
      const file = swift(text);
      assert.deepEqual(qualifiers(file, at(file, 'T')), names);
      assert.equal(isPlainPath(file, at(file, 'T')), plain);
    });
  }

  test('a long path is read in part, and then not plain', () => {
    const file = swift('A.B.C.D.E.F.T');
    assert.deepEqual(qualifiers(file, at(file, 'T')), ['F', 'E', 'D', 'C']);
    assert.equal(isPlainPath(file, at(file, 'T')), false);
  });
});
