import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cMention, directiveOf } from '../../../../server/src/analysis/shape/c-mentions.ts';
import { at, c } from '../source-text.ts';

/** `T` is the name that is asked about. */
const table: Readonly<Record<string, readonly string[]>> = {
  reference: [
    'T *a;',
    '[T new]',
    '[[T alloc] init]',
    '(T *)a',
    '@interface A : T',
    '@interface A : B <T>',
    '@interface A : B <C, T>',
    '@interface T (Category)',
    '@implementation T (Category)',
    '@interface T ()',
    '@protocol A <T>',
    '@protocol(T)',
    '@property T *a;',
    '- (void)a:(T *)b;',
    '- (T *)a;',
    '#define A T',
    '#define A(b) T(b)',
    'case T: break;',
    'a ? T : b',
    'a ? b : T;',
    '@{ T : a }',
    '@{ (id)T : a }',
    '@{ a : T }',
    '[a b:T]',
    '[a b:c ? T : d]',
    '[a b:c ? T : d e:f]',
    'T::a',
    'a<T *>',
    'sizeof(T)',
    '@encode(T)',
    'id<T> a;',
    '^(T *a) {}',
    'f(a, T)',
    'if (T) {}',
    'return T;',
    '@end\nT *a;',
  ],
  member: ['a.T', 'a->T', 'self.T = b', '[a b].T'],
  import: ['@class T;', '@class A, T;', '@class A,\n  T, B;', '@protocol T;', '@protocol A, T;', '@import T;'],
  directive: ['#ifdef T\n', '#if defined(T)\n', '#undef T\n', '#if __has_include(<A/T.h>)\n', '#elif A(T)\n'],
  declaration: ['#define T\n', '#define T(a) a\n', '@interface T : A', '@implementation T\n', '@protocol T <A>'],
  label: [
    '[a T:b]',
    '[a b:c T:d]',
    '[a b:[c d:e T:f]]',
    '- (void)T:(id)a;',
    '- (void)a:(id)b T:(id)c;',
    '+ (A *)a:(id)b c:(id)d T:(id)e {',
    '@selector(T:)',
    '@selector(a:T:)',
    'do { T: a(); } while (b);',
    '{ T: a(); }',
    'a; T: b();',
    'struct A { int b; T : 3; };',
  ],
};

describe('what a C name is there for', () => {
  for (const [expected, sources] of Object.entries(table)) {
    for (const text of sources) {
      test(`${expected}: ${text.trim().replace('\n', '⏎')}`, () => {
        const file = c(text);
        assert.equal(cMention(file, at(file, 'T')), expected);
      });
    }
  }

  test('messages may come from what was found before', () => {
    const file = c('[a T:b]');
    assert.equal(
      cMention(file, at(file, 'T'), () => undefined),
      'reference',
    );
  });
});

describe('the directive of a token', () => {
  test('is its word and the first token after it', () => {
    const file = c('#  define A \\\n b\nd');
    assert.deepEqual(directiveOf(file, at(file, 'b')), { word: 'define', first: 1 });
    assert.equal(directiveOf(file, at(file, 'd')), undefined);
  });
});
