import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PatternRule } from '../../../server/src/analysis/rule.ts';
import { productEngine } from '../../support/engine.ts';
import { api, engineOf, guidance } from './small-engine.ts';

const rule: PatternRule = { id: 'pattern', status: 'risky', triggers: ['word', 'ftp:'], check: () => [] };

test('an engine knows every rule id that settings and suppressions may name', () => {
  const { ruleIds } = engineOf([api({}), api({ rule: 'other' })], { rules: [rule] });
  assert.deepEqual([...ruleIds].sort(), ['old', 'other', 'pattern', 'unused-suppression']);
});

test('a file is read for names, triggers and suppressions', () => {
  const { catalogue } = engineOf([api({})], { rules: [rule] });
  assert.deepEqual([...catalogue.triggers.names].sort(), ['Old', 'ftp', 'netguide', 'word']);
});

test('guidance is found by id', () => {
  const engine = engineOf([api({})], { guidance: [guidance('g'), guidance('h')] });
  assert.equal(engine.guidance.get('h')?.title, 'h');
  assert.equal(engine.guidance.get('i'), undefined);
});

test('every entry and pattern rule of the product names guidance that exists, and entries a rule that does', () => {
  const { knowledge, guidance: known, ruleIds } = productEngine();
  for (const entry of knowledge.apis) {
    assert.ok(ruleIds.has(entry.rule), entry.rule);
    assert.ok(entry.guidance.length > 0 && entry.guidance.every(({ id }) => known.has(id)), entry.c ?? entry.swift);
  }
});
