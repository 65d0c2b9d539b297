import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  indexVariables,
  memberNamed,
  typeOfMember,
  typeOfName,
  type Variable,
  variableAt,
  variableDeclaredAt,
} from '../../../../server/src/analysis/shape/variables.ts';

let token = 0;
const variable = (type: string | undefined, first: number, last: number, owner?: string): Variable => ({
  ...{ name: 's', type, token: token++, first, last, member: owner !== undefined },
  ...(owner === undefined ? {} : { owner }),
});

describe('visible variables', () => {
  const outer = variable('Outer', 0, 100);
  const inner = variable('Inner', 10, 50);
  const innermost = variable(undefined, 20, 30);
  const later = variable('Later', 60, 70);
  const index = indexVariables([later, innermost, outer, inner]);

  test('the innermost counts', () => {
    const at = (position: number): Variable | undefined => variableAt(index, 's', position);
    assert.deepEqual([0, 9, 10, 19, 20, 29, 30, 49, 50, 60, 99, 100].map(at), [
      ...[outer, outer, inner, inner, innermost, innermost, inner, inner],
      ...[outer, later, outer, undefined],
    ]);
    assert.equal(variableAt(index, 'other', 10), undefined);
  });

  test('an unknown type hides a known one', () => {
    assert.equal(typeOfName(index, 's', 25), undefined);
    assert.equal(typeOfName(index, 's', 35), 'Inner');
  });

  test('of two that are declared in one scope the later one counts', () => {
    const first = variable('First', 5, 50);
    const second = variable('Second', 5, 50);
    assert.equal(variableAt(indexVariables([second, first]), 's', 7), second);
  });

  test('by the token that declares it', () => {
    assert.equal(variableDeclaredAt(index, 's', inner.token), inner);
    assert.equal(variableDeclaredAt(index, 's', 10_000), undefined);
  });
});

describe('properties', () => {
  const inA = variable('T', 0, 50, 'A');
  const inB = variable('T', 50, 100, 'B');
  const inC = variable('U', 100, 150, 'C');

  test('those of the owner come first', () => {
    const index = indexVariables([inA, inB, inC]);
    assert.equal(memberNamed(index, 's', 'C'), inC);
    assert.equal(memberNamed(index, 's', 'A'), inA);
  });

  test('else all must be of one type', () => {
    assert.equal(typeOfMember(indexVariables([inA, inB]), 's'), 'T');
    assert.equal(typeOfMember(indexVariables([inA, inB, inC]), 's'), undefined);
    assert.equal(memberNamed(indexVariables([inA, inB]), 's', 'D')?.type, 'T');
    assert.equal(memberNamed(indexVariables([inA, inC]), 's', 'D'), undefined);
  });

  test('locals are none', () => {
    assert.equal(memberNamed(indexVariables([variable('T', 0, 9)]), 's'), undefined);
  });
});
