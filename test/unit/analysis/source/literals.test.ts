import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bareRegexEnd,
  cppRawStringEnd,
  cStringEnd,
  extendedRegexEnd,
  nestedCommentEnd,
  numberEnd,
  rawStringEndsOnLine,
} from '../../../../server/src/analysis/source/literals.ts';

test('numberEnd stops before a range, a member and an operator', () => {
  assert.equal(numberEnd('1..<2', 0, false), 1);
  assert.equal(numberEnd('1.max', 0, false), 1);
  assert.equal(numberEnd('1.5.max', 0, false), 3);
  assert.equal(numberEnd('1e5-2', 0, false), 3);
  assert.equal(numberEnd('1e-5-2', 0, false), 4);
  assert.equal(numberEnd('0xE-1', 0, false), 3);
  assert.equal(numberEnd('0x1p-1-2', 0, false), 6);
});

test('numberEnd knows what only C allows', () => {
  assert.equal(numberEnd('1.f', 0, true), 3);
  assert.equal(numberEnd("1'0 ", 0, true), 3);
  assert.equal(numberEnd("1'0 ", 0, false), 1);
  assert.equal(numberEnd("1'", 0, true), 1);
});

test('nestedCommentEnd counts', () => {
  assert.equal(nestedCommentEnd('/* /* */ */ a', 0), 11);
  assert.equal(nestedCommentEnd('/* /* */ a', 0), 10);
  assert.equal(nestedCommentEnd('/**/ a', 0), 4);
  assert.equal(nestedCommentEnd('/* /*/ */ */ a', 0), 12);
});

test('bareRegexEnd wants balanced parentheses and no white space at its ends', () => {
  assert.equal(bareRegexEnd('/(a)/', 0), 5);
  assert.equal(bareRegexEnd('/a)/', 0), -1);
  assert.equal(bareRegexEnd('/[)]/', 0), 5);
  assert.equal(bareRegexEnd('/ a/', 0), -1);
  assert.equal(bareRegexEnd('/a /', 0), -1);
  assert.equal(bareRegexEnd('/a\n/', 0), -1);
  assert.equal(bareRegexEnd('/a\\\n/', 0), -1);
});

test('bareRegexEnd and extendedRegexEnd look a bounded way ahead', () => {
  assert.equal(bareRegexEnd(`/${'a'.repeat(900)}/`, 0), 902);
  assert.equal(bareRegexEnd(`/${'a'.repeat(5_000)}/`, 0), -1);
  assert.equal(extendedRegexEnd(`/\n${'a'.repeat(1_900)}/#`, 0, 1), 1_904);
  assert.equal(extendedRegexEnd(`/\n${'a'.repeat(100_000)}/#`, 0, 1), -1);
});

test('extendedRegexEnd needs as many hashes as it began with', () => {
  assert.equal(extendedRegexEnd('##/a/#/##', 2, 2), 9);
  assert.equal(extendedRegexEnd('#/a\\/#/#', 1, 1), 8);
  assert.equal(extendedRegexEnd('#/a\n/#', 1, 1), -1);
  assert.equal(extendedRegexEnd('#/\na\n/#', 1, 1), 7);
});

test('rawStringEndsOnLine', () => {
  assert.equal(rawStringEndsOnLine('#"""#', 1, 1), true);
  assert.equal(rawStringEndsOnLine('#"""\n"""#', 1, 1), false);
  assert.equal(rawStringEndsOnLine('##"""#', 2, 2), false);
});

test('cStringEnd', () => {
  assert.equal(cStringEnd('"a" b', 0, 34), 3);
  assert.equal(cStringEnd('"a\\\r\nb" c', 0, 34), 7);
  assert.equal(cStringEnd('"a\nb"', 0, 34), 2);
  assert.equal(cStringEnd('"a', 0, 34), 2);
});

test('cppRawStringEnd looks for its own delimiter', () => {
  assert.equal(cppRawStringEnd('"x(a)" )x" b', 0), 10);
  assert.equal(cppRawStringEnd('"()" b', 0), 4);
  assert.equal(cppRawStringEnd('"(a', 0), 3);
});
