import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numberOf, valueOf } from '../../../../server/src/analysis/network-framework/values.ts';
import { callsOf } from '../../../../server/src/analysis/shape/calls.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { sourceOf } from '../../../../server/src/analysis/shape/values.ts';
import { read } from '../source-text.ts';

function shapeAndArgument(text: string, language: 'swift' | 'c') {
  const shape = createShape(read(language, text));
  return { shape, argument: callsOf(shape, 'use')[0]!.arguments[0]! };
}

function number(text: string, language: 'swift' | 'c' = 'swift'): number | undefined {
  const { shape, argument } = shapeAndArgument(text, language);
  return numberOf(shape, argument);
}

describe('numbers', () => {
  test('as they are written', () => {
    assert.equal(number('use(9_000)'), 9000);
    assert.equal(number('use(64 * 1024)'), 65536);
    assert.equal(number('use(0x1000)'), 4096);
    assert.equal(number('use(4096UL);', 'c'), 4096);
    for (const none of ['use(a)', 'use(a * 2)', 'use(1 + 2)', 'use(1.5)', 'use("1")', 'use(f(1))']) {
      assert.equal(number(none), undefined, none);
    }
  });

  test('through constants', () => {
    assert.equal(number('let a = 2 * 8\nuse(a)'), 16);
    assert.equal(number('var a = 2\na = 3\nuse(a)'), undefined);
    assert.equal(number('static const size_t a = 12; use(a);', 'c'), 12);
    assert.equal(number('int a = 1; a = 2; use(a);', 'c'), undefined);
  });
});

test('a name of C that is given one value stands for it', () => {
  const value = (text: string): string => {
    const { shape, argument } = shapeAndArgument(text, 'c');
    return sourceOf(shape, valueOf(shape, argument));
  };
  assert.equal(value('nw_endpoint_t e = make("a"); use(e);'), 'make("a")');
  assert.equal(value('self.e = make("a"); use(self.e);'), 'make("a")');
  assert.equal(value('use(e);'), 'e');
  assert.equal(value('use(e + 1);'), 'e+1');
});
