import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type DocumentLanguage,
  EXTENSIONS,
  LANGUAGE_IDS,
  languageOfId,
  languageOfPath,
  sourceLanguageOfPath,
} from '../../../../server/src/analysis/source/language.ts';

/** What an extension or an id stands for. */
function expected(name: string): DocumentLanguage {
  if (name === 'plist' || name === 'entitlements') return 'property-list';
  return name === 'swift' ? 'swift' : 'c';
}

test('a path by its extension, in any case', () => {
  for (const extension of EXTENSIONS) {
    assert.equal(languageOfPath(`a/b.c/d.${extension}`), expected(extension));
    assert.equal(languageOfPath(`D.${extension.toUpperCase()}`), expected(extension));
  }
  for (const path of ['swift', 'a.swiftx', 'a.swift/b', 'a.m.txt', 'a.', '.constructor', 'a.toString']) {
    assert.equal(languageOfPath(path), undefined);
  }
});

test('an LSP language by its id, exactly', () => {
  assert.deepEqual(LANGUAGE_IDS.map(languageOfId), LANGUAGE_IDS.map(expected));
  for (const id of ['Swift', 'java', '', 'constructor', '__proto__']) assert.equal(languageOfId(id), undefined);
});

test('source code by its path', () => {
  assert.equal(sourceLanguageOfPath('a.swift'), 'swift');
  assert.equal(sourceLanguageOfPath('a.mm'), 'c');
  assert.equal(sourceLanguageOfPath('Info.plist'), undefined);
});
