import type { RuleSetting } from '../settings.ts';
import type { ApiEntry } from '../knowledge/model.ts';
import type { UnratedFinding } from './catalogue/api-finding.ts';
import { SEVERITIES, type Finding, type Severity, type Status } from './finding.ts';
import { UNUSED_SUPPRESSION } from './suppression/suppress.ts';

const BY_STATUS: Readonly<Record<Status, Severity>> = {
  deprecated: 'warning',
  'deprecated-later': 'information',
  'to-be-deprecated': 'warning',
  discouraged: 'warning',
  risky: 'warning',
  insecure: 'warning',
  restricted: 'information',
};

/** The finding with the severity that the settings give it; `undefined` when its rule is off. */
export function rate(finding: UnratedFinding, rules: Readonly<Record<string, RuleSetting>>): Finding | undefined {
  const setting = Object.hasOwn(rules, finding.ruleId) ? rules[finding.ruleId] : undefined;
  if (setting === 'off') return undefined;
  const base = setting ?? defaultSeverity(finding.ruleId, finding.status);
  // Own properties before the spread: the other way round V8 takes ten times as long.
  return { severity: finding.confidence === 'likely' ? oneLower(base) : base, ...finding };
}

/** What a rule's finding of that status has where nothing is set. */
export function defaultSeverity(ruleId: string, status: Status): Severity {
  return ruleId === UNUSED_SUPPRESSION ? 'hint' : BY_STATUS[status];
}

/** The gravest severity that the findings of a rule with these API entries have where nothing is set. */
export function gravestSeverity(ruleId: string, apis: readonly ApiEntry[]): Severity {
  const own = apis.filter(({ rule }) => rule === ruleId).map(({ status }) => defaultSeverity(ruleId, status));
  const possible = own.length === 0 ? [defaultSeverity(ruleId, 'discouraged')] : own;
  return SEVERITIES.find((severity) => possible.includes(severity))!;
}

function oneLower(severity: Severity): Severity {
  return SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + 1, SEVERITIES.length - 1)]!;
}
