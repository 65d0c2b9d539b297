import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { definePatternRule, type PatternRule } from '../../../server/src/analysis/rule.ts';
import type { SourceLanguage } from '../../../server/src/analysis/source/language.ts';
import { NameTable } from '../../../server/src/analysis/source/name-table.ts';
import { readSource } from '../../../server/src/analysis/source/source-file.ts';
import { TokenBuffer } from '../../../server/src/analysis/source/tokens.ts';
import { compileTriggers, keyTriggerName, triggeredRules, triggerName } from '../../../server/src/analysis/triggers.ts';

const rule = (id: string, ...triggers: string[]): PatternRule =>
  definePatternRule({ id, status: 'risky', triggers, check: () => [] });

const names = new NameTable(['ftp', 'FTP', 'pfctl', 'unused']);
const rules = compileTriggers([rule('ftp', 'ftp:', 'FTP:'), rule('pf', 'pfctl'), rule('never')], names);

/** The rules that run on a text. */
function triggered(text: string, language: SourceLanguage = 'swift'): readonly string[] {
  const file = readSource(text, language, names, new TokenBuffer());
  return triggeredRules(file, rules, names).map(({ id }) => id);
}

describe('rules run where one of their triggers occurs', () => {
  test('in code or in a literal', () => {
    assert.deepEqual(triggered('pfctl()'), ['pf']);
    assert.deepEqual(triggered('"FTP://a"'), ['ftp']);
    assert.deepEqual(triggered('system("pfctl ftp://a");', 'c'), ['ftp', 'pf']);
  });

  test('not in a comment, nor in a longer name', () => {
    assert.deepEqual(triggered('// pfctl\n"sftp://a"'), []);
    assert.deepEqual(triggered('unused'), []);
    assert.deepEqual(triggered(''), []);
  });

  test('without rules there are none', () => {
    assert.deepEqual(triggeredRules(readSource('pfctl', 'c', names, new TokenBuffer()), [], names), []);
  });
});

test('a trigger with a colon is looked up by its word', () => {
  assert.deepEqual(['ftp:', 'pfctl'].map(triggerName), ['ftp', 'pfctl']);
});

test('a key of a property list is looked up by its last word', () => {
  const keys = [
    'NSBonjourServices',
    'com.apple.security.app-sandbox',
    'com.apple.developer.networking.networkextension',
  ];
  assert.deepEqual(keys.map(keyTriggerName), ['NSBonjourServices', 'sandbox', 'networkextension']);
});
