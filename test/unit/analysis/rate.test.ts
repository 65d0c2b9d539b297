import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UnratedFinding } from '../../../server/src/analysis/catalogue/api-finding.ts';
import { SEVERITIES, type Confidence, type Severity, type Status } from '../../../server/src/analysis/finding.ts';
import { defaultSeverity, gravestSeverity, rate } from '../../../server/src/analysis/rate.ts';
import type { RuleSetting } from '../../../server/src/settings.ts';
import { api } from './small-engine.ts';

function severity(
  status: Status,
  confidence: Confidence = 'certain',
  rules: Readonly<Record<string, RuleSetting>> = {},
  ruleId = 'a',
): Severity | undefined {
  const finding: UnratedFinding = {
    ...{ ruleId, start: 1, end: 2, symbol: 's', status, confidence, message: 'm', guidance: [{ id: 'g' }] },
  };
  return rate(finding, rules)?.severity;
}

test('by status', () => {
  const statuses: readonly Status[] = ['deprecated', 'to-be-deprecated', 'discouraged', 'risky', 'insecure'];
  for (const status of statuses) assert.equal(severity(status), 'warning', status);
  for (const status of ['deprecated-later', 'restricted'] as const)
    assert.equal(severity(status), 'information', status);
});

test('a setting comes first, and off means no finding', () => {
  assert.equal(severity('deprecated', 'certain', { a: 'error' }), 'error');
  assert.equal(severity('deprecated', 'certain', { a: 'off' }), undefined);
  assert.equal(severity('deprecated', 'certain', { b: 'off' }), 'warning');
  assert.equal(severity('deprecated', 'certain', {}, 'constructor'), 'warning');
});

test('what is only likely is one level lower, but never off', () => {
  assert.equal(severity('deprecated', 'likely'), 'information');
  assert.equal(severity('deprecated-later', 'likely'), 'hint');
  assert.deepEqual(
    SEVERITIES.map((setting) => severity('risky', 'likely', { a: setting })),
    ['warning', 'information', 'hint', 'hint'],
  );
});

test('unused suppressions are hints', () => {
  assert.equal(defaultSeverity('unused-suppression', 'risky'), 'hint');
  assert.equal(severity('risky', 'certain', {}, 'unused-suppression'), 'hint');
  assert.equal(severity('risky', 'certain', { 'unused-suppression': 'warning' }, 'unused-suppression'), 'warning');
});

test('the rest of a finding stays as it is', () => {
  const finding: UnratedFinding = {
    ...{
      ruleId: 'a',
      start: 1,
      end: 2,
      symbol: 's',
      status: 'risky',
      confidence: 'certain',
      message: 'm',
      guidance: [],
    },
  };
  assert.deepEqual(rate(finding, {}), { ...finding, severity: 'warning' });
});

test('the gravest of a rule, by its entries', () => {
  assert.equal(gravestSeverity('old', [api({})]), 'warning');
  assert.equal(gravestSeverity('other', [api({})]), 'warning');
  assert.equal(gravestSeverity('unused-suppression', []), 'hint');
});
