import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileCatalogue, type Matchable } from '../../../../server/src/analysis/catalogue/catalogue.ts';
import type { ApiEntry } from '../../../../server/src/knowledge/model.ts';
import { api } from '../small-engine.ts';

/** What is looked for, under which name, for one entry. */
function matchables(language: 'swift' | 'c', ...entries: Partial<ApiEntry>[]): readonly Matchable[] {
  return compileCatalogue(entries.map(api), [])[language].flat();
}

const triggers = (...entries: Partial<ApiEntry>[]): readonly string[] =>
  [...compileCatalogue(entries.map(api), []).triggers.names].sort();

describe('what is looked for', () => {
  test('a type under both of its names', () => {
    const entry = { c: 'OldRef', swift: 'Old' };
    assert.deepEqual(
      matchables('swift', entry).map(({ name, path }) => [name, path]),
      [['Old', []]],
    );
    assert.deepEqual(
      matchables('c', entry).map(({ name }) => name),
      ['OldRef'],
    );
    assert.deepEqual(matchables('swift', { c: 'OldRef' }), []);
    assert.deepEqual(matchables('c', { swift: 'Old' }), []);
  });

  test('a dotted name by its last part', () => {
    const [found] = matchables('swift', { swift: 'A.B.c', kind: 'constant' });
    assert.deepEqual([found?.name, found?.path], ['c', ['A', 'B']]);
  });

  test('nothing for what belongs to a type that is an entry, unless it is distinctive', () => {
    const names = (distinctive: boolean): readonly string[] =>
      matchables('swift', { swift: 'A' }, { swift: 'A.b', ...(distinctive ? { distinctive } : {}) }).map(
        ({ name }) => name,
      );
    assert.deepEqual(names(false), ['A']);
    assert.deepEqual(names(true).toSorted(), ['A', 'b']);
  });

  test('a method by its base name and labels, or by its selector', () => {
    const entry = { c: 'sendData:to:', swift: 'send(_:to:)', kind: 'method', of: 'NSOld', ofSwift: 'Old' } as const;
    const [swift] = matchables('swift', entry);
    assert.deepEqual([swift?.name, swift?.labels, swift?.owner], ['send', ['_', 'to'], 'Old']);
    const [c] = matchables('c', entry);
    assert.deepEqual([c?.name, c?.selector, c?.owner], ['sendData', 'sendData:to:', 'NSOld']);
    assert.deepEqual(matchables('swift', { swift: 'stop()', kind: 'method', of: 'Old' })[0]?.labels, []);
  });

  test('a property by its getter and its setter', () => {
    const entry = { c: 'peers', swift: 'peers', kind: 'property', of: 'Old' } as const;
    assert.deepEqual(
      matchables('c', entry)
        .map(({ selector }) => selector)
        .toSorted(),
      ['peers', 'setPeers:'],
    );
    assert.equal(matchables('swift', entry)[0]?.labels, undefined);
  });

  test('an initialiser under the name of its type, before the type', () => {
    const found = matchables('swift', { swift: 'Old' }, { swift: 'init(a:)', kind: 'method', of: 'Old' });
    assert.deepEqual(
      found.map(({ name, initialises, labels }) => [name, initialises, labels]),
      [
        ['Old', true, ['a']],
        ['Old', undefined, undefined],
      ],
    );
  });
});

describe('what a file must contain', () => {
  test('the names of types, functions and constants', () => {
    assert.deepEqual(triggers({ c: 'OldRef', swift: 'Old' }, { c: 'OldMake', kind: 'function' }), [
      'Old',
      'OldMake',
      'OldRef',
    ]);
  });

  test('for a member its own name if it is distinctive, else that of its type', () => {
    const member = { c: 'a:', swift: 'a(_:)', kind: 'method', of: 'NSOld', ofSwift: 'Old' } as const;
    assert.deepEqual(triggers(member), ['NSOld', 'Old']);
    assert.deepEqual(triggers({ ...member, distinctive: true }), ['a']);
  });

  test('what pattern rules ask for', () => {
    const { names, triggers: wanted } = compileCatalogue([api({})], ['ftp', 'Old']);
    assert.deepEqual([...wanted.names].sort(), ['Old', 'ftp']);
    assert.ok(names.names.includes('ftp'));
  });
});

test('types are known by rule, frameworks by the types and functions that they declare', () => {
  const { typesOfRule, frameworkOf } = compileCatalogue(
    [
      api({ c: 'NSOld', swift: 'Old' }),
      api({ c: 'OldMake', kind: 'function', framework: 'Other', rule: 'make' }),
      api({ c: 'kOld', kind: 'constant' }),
    ],
    [],
  );
  assert.deepEqual([...(typesOfRule.get('old') ?? [])], ['NSOld', 'Old']);
  assert.equal(typesOfRule.get('make'), undefined);
  assert.deepEqual(
    [...frameworkOf],
    [
      ['NSOld', 'Kit'],
      ['Old', 'Kit'],
      ['OldMake', 'Other'],
    ],
  );
});
