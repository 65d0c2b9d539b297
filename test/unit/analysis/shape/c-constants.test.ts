import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cConstant } from '../../../../server/src/analysis/shape/c-constants.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { sourceOf } from '../../../../server/src/analysis/shape/values.ts';
import { at, c } from '../source-text.ts';

/** What the first `k` of a text stands for. */
function constant(text: string): string | undefined {
  const shape = createShape(c(text));
  const token = at(shape.file, 'k');
  const value = cConstant(shape, { first: token, last: token });
  return value && sourceOf(shape, value);
}

test('a C name stands for the one value that it is given', () => {
  assert.equal(constant('f(k);\nstatic const int k = 1 + 2;'), '1+2');
  assert.equal(constant('#define k other\nf(k);'), 'other');
  assert.equal(constant('static const char k[] = "a";'), '"a"');
});

test('a name with several values, or with none, stands for nothing', () => {
  assert.equal(constant('int k = 1;\nvoid f(void) { k = 2; }'), undefined);
  assert.equal(constant('extern const int k;'), undefined);
  assert.equal(constant('#define k 1\n#undef k\n#define k 2\n'), undefined);
});

test('an expression of several tokens is no name', () => {
  const shape = createShape(c('k + k; int k = 1;'));
  assert.equal(cConstant(shape, { first: 0, last: 2 }), undefined);
});
