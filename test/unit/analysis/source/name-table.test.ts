import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashUnit, NameTable } from '../../../../server/src/analysis/source/name-table.ts';

const hashOf = (word: string): number => [...word].reduce((hash, unit) => hashUnit(hash, unit.charCodeAt(0)), 0);

/** Words of equal hash: `Aa` and `BB` have the same, and so has every word made of them. */
const TWINS = ['AaAa', 'AaBB', 'BBAa', 'BBBB'];

test('a name is found by its text at any place', () => {
  const table = new NameTable(['send', 'session', 'MCSession']);
  assert.equal(table.find('a session b', 2, 9, hashOf('session')), 1);
  assert.equal(table.find('MCSession', 0, 9, hashOf('MCSession')), 2);
  assert.equal(table.find('sess', 0, 4, hashOf('sess')), -1);
});

test('names of equal hash are told apart', () => {
  assert.equal(new Set(TWINS.map(hashOf)).size, 1);
  const table = new NameTable(TWINS.slice(0, 3));
  for (const [id, name] of TWINS.entries()) {
    assert.equal(table.find(name, 0, 4, hashOf(name)), id === 3 ? -1 : id);
  }
});

test('a large table finds all of its names and nothing else', () => {
  const names = Array.from({ length: 5_000 }, (_, i) => `name${i}`);
  const table = new NameTable(names);
  assert.ok(names.every((name, id) => table.find(name, 0, name.length, hashOf(name)) === id));
  assert.equal(table.find('name5000', 0, 8, hashOf('name5000')), -1);
});

test('an empty table finds nothing', () => {
  assert.equal(new NameTable([]).find('a', 0, 1, hashOf('a')), -1);
});
