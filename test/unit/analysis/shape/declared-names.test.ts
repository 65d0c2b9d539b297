import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { c, swift } from '../source-text.ts';

/** Whether the file declares `T`, by which its other mentions are not Apple's. */
const declares = (language: 'swift' | 'c', text: string): boolean =>
  createShape((language === 'swift' ? swift : c)(text, ['T']))
    .declaredNames()
    .has('T');

const cases: readonly (readonly ['swift' | 'c', boolean, string])[] = [
  ...[
    'class T {}',
    'struct T<A> {}',
    'enum T {}',
    'protocol T {}',
    'actor T {}',
    'typealias T = A',
    'associatedtype T',
    'func T() {}',
    'let T = 1',
    'class A { class T {} }',
    'macro T()',
  ].map((text) => ['swift', true, text] as const),
  ...[
    'let a: T',
    'T()',
    'extension T {}',
    'class A { func T() {} }',
    'enum A { case T }',
    'func f(T: A) {}',
    'func f(_ T: A) {}',
    'import class A.T',
    'A.T',
    'switch a { case T: b }',
  ].map((text) => ['swift', false, text] as const),
  ...[
    '@interface T : A\n@end',
    '@implementation T\n@end',
    '@protocol T <A>\n@end',
    'struct T { int a; };',
    'enum T { A };',
    'class T : public A {};',
    'enum A { B, T = 1 };',
    'enum { T };',
    'typedef enum { B, T } A;',
    'typedef NS_ENUM(NSInteger, A) { B, T };',
    'typedef NS_OPTIONS(NSUInteger, T) { B };',
    'typedef struct A { int b; } T;',
    'typedef A *T;',
    'typedef void (*T)(int a);',
    'typedef void (^T)(int a);',
    '#define T 1\n',
    '#define T(a) a\n',
    'A T(B b);',
    'A *T(B b) { return c; }',
    'static inline A T(void) {}',
    'extern const A T;',
    'A const T = b;',
    'NSString *const T = @"a";',
    'A T[] = { b };',
    'A T, b;',
    'extern A T API_AVAILABLE(ios(2.0));',
    'extern "C" { A T(B b); }',
    'namespace a { namespace b { A T(void); } }',
    'MY_CONSTANT(T, 1);',
  ].map((text) => ['c', true, text] as const),
  ...[
    'T *a;',
    'static T *a;',
    'static T a;',
    'static const T a = b;',
    'static T MUTEX;',
    'extern T a;',
    'T a(void) {}',
    'void a(T b);',
    'void a(void) { T(b); }',
    'void a(void) { T b; }',
    'void a(void) { A T; }',
    'typedef T A;',
    'typedef T *A;',
    'struct T a;',
    '@interface T (A)\n@end',
    '@class T;',
    '#define A T\n',
    '#define A T(b)\n',
    '#define ABCD (T | B)\n',
    '#define A return T(b);\n',
    'return T;',
    'else T(a);',
    'A b = { T, c };',
    'A b[] = { T };',
    '@property T *a;',
    '- (T *)a;',
    'int a = ABCD(T);',
  ].map((text) => ['c', false, text] as const),
];

describe('what a file declares itself', () => {
  for (const [language, expected, text] of cases) {
    test(`${language}: ${text.trim().replace('\n', '⏎')} ${expected ? 'does' : 'does not'}`, () =>
      assert.equal(declares(language, text), expected));
  }

  test('only known names are looked at', () => {
    assert.deepEqual([...createShape(swift('class T {}\nclass U {}', ['U'])).declaredNames()], ['U']);
  });

  test('namespaces nested without end are not followed', () => {
    const depth = 50_000;
    assert.equal(declares('c', `${'extern "C" {'.repeat(depth)} A T(void); ${'}'.repeat(depth)}`), false);
  });
});

test('methods that a file declares itself', () => {
  const inSwift = createShape(swift('class A { func m() {}; func n(a: B) {} }\no()', ['m', 'n', 'o']));
  assert.deepEqual([...inSwift.declaredMethods()].sort(), ['m', 'n']);
  const inC = createShape(c('- (void)m:(A)a n:(B)b {}\n[c o:d]', ['m', 'n', 'o']));
  assert.ok(inC.declaredMethods().has('m:n:'));
  assert.ok(!inC.declaredMethods().has('o:'));
});
