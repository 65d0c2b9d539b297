import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  argumentOf,
  type Call,
  callsOf,
  messageAround,
  messagesOf,
} from '../../../../server/src/analysis/shape/calls.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, span, swift } from '../source-text.ts';

/** A call as `receiver name label:value …`, closures as `{parameters}`. */
function shown(file: SourceFile, { receiver, name, arguments: given }: Call): string {
  const values = given.map(({ label, first, last, closure }) =>
    closure ? `${label}:{${closure.parameters.join(' ')}}` : `${label}:${span(file, first, last + 1)}`,
  );
  return [receiver ? span(file, receiver.first, receiver.last + 1) : '-', name, ...values].join(' | ');
}

/** All calls of `f`. */
function calls(file: SourceFile): readonly string[] {
  return callsOf(createShape(file), 'f').map((call) => shown(file, call));
}

describe('Swift calls', () => {
  for (const [text, ...expected] of [
    ['f(a, b: c)', '- | f | _:a | b:c'],
    ['f { a in b }', '- | f | _:{a}'],
    ['x.f { a in b } c: { d }', 'x | f | _:{a} | c:{}'],
    ['x.f(a) { b }\n  c: { d in e }', 'x | f | _:a | _:{} | c:{d}'],
    ['x.y?.f(a: { b in c })', 'x . y ? | f | a:{b}'],
    ['x.y(z)!.w { v }.f()', 'x . y ( z ) ! . w { v } | f'],
    ['x\n  .y[z]\n  .f()', 'x . y [ z ] | f'],
    ['(a ?? b).f()', '( a ?? b ) | f'],
    ['return [a, b].f()', '[ a , b ] | f'],
    ['return (a).f()', '( a ) | f'],
    ['try await a.f()', 'a | f'],
    ['return .f(a)', '- | f | _:a'],
    ['case .f(let a)', '- | f | _:let a'],
    ['A<B>.f<C>(d)', 'A < B > | f | _:d'],
    ['if f(a) { b }', '- | f | _:a'],
    ['if x.f { b }', undefined],
    ['if f(a) { b }.c { d }', '- | f | _:a | _:{}'],
    ['guard f(a) else { b }', '- | f | _:a'],
    ['while f(a), b { c }', '- | f | _:a'],
    ['switch f(a) { case b: c }', '- | f | _:a'],
    ['for a in f(b) where c { d }', '- | f | _:b'],
    ['f(a)\n{ b }', '- | f | _:a | _:{}'],
    ['x.f\n{\n  a in b\n}', 'x | f | _:{a}'],
    ['f(a)\n\n{ b }', '- | f | _:a'],
    ['if x, f(a)\n{ b }', '- | f | _:a'],
    ['var v: f\n{ b }', undefined],
    ['class C: f\n{ b }', undefined],
    ['f(a) { b }\ndefault: { c }', '- | f | _:a | _:{}'],
    ['f(a, )', '- | f | _:a'],
    ['f(a: , b: c)', '- | f | a: | b:c'],
    ['func f(a: B) { c }', undefined],
    ['class f { a }', undefined],
    ['func g() -> f { a }', undefined],
    ['x = f', undefined],
    ['"f(a)" // f(a)', undefined],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () =>
      assert.deepEqual(calls(swift(text)), expected[0] === undefined ? [] : expected),
    );
  }

  test('a declared initialiser is no call', () => {
    const file = swift('init(a: B) { self.init(c) }\nconvenience init() { super.init() }');
    const found = callsOf(createShape(file), 'init').map((call) => shown(file, call));
    assert.deepEqual(found, ['self | init | _:c', 'super | init']);
  });

  test('a call ends with its closures, and not with the block of a condition', () => {
    const range = (text: string): string => {
      const file = swift(text);
      const [call] = callsOf(createShape(file), 'f');
      return span(file, call!.first, call!.last + 1);
    };
    assert.equal(range('a; x.f(b) { c } d: { e }; g'), 'x . f ( b ) { c } d : { e }');
    assert.equal(range('if x.f(b) { c }'), 'x . f ( b )');
  });
});

describe('C calls', () => {
  for (const [text, ...expected] of [
    ['void g(void) { f(a, b(c)); }', '- | f | _:a | _:b ( c )'],
    ['void g(void) { return f(^(int a) { b; }); }', '- | f | _:{a}'],
    ['void g(void) { x.f(a); p->f(b); p->q.f(c); }', 'x | f | _:a', 'p | f | _:b', 'p -> q | f | _:c'],
    ['void g(void) { a * f(b); if (!f(c)) { d; } }', '- | f | _:b', '- | f | _:c'],
    ['static A x = f(a);', '- | f | _:a'],
    ['int f(int a);', undefined],
    ['char *f(int a) { b; }', undefined],
    ['[x f:(A)b]', undefined],
  ] as const) {
    test(text, () => assert.deepEqual(calls(c(text)), expected[0] === undefined ? [] : expected));
  }
});

describe('messages', () => {
  test('by their selector', () => {
    const file = c('[[x y] f:a g:^(int b) { [z f:c]; }]; [x f:a]; [x g:a f:b]; - (void)f:(A)a g:(B)b;');
    const shape = createShape(file);
    assert.deepEqual(
      messagesOf(shape, 'f:g:').map((call) => shown(file, call)),
      ['[ x y ] | f:g: | f:a | g:{b}'],
    );
    assert.deepEqual(
      messagesOf(shape, 'f:').map((call) => shown(file, call)),
      ['z | f: | f:c', 'x | f: | f:a'],
    );
    assert.deepEqual(messagesOf(createShape(swift('x.f(a)')), 'f:'), []);
  });

  test('without arguments, and by any piece', () => {
    const file = c('[x f]; [x f:a\n g:b];');
    const shape = createShape(file);
    assert.equal(shown(file, messagesOf(shape, 'f')[0]!), 'x | f');
    const call = messageAround(shape, at(file, 'g'))!;
    assert.equal(shown(file, call), 'x | f:g: | f:a | g:b');
    assert.equal(span(file, argumentOf(call, 'g')!.first, argumentOf(call, 'g')!.last + 1), 'b');
    assert.equal(argumentOf(call, 'h'), undefined);
    assert.equal(messageAround(shape, at(file, 'b')), undefined);
  });
});
