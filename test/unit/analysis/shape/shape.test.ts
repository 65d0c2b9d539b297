import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { textOf } from '../../../../server/src/analysis/shape/token-text.ts';
import { variableMentioned } from '../../../../server/src/analysis/shape/variable-mentions.ts';
import { c, swift } from '../source-text.ts';

describe('shape', () => {
  const file = swift('class A { let a: T; func f(b: U) { a; self.a; x.a; let b = a } }\na');
  const shape = createShape(file);

  test('finds identifiers by name', () => {
    assert.deepEqual(shape.identifiers('a').length, 6);
    assert.deepEqual(shape.identifiers('nothing'), []);
    assert.equal(textOf(file, shape.identifiers('self')[0]!), 'self');
  });

  test('groups mentions by the variable that they stand for', () => {
    const [declaration, bare, own, other, value, outside] = shape.identifiers('a');
    const variable = variableMentioned(shape, 'a', bare!);
    assert.equal(variable?.token, declaration);
    assert.equal(variableMentioned(shape, 'a', own!), variable);
    assert.equal(variableMentioned(shape, 'a', other!), undefined);
    const groups = shape.mentionsByVariable('a');
    assert.deepEqual(groups.get(variable), [bare, own, value]);
    assert.deepEqual(groups.get(undefined), [other, outside]);
  });

  test('answers a question once', () => {
    assert.equal(shape.variables(), shape.variables());
    assert.equal(shape.declaredNames(), shape.declaredNames());
    const inC = createShape(c('[a b:c]'));
    assert.equal(inC.messageAt(0), inC.messageAt(0));
  });
});
