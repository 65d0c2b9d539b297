import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UnratedFinding } from '../../../server/src/analysis/catalogue/api-finding.ts';
import { SEVERITIES, type Confidence, type Severity, type Status } from '../../../server/src/analysis/finding.ts';
import { defaultSeverity, ownSeverities, rate } from '../../../server/src/analysis/rate.ts';
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
  return rate(finding, { ...ownSeverities([{ id: 'quiet', status: 'risky', severity: 'hint' }]), ...rules })?.severity;
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
  assert.equal(defaultSeverity('unused-suppression', [], []), 'hint');
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

test('what a rule says of its own severity comes before its status', () => {
  assert.equal(severity('insecure', 'certain', {}, 'quiet'), 'hint');
  assert.equal(severity('insecure', 'certain', { quiet: 'error' }, 'quiet'), 'error');
});

test('the default of a rule: the gravest of its entries and its patterns', () => {
  assert.equal(defaultSeverity('old', [api({})], []), 'warning');
  assert.equal(defaultSeverity('other', [api({})], []), 'warning');
  assert.equal(defaultSeverity('limited', [], [{ id: 'limited', status: 'restricted' }]), 'information');
  assert.equal(defaultSeverity('quiet', [], [{ id: 'quiet', status: 'risky', severity: 'hint' }]), 'hint');
  assert.equal(defaultSeverity('off', [], [{ id: 'off', status: 'risky', severity: 'off' }]), 'off');
});
