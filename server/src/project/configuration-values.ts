import type { Node } from 'jsonc-parser';
import { PLATFORMS } from '../analysis/versions.ts';
import type { Platform, PlatformVersions } from '../knowledge/model.ts';
import { isTooComplex } from './excludes.ts';
import type { Reporting, RuleSetting, Settings } from '../settings.ts';

/** Something wrong in a `netguide.json`, at its place in the text. Offsets are UTF-16 units. */
export interface ConfigurationProblem {
  /** One sentence. */
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  /** `warning`: a name that is not known, perhaps of another version; `error`: a value that can't be used. */
  readonly severity: 'error' | 'warning';
}

/** Everything that a rule may be set to. */
export const RULE_SETTINGS: readonly RuleSetting[] = ['off', 'hint', 'information', 'warning', 'error'];

/** Everything that `reporting` may be set to. */
export const REPORTINGS: readonly Reporting[] = ['every-use', 'first-use'];

/** Takes a syntax tree of JSON apart and collects what is wrong with it. */
export interface Reader {
  readonly problems: readonly ConfigurationProblem[];
  report(node: Node, message: string, severity: ConfigurationProblem['severity']): void;
  /** Key, value and key node of each property; a problem and nothing when the node is not an object. */
  properties(node: Node, what: string): (readonly [key: string, value: Node, keyNode: Node])[];
  /** The value when it is one of `values`; else a problem and `undefined`. */
  oneOf<T extends string>(node: Node, values: readonly T[], what: string): T | undefined;
}

/** A {@link Reader} with no problems yet. */
export function createReader(): Reader {
  const problems: ConfigurationProblem[] = [];
  const report: Reader['report'] = (node, message, severity) => {
    problems.push({ message, offset: node.offset, length: node.length, severity });
  };
  return {
    problems,
    report,
    properties: (node, what) => {
      if (node.type !== 'object') report(node, `${what} must be an object.`, 'error');
      return (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children }) => {
        const [key, value] = children ?? [];
        return key && value ? [[String(key.value), value, key] as const] : [];
      });
    },
    oneOf: (node, values, what) => {
      const found = values.find((value) => value === node.value);
      if (found === undefined) report(node, `${what} must be one of ${quoted(values)}.`, 'error');
      return found;
    },
  };
}

/** The `rules` of a configuration; rules that are not known, or set to something else than a severity, are left out. */
export function readRules(reader: Reader, node: Node, ruleIds: ReadonlySet<string>): Settings['rules'] {
  const rules = new Map<string, RuleSetting>();
  for (const [id, value, keyNode] of reader.properties(node, '“rules”')) {
    if (!ruleIds.has(id)) {
      reader.report(keyNode, `Unknown rule “${id}”.`, 'warning');
      continue;
    }
    const setting = reader.oneOf(value, RULE_SETTINGS, `The severity of “${id}”`);
    if (setting !== undefined) rules.set(id, setting);
  }
  return Object.fromEntries(rules);
}

/** The `exclude` patterns of a configuration, without those that can't be used. */
export function readExclude(reader: Reader, node: Node): readonly string[] {
  if (node.type !== 'array') reader.report(node, '“exclude” must be a list of glob patterns.', 'error');
  const items = node.type === 'array' ? (node.children ?? []) : [];
  return items.flatMap((item) => {
    const problem = patternProblem(item.value);
    if (problem !== undefined) reader.report(item, problem, 'error');
    return problem === undefined ? [String(item.value)] : [];
  });
}

function patternProblem(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return 'An exclude pattern must be text that is not empty.';
  if (value.startsWith('!')) return 'An exclude pattern can’t take another one back with “!”.';
  return isTooComplex(value) ? 'This exclude pattern has too many wildcards.' : undefined;
}

/** The `deploymentTargets` of a configuration. */
export function readDeploymentTargets(reader: Reader, node: Node): PlatformVersions {
  const versions = new Map<Platform, string>();
  for (const [key, value, keyNode] of reader.properties(node, '“deploymentTargets”')) {
    const platform = PLATFORMS.find((one) => one === key);
    if (!platform) reader.report(keyNode, `Unknown platform “${key}”: ${quoted(PLATFORMS)} are known.`, 'warning');
    else if (typeof value.value !== 'string' || !/^\d{1,4}(\.\d{1,4}){0,2}$/.test(value.value))
      reader.report(value, `The release of “${key}” must be text such as "16.0".`, 'error');
    else versions.set(platform, value.value);
  }
  return Object.fromEntries(versions);
}

/** The `reporting` of a configuration, or nothing when it can't be used. */
export function readReporting(reader: Reader, node: Node): { readonly reporting?: Reporting } {
  const reporting = reader.oneOf(node, REPORTINGS, '“reporting”');
  return reporting === undefined ? {} : { reporting };
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `“${value}”`).join(', ');
}
