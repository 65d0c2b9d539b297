import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { declaresVariable } from '../../../../server/src/analysis/shape/c-own-variables.ts';
import { at, c } from '../source-text.ts';

describe('what is declared as a variable in C', () => {
  for (const [text, expected] of [
    ['in_addr_t T = a;', true],
    ['char *T;', true],
    ['struct A T;', true],
    ['void f(char *T, int a)', true],
    ['int (*T)(int);', true],
    ['void (^T)(void);', true],
    ['- (void)send:(char *)T;', true],
    ['T(a);', false],
    ['int T(int a);', false],
    ['return T;', false],
    ['f(T);', false],
    ['a = (char *)T;', false],
    ['a = b + T;', false],
    ['(*T)(a)', false],
  ] as const) {
    test(`${text} ${expected ? 'does' : 'does not'}`, () => {
      const file = c(text);
      assert.equal(declaresVariable(file, at(file, 'T')), expected);
    });
  }
});
