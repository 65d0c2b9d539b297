import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  containerOf,
  endsLine,
  isOneOf,
  isOperator,
  isUnit,
  isWord,
  kindOf,
  skipGroup,
  textOf,
} from '../../../../server/src/analysis/shape/token-text.ts';
import { TokenKind } from '../../../../server/src/analysis/source/tokens.ts';
import { swift } from '../source-text.ts';

describe('token-text', () => {
  const file = swift('if (a + "b")\n  .c');

  test('asks about tokens, also outside the file', () => {
    assert.equal(textOf(file, 2), 'a');
    assert.equal(textOf(file, -1) + textOf(file, 99), '');
    assert.equal(isWord(file, 0) && isWord(file, 0, 'if') && !isWord(file, 0, 'i') && !isWord(file, 1), true);
    assert.equal(isWord(file, -1) || isWord(file, 99), false);
    assert.equal(isUnit(file, 1, '('.charCodeAt(0)) && !isUnit(file, 3, '+'.charCodeAt(0)), true);
    assert.equal(isOperator(file, 3, '+') && !isOperator(file, 3, '-') && !isOperator(file, 1, '('), true);
    assert.equal(isOneOf(file, 1, '[(') && isOneOf(file, 3, '+') && !isOneOf(file, 0, 'if'), true);
    assert.equal(isOneOf(file, -1, '(') || isOneOf(file, 99, '('), false);
    assert.deepEqual([kindOf(file, 4), kindOf(file, -1), kindOf(file, 99)], [TokenKind.String, 0, 0]);
  });

  test('lines and groups', () => {
    assert.deepEqual(
      [endsLine(file, 4), endsLine(file, 5), endsLine(swift('a\r\nb'), 0), endsLine(swift('a'), 0)],
      [false, true, true, true],
    );
    assert.deepEqual([skipGroup(file, 1), skipGroup(file, 2), skipGroup(file, 5)], [5, 2, 5]);
    assert.deepEqual([containerOf(file, 2), containerOf(file, 1), containerOf(file, 99)], [1, -1, -1]);
  });
});
