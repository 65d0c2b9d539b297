import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { constantString } from '../../../../server/src/analysis/shape/constant-strings.ts';
import { callsOf } from '../../../../server/src/analysis/shape/calls.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import type { SourceLanguage } from '../../../../server/src/analysis/source/language.ts';
import { read } from '../source-text.ts';

/** What the first argument of the call of `f` stands for. */
function argument(language: SourceLanguage, text: string): string | undefined {
  const shape = createShape(read(language, text));
  return constantString(shape, callsOf(shape, 'f').at(-1)!.arguments[0]!)?.value;
}

describe('the literal that an expression stands for', () => {
  for (const [language, text, value] of [
    ['swift', 'f("a")', 'a'],
    ['swift', 'f(("a" as CFString))', 'a'],
    ['swift', 'let x = "a"\nf(x)', 'a'],
    ['swift', 'let x: String = "a"\nf(x)', 'a'],
    ['swift', 'class A { static let x = "a"\n func g() { f(Self.x); } }', 'a'],
    ['swift', 'var x = "a"\nx = "b"\nf(x)', undefined],
    ['swift', 'f("a\\(b)")', undefined],
    ['swift', 'f("a" + "b")', undefined],
    ['swift', 'func g(x: String) { f(x) }', undefined],
    ['c', 'void g(void) { f(@"a"); }', 'a'],
    ['c', 'void g(void) { f(CFSTR("a")); }', 'a'],
    ['c', 'void g(void) { f((__bridge CFStringRef)@"a"); }', 'a'],
    ['c', '#define X "a"\nvoid g(void) { f(X); }', 'a'],
    ['c', 'static const char *const x = "a";\nvoid g(void) { f(x); }', 'a'],
    ['c', 'static char x[] = "a";\nvoid g(void) { f(x); }', 'a'],
    ['c', 'char *x = "a";\nvoid g(void) { x = "b"; f(x); }', undefined],
    ['c', 'void g(void) { f(g()); }', undefined],
  ] as const) {
    test(`${language}: ${text}`, () => assert.equal(argument(language, text), value));
  }
});
