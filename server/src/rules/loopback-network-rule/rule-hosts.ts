import { type Assignment, assignmentsTo } from '../../analysis/shape/assignments.ts';
import { argumentOf, callsOf, messagesOf } from '../../analysis/shape/calls.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import { functionAround } from '../../analysis/shape/functions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { stringValue } from '../../analysis/shape/strings.ts';
import { isWord, textOf } from '../../analysis/shape/token-text.ts';
import { resolve } from '../../analysis/shape/values.ts';

const LABELS = [
  ...['destinationNetwork', 'destinationNetworkEndpoint', 'remoteNetwork', 'remoteNetworkEndpoint'],
  ...['initWithDestinationNetwork', 'initWithDestinationNetworkEndpoint', 'initWithRemoteNetwork'],
  ...['initWithRemoteNetworkEndpoint'],
] as const;

const SELECTORS = [
  ...['initWithDestinationNetwork:prefix:protocol:', 'initWithDestinationNetworkEndpoint:prefix:protocol:'],
  'initWithRemoteNetwork:remotePrefix:localNetwork:localPrefix:protocol:direction:',
  'initWithRemoteNetworkEndpoint:remotePrefix:localNetworkEndpoint:localPrefix:protocol:direction:',
] as const;

/** The host of an endpoint that a network rule is made with. */
export interface RuleHost {
  /** The token of its literal. */
  readonly token: number;
  readonly value: string;
}

/** The hosts in the network rules of the file, as far as it shows them; those of rules for hosts are not among them. */
export function networkRuleHosts(shape: Shape): readonly RuleHost[] {
  const rules = [...callsOf(shape, 'NENetworkRule'), ...SELECTORS.flatMap((selector) => messagesOf(shape, selector))];
  const valueOf = valuesOfNames(shape);
  const endpoints = rules.flatMap((rule) => LABELS.flatMap((label) => argumentOf(rule, label) ?? []));
  const hosts = endpoints.flatMap((endpoint) => hostIn(shape, valueOf(endpoint)));
  return [...new Map(hosts.map((host) => [host.token, host])).values()];
}

/** What an endpoint stands for; `nw_endpoint_t` is not a pointer, so the names of a function's own are followed here. */
function valuesOfNames(shape: Shape): (endpoint: Expression) => Expression {
  const { file } = shape;
  const known = new Map<string, ReadonlyMap<number, readonly Assignment[]>>();
  const functionOf = (token: number): number => functionAround(file, token)?.open ?? -1;
  const givenTo = (name: string): ReadonlyMap<number, readonly Assignment[]> => {
    const groups = new Map<number, Assignment[]>();
    for (const one of assignmentsTo(shape, name)) {
      const group = groups.get(functionOf(one.token));
      if (group) group.push(one);
      else groups.set(functionOf(one.token), [one]);
    }
    known.set(name, groups);
    return groups;
  };
  return (endpoint) => {
    const value = resolve(shape, endpoint);
    if (file.language === 'swift' || value.first !== value.last || !isWord(file, value.first)) return value;
    const name = textOf(file, value.first);
    const given = (known.get(name) ?? givenTo(name)).get(functionOf(value.first)) ?? [];
    return given.length === 1 ? given[0]!.value : value;
  };
}

/** The first literal of an endpoint: its host. */
function hostIn({ file }: Shape, { first, last }: Expression): readonly RuleHost[] {
  for (let token = first; token <= last; token++) {
    const value = stringValue(file, token);
    if (value !== undefined) return [{ token, value }];
  }
  return [];
}
