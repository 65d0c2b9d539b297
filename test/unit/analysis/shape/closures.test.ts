import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { closureAt, closureIn } from '../../../../server/src/analysis/shape/closures.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, span, swift } from '../source-text.ts';

/** The closure at `first` as `parameters | body`. */
function closure(file: SourceFile, first: string): string | undefined {
  const found = closureAt(file, at(file, first));
  return found && `${found.parameters.join(' ')} | ${span(file, found.body, found.close)}`;
}

describe('Swift closures', () => {
  for (const [text, expected] of [
    ['{ a }', ' | a'],
    ['{ }', ' | '],
    ['{ a in b }', 'a | b'],
    ['{ a, _, b in c }', 'a _ b | c'],
    ['{ (a, b) in c }', 'a b | c'],
    ['{ (a: (A, B), b: [C: D]) async throws -> E? in c }', 'a b | c'],
    ['{ [weak self, b = c] d in e }', 'd | e'],
    ['{ [weak self] in e }', ' | e'],
    ['{ @MainActor @Sendable [weak self] a in b }', 'a | b'],
    ['{ a async throws in b }', 'a | b'],
    ['{\n  a\n  in\n  b\n}', 'a | b'],
    ['{ for a in b { c } }', ' | for a in b { c }'],
    ['{ let a = { b in c } }', ' | let a = { b in c }'],
    ['{ a.in(b) }', ' | a . in ( b )'],
    ['{ a = b in c }', ' | a = b in c'],
    ['{ a; b in c }', ' | a ; b in c'],
    ['{ $0 + 1 }', ' | $0 + 1'],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () => assert.equal(closure(swift(text), '{'), expected));
  }

  test('an open one is none', () => assert.equal(closureAt(swift('{ a in b'), 0), undefined));
});

describe('blocks', () => {
  for (const [text, expected] of [
    ['^{ a; }', ' | a ;'],
    ['^(void) { a; }', ' | a ;'],
    ['^(A *a, int b) { c; }', 'a b | c ;'],
    ['^(A * _Nullable a, NSError *__unused e) { c; }', 'a e | c ;'],
    ['^(int a, void (^done)(BOOL), char buffer[3]) { c; }', 'a done buffer | c ;'],
    ['^(A *, NSDictionary<B *, C *> *d) { c; }', 'A d | c ;'],
    ['^BOOL(A *a) { c; }', 'a | c ;'],
    ['^A *(int a) { c; }', 'a | c ;'],
    ['^NSArray<A *> *(int a) { c; }', 'a | c ;'],
    ['^ id (int a)\n{ c; }', 'a | c ;'],
    ['^(int a)', undefined],
    ['^ a;', undefined],
    ['^{ a', undefined],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () => assert.equal(closure(c(text), '^'), expected));
  }
});

test('a closure is a whole value only by itself', () => {
  const whole = (file: SourceFile, first: number): boolean => closureIn(file, first, file.tokens.count) !== undefined;
  assert.equal(whole(swift('{ a }'), 0), true);
  assert.equal(whole(swift('{ a }()'), 0), false);
  assert.equal(whole(swift('f { a }'), 0), false);
  assert.equal(whole(c('^(int a) { b; }'), 0), true);
  assert.equal(whole(c('^{ b; }()'), 0), false);
});
