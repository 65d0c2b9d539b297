import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choiceAround } from '../../../../server/src/analysis/shape/choices.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { sourceOf } from '../../../../server/src/analysis/shape/values.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift } from '../source-text.ts';

/** The choice around the one token `x`. */
function choice(file: SourceFile): string {
  const token = at(file, 'x');
  const shape = createShape(file);
  return sourceOf(shape, choiceAround(shape, { first: token, last: token }));
}

describe('the choice that an expression is an operand of', () => {
  for (const [text, expected] of [
    ['let a = b ? x : d', 'b?x:d'],
    ['let a = b ? c : x\nnext()', 'b?c:x'],
    ['let a = b ?? x', 'b??x'],
    ['let a = b\n  ? c\n  : x\nnext()', 'b?c:x'],
    ['f(a: b ? c : x)', 'b?c:x'],
    ['f(a, (b ? c : x))', '(b?c:x)'],
    ['return (b ? x : c)', '(b?x:c)'],
    ['f(a: x)', 'x'],
    ['let a = ["k": x]', 'x'],
    ['switch a {\ncase .b: x\n}', 'x'],
    ['let a = x ? b : c', 'x'],
    ['let a = b ? x', 'b?x'],
    [': x', 'x'],
  ] as const) {
    test(`Swift: ${JSON.stringify(text)}`, () => assert.equal(choice(swift(text)), expected));
  }
  for (const [text, expected] of [
    ['a = b ? c : x;', 'b?c:x'],
    ['a = b ?: x;', 'b?:x'],
    ['[a m:(b ? x : c)];', '(b?x:c)'],
    ['[a m:x];', 'x'],
    ['@{ k : x };', 'x'],
    ['if (b ? x : c) {}', 'b?x:c'],
  ] as const) {
    test(`C: ${JSON.stringify(text)}`, () => assert.equal(choice(c(text)), expected));
  }
});
