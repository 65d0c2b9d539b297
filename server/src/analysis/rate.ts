import type { RuleSetting } from '../settings.ts';
import type { ApiEntry } from '../knowledge/model.ts';
import type { UnratedFinding } from './catalogue/api-finding.ts';
import { SEVERITIES, type Finding, type Severity, type Status } from './finding.ts';
import type { RuleTraits } from './rule.ts';
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

/** What rules say of their own severity, where it does not go with the status: by rule id. */
export type OwnSeverities = Readonly<Record<string, RuleSetting>>;

/** {@link OwnSeverities} of some rules. */
export function ownSeverities(rules: readonly RuleTraits[]): OwnSeverities {
  const own = rules.flatMap(({ id, severity }) => (severity === undefined ? [] : [[id, severity] as const]));
  return { [UNUSED_SUPPRESSION]: 'hint', ...Object.fromEntries(own) };
}

/** The finding with the severity that `rules`, settings over {@link OwnSeverities}, give it; `undefined` when its rule is off. */
export function rate(finding: UnratedFinding, rules: Readonly<Record<string, RuleSetting>>): Finding | undefined {
  const setting = Object.hasOwn(rules, finding.ruleId) ? rules[finding.ruleId] : undefined;
  if (setting === 'off') return undefined;
  const base = setting ?? BY_STATUS[finding.status];
  // Own properties before the spread: the other way round V8 takes ten times as long.
  return { severity: finding.confidence === 'likely' ? oneLower(base) : base, ...finding };
}

/** What the findings of a rule have at most where nothing is set, by its API entries and by the rules of that id. */
export function defaultSeverity(ruleId: string, apis: readonly ApiEntry[], rules: readonly RuleTraits[]): RuleSetting {
  const own = ownSeverities(rules)[ruleId];
  if (own !== undefined) return own;
  const statuses = [
    ...apis.filter(({ rule }) => rule === ruleId).map(({ status }) => status),
    ...rules.filter(({ id }) => id === ruleId).map(({ status }) => status),
  ];
  const possible = statuses.map((status) => BY_STATUS[status]);
  return SEVERITIES.find((severity) => possible.includes(severity)) ?? 'warning';
}

function oneLower(severity: Severity): Severity {
  return SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + 1, SEVERITIES.length - 1)]!;
}
