import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EXTENSIONS,
  LANGUAGE_IDS,
  languageOfId,
  languageOfPath,
} from '../../../../server/src/analysis/source/language.ts';

test('a path by its extension, in any case', () => {
  for (const extension of EXTENSIONS) {
    assert.equal(languageOfPath(`a/b.c/d.${extension}`), extension === 'swift' ? 'swift' : 'c');
    assert.equal(languageOfPath(`D.${extension.toUpperCase()}`), extension === 'swift' ? 'swift' : 'c');
  }
  for (const path of ['swift', 'a.swiftx', 'a.swift/b', 'a.m.txt', 'a.', '.constructor', 'a.toString']) {
    assert.equal(languageOfPath(path), undefined);
  }
});

test('an LSP language by its id, exactly', () => {
  assert.deepEqual(
    LANGUAGE_IDS.map(languageOfId),
    LANGUAGE_IDS.map((id) => (id === 'swift' ? 'swift' : 'c')),
  );
  for (const id of ['Swift', 'java', '', 'constructor', '__proto__']) assert.equal(languageOfId(id), undefined);
});
