import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { useOf } from '../../../../server/src/analysis/shape/object-uses.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { read } from '../source-text.ts';

/** What the last mention of `x` in a text is used for. */
function use(text: string, language: 'swift' | 'c' = 'swift'): string {
  const shape = createShape(read(language, text));
  const found = useOf(shape.file, shape.identifiers('x').at(-1)!);
  if (found.kind === 'member') return `.${found.name}`;
  return found.kind === 'argument' ? `${found.callee}()` : found.kind;
}

describe('a mention in Swift', () => {
  test('of a member', () => {
    for (const text of ['x.start()', 'x?.start()', 'x!.start()', 'self.x?.start()', 'x\n    .start()', 'x.start = 1']) {
      assert.equal(use(text), '.start', text);
    }
  });

  test('that keeps the object where it is', () => {
    const kept = ['x = a', 'self.x = nil', 'if x == nil {}', 'if x? != nil {}', 'f { [weak x] in }', 'f { [a, x] in }'];
    for (const text of [...kept, '"\\(x)"', 'print("a", x)', 'debugPrint(x)']) assert.equal(use(text), 'kept', text);
  });

  test('that hands it on', () => {
    const passed = ['return x', 'f(x)', 'a.append(x)', 'let a = x', 'a = [x]', 'if let x {}', 'for await a in x {}'];
    const more = ['f(a: x)', 'x', 'x[0]', 'x == a', 'f { [y = x] in }', '"\\(f(x))"', 'print(f(x))', 'g({ x })'];
    for (const text of [...passed, ...more]) assert.equal(use(text), 'passed', text);
  });
});

describe('a mention in C', () => {
  test('as an argument', () => {
    for (const text of ['f(x);', 'f(a, x, b);', 'f(self.x);', 'f(self->x, b);'])
      assert.equal(use(text, 'c'), 'f()', text);
  });

  test('that keeps the object where it is', () => {
    for (const text of ['x = a;', 'if (x) {}', 'if (!x) {}', 'while (x == NULL) {}', 'NSLog(@"%@", x);']) {
      assert.equal(use(text, 'c'), 'kept', text);
    }
  });

  test('that hands it on', () => {
    for (const text of ['return x;', 'a = x;', '[a add:x];', '[x start];', 'f(&x);', 'f((void *)x);', '@[ x ]']) {
      assert.equal(use(text, 'c'), 'passed', text);
    }
  });
});
