import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { objcMethodAt } from '../../../../server/src/analysis/shape/objc-methods.ts';
import { textOf } from '../../../../server/src/analysis/shape/token-text.ts';
import { at, c, span } from '../source-text.ts';

/** The method whose selector begins with `m`: selector, parameters, and what follows. */
function method(text: string): string | undefined {
  const file = c(text);
  const found = objcMethodAt(file, at(file, 'm'));
  if (found === undefined) return undefined;
  const parameters = found.parameters.map(
    ({ typeFirst, typeLast, name }) => `${span(file, typeFirst, typeLast)} ${textOf(file, name)}`,
  );
  return [found.selector, ...parameters, textOf(file, found.after)].join(' | ');
}

describe('Objective-C methods', () => {
  for (const [text, expected] of [
    ['- (void)m;', 'm | ;'],
    ['- m;', 'm | ;'],
    ['+ (A *)m {', 'm | {'],
    ['- (void)m:(B *)b;', 'm: | B * b | ;'],
    ['- (void)m:(B *)b n:(nullable C<D> *)c {', 'm:n: | B * b | nullable C < D > * c | {'],
    ['- (void)m:(int)a :(int)b;', 'm:: | int a | int b | ;'],
    ['- (void)m:a n:b;', 'm:n: |  a |  b | ;'],
    ['- (void)m:(void (^)(int))a;', 'm: | void ( ^ ) ( int ) a | ;'],
    ['- (void)\n    m:(A)a\n    n:(B)b\n{', 'm:n: | A a | B b | {'],
    ['}\n- (void)m {', 'm | {'],
    ['@optional\n- (void)m;', 'm | ;'],
    ['#pragma mark - a\n- (void)m {', 'm | {'],
    ['- (void)m __attribute__((a));', 'm | __attribute__'],
    ['a = -m;', undefined],
    ['(void)m;', undefined],
    ['[a m:b]', undefined],
    ['void m(int a);', undefined],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected ?? 'no method'}`, () => assert.equal(method(text), expected));
  }
});
