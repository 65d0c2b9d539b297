import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift, texts } from '../source-text.ts';

/** The pairs of brackets, by the offsets of their first units. */
function pairs(file: SourceFile): readonly string[] {
  const start = (token: number): number => file.tokens.start[token]!;
  return [...file.mate.keys()].filter((i) => file.mate[i]! > i).map((i) => `${start(i)}-${start(file.mate[i]!)}`);
}

/** The text of the bracket around a token; empty at the top. */
const around = (file: SourceFile, token: number): string => texts(file)[file.enclosing[token]!] ?? '';

describe('brackets that fit', () => {
  test('nest', () => {
    assert.deepEqual(pairs(swift('a(b[c]{d(e)})')), ['1-12', '3-5', '6-11', '8-10']);
  });

  test('an interpolation is a pair', () => {
    const file = swift('"\\(a(b))" c');
    assert.deepEqual(pairs(file), ['1-7', '4-6']);
    assert.equal(around(file, at(file, 'a')), '\\(');
    assert.equal(around(file, at(file, 'c')), '');
  });

  test('brackets in strings and comments do not count', () => {
    assert.deepEqual(pairs(swift('a(")" /* ( */)')), ['1-13']);
    assert.deepEqual(pairs(c("a(')' /* ( */)")), ['1-13']);
  });
});

describe('conditional compilation', () => {
  test('both branches may open the same brace', () => {
    const file = c('#if A\nvoid a() {\n#else\nvoid b() {\n#endif\nc;\n}\nd;');
    assert.equal(around(file, at(file, 'c')), '{');
    assert.equal(around(file, at(file, 'd')), '');
  });

  test('a branch may close what was open before', () => {
    const file = swift('f {\n#if A\n}\n#else\n}\n#endif\nb');
    assert.equal(around(file, at(file, 'b')), '');
  });

  test('nested conditionals restore their own state', () => {
    const file = swift('#if A\n{\n#if B\n{\n#else\n{\n#endif\n}\n#else\n{\n#endif\nb\n}\nd');
    assert.equal(around(file, at(file, 'b')), '{');
    assert.equal(around(file, at(file, 'd')), '');
  });

  test('each directive has brackets of its own', () => {
    const file = c('a(\n#define B { (\nc)\n#undef B }\nd');
    assert.deepEqual(pairs(file), ['1-18']);
    assert.equal(around(file, at(file, 'd')), '');
  });
});

describe('broken text', () => {
  test('a brace closes what was opened at its indentation', () => {
    const file = swift('class A {\n    func f() {\n        if a {\n    }\n    func g() {\n        b\n    }\n}\nd');
    assert.equal(file.mate[at(file, '{', 2)], at(file, '}', 1));
    assert.equal(file.mate[at(file, '{', 3)], -1);
    assert.equal(file.mate[at(file, '{', 1)], at(file, '}', 3));
    assert.equal(around(file, at(file, 'd')), '');
  });

  test('an open parenthesis ends with its block', () => {
    const file = swift('func f() {\n    a(b, [c\n}\nfunc g() {\n    d\n}');
    assert.equal(file.mate[at(file, '{', 1)], at(file, '}', 1));
    assert.equal(file.mate[at(file, '{', 2)], at(file, '}', 2));
  });

  test('a brace too many closes nothing', () => {
    const file = swift('class A {\n    func f() {\n        a\n    }}\n    func g() {\n        b\n    }\n}\n');
    assert.equal(file.mate[at(file, '{', 3)], at(file, '}', 3));
  });

  test('an open interpolation does not hide the blocks around it', () => {
    const file = swift(
      'class A {\n    func f() {\n        print("a \\(b\n    }\n    func g() {\n        d\n    }\n}\ne',
    );
    assert.equal(file.mate[at(file, '{', 1)], at(file, '}', 3));
    assert.equal(file.mate[at(file, '{', 2)], at(file, '}', 1));
    assert.equal(file.mate[at(file, '{', 3)], at(file, '}', 2));
    assert.equal(around(file, at(file, 'e')), '');
    assert.equal(around(file, at(file, 'd')), '{');
  });

  test('brackets without a partner are passed over', () => {
    const file = swift('{ ( [ a }');
    assert.equal(around(file, at(file, 'a')), '{');
    assert.equal(around(swift('( a'), 1), '');
  });

  test('a tab indents like a space', () => {
    const file = swift('class A {\n\tfunc f() {\n\t\tif a {\n\t}\n\tfunc g() {}\n}\nd');
    assert.equal(file.mate[at(file, '{', 2)], at(file, '}', 1));
  });
});
