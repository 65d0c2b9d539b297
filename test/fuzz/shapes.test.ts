import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assignmentsTo } from '../../server/src/analysis/shape/assignments.ts';
import { callAtName, messageAround } from '../../server/src/analysis/shape/calls.ts';
import { closureAt } from '../../server/src/analysis/shape/closures.ts';
import type { Expression } from '../../server/src/analysis/shape/expressions.ts';
import { bodyAround, bracesAround, functionAround } from '../../server/src/analysis/shape/functions.ts';
import { createShape, type Shape } from '../../server/src/analysis/shape/shape.ts';
import { statementStart } from '../../server/src/analysis/shape/statements.ts';
import { stringContent, stringTokens, stringValue } from '../../server/src/analysis/shape/strings.ts';
import { textOf } from '../../server/src/analysis/shape/token-text.ts';
import { bodiesOfType } from '../../server/src/analysis/shape/type-bodies.ts';
import { resolve, sourceOf } from '../../server/src/analysis/shape/values.ts';
import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';
import { NameTable } from '../../server/src/analysis/source/name-table.ts';
import { readSource } from '../../server/src/analysis/source/source-file.ts';
import { TokenBuffer } from '../../server/src/analysis/source/tokens.ts';
import { brokenFixture, languages, runs, soup } from './arbitraries.ts';

const NAMES = new NameTable([]);
const buffer = new TokenBuffer();

/** Every token of an answer lies in the file, and its ends are in order. */
function assertWithin({ file }: Shape, { first, last }: Expression, what: string): void {
  assert.ok(first >= 0 && last < file.tokens.count && first <= last + 1, `${what}: ${first} to ${last}`);
}

function assertCallsSound(shape: Shape, token: number): void {
  for (const call of [callAtName(shape, token), messageAround(shape, token)]) {
    if (call === undefined) continue;
    assertWithin(shape, call, 'a call');
    assert.ok(call.first <= call.token && call.token <= call.last, 'a call holds its name');
    if (call.receiver) assertWithin(shape, call.receiver, 'a receiver');
    for (const argument of call.arguments) {
      assertWithin(shape, argument, 'an argument');
      const { closure } = argument;
      assert.ok(closure === undefined || (argument.first === closure.first && argument.last === closure.close));
    }
  }
}

function assertStructureSound(shape: Shape, token: number): void {
  const { file } = shape;
  const start = statementStart(file, token);
  assert.ok(start >= 0 && start <= token, 'a statement starts before its tokens');
  const closure = closureAt(file, token);
  assert.ok(closure === undefined || (closure.first <= closure.open && closure.open < closure.body));
  assert.ok(closure === undefined || closure.body <= closure.close);
  for (const { head, open } of bracesAround(file, token)) assert.ok(head >= 0 && head <= open && open < token);
  for (const body of [bodyAround(file, token), functionAround(file, token)]) {
    assert.ok(body === undefined || (body.head <= body.open && body.open < token && token <= body.close));
  }
  for (const range of bodiesOfType(file, token)) assert.ok(range.first <= range.last);
}

function assertValuesSound(shape: Shape, token: number): void {
  const { file } = shape;
  for (const { first, last, receiver, value } of assignmentsTo(shape, textOf(file, token))) {
    assertWithin(shape, { first, last }, 'an assignment');
    assertWithin(shape, value, 'a value');
    if (receiver) assertWithin(shape, receiver, 'a receiver');
    assertWithin(shape, resolve(shape, value), 'what a value stands for');
  }
  assert.equal(typeof sourceOf(shape, { first: token, last: token }), 'string');
}

function assertSound({ text, language }: { text: string; language: SourceLanguage }): void {
  const shape = createShape(readSource(text, language, NAMES, buffer));
  for (let token = 0; token < shape.file.tokens.count; token++) {
    assertCallsSound(shape, token);
    assertStructureSound(shape, token);
  }
  const { count } = shape.file.tokens;
  for (let token = 0; token < count; token += 1 + (count >> 5)) assertValuesSound(shape, token);
  for (const token of stringTokens(shape.file)) {
    const { start, end } = stringContent(shape.file, token);
    assert.ok(start <= end, 'the content of a literal');
    assert.notEqual(stringValue(shape.file, token), null);
  }
}

test('questions about any text have answers that lie in it', () => {
  fc.assert(
    fc.property(soup, languages, (text, language) => assertSound({ text, language })),
    runs(500),
  );
});

test('questions about broken fixtures have answers that lie in them', () => {
  fc.assert(fc.property(brokenFixture, assertSound), runs(60));
});
