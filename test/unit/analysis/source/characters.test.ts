import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CHAR_CLASS,
  CharClass,
  hashesAt,
  isIdentifierPart,
  isLineEnd,
  isUnicodeOperator,
  isWide,
} from '../../../../server/src/analysis/source/characters.ts';

const unit = (character: string): number => character.charCodeAt(0);
const hasClass = (character: string, bit: number): boolean => (CHAR_CLASS[unit(character)]! & bit) !== 0;

test('every ASCII character has the classes that the lexers count on', () => {
  const of = (bit: number): string =>
    Array.from({ length: 128 }, (_, i) => String.fromCharCode(i))
      .filter((character) => hasClass(character, bit))
      .join('');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
  assert.equal(of(CharClass.IdentifierStart), `$${letters}`);
  assert.equal(of(CharClass.IdentifierPart), `$0123456789${letters}`);
  assert.equal(of(CharClass.Digit), '0123456789');
  assert.equal(of(CharClass.Operator), '!%&*+-/<=>?^|~');
  assert.equal(of(CharClass.Opener), '([{');
  assert.equal(of(CharClass.Separator), ',:;');
  assert.equal(of(CharClass.White), Array.from({ length: 33 }, (_, i) => String.fromCharCode(i)).join(''));
});

test('operator characters outside ASCII', () => {
  for (const character of '→×÷≠«°') assert.ok(isUnicodeOperator(unit(character)), character);
  for (const character of 'éß名а') assert.ok(!isUnicodeOperator(unit(character)), character);
});

test('line ends, white space and identifiers', () => {
  assert.deepEqual(
    ['\n', '\r', '\u2028', ' '].map((one) => isLineEnd(unit(one))),
    [true, true, false, false],
  );
  assert.deepEqual(
    ['\ufeff', '\u00a0', '\u3000', ' ', 'é'].map((one) => isWide(unit(one))),
    [true, true, true, false, false],
  );
  assert.deepEqual(
    ['a', '9', '_', '$', 'é', '-'].map((one) => isIdentifierPart(unit(one))),
    [true, true, true, true, false, false],
  );
});

test('hashesAt', () => {
  assert.equal(hashesAt('a##b', 1, 2), true);
  assert.equal(hashesAt('a##b', 1, 3), false);
  assert.equal(hashesAt('a', 1, 0), true);
  assert.equal(hashesAt('a', 1, 1), false);
});
