import type { PropertyListRule } from './property-list/rule.ts';
import type { PatternRule, RuleTraits } from './rule.ts';

/** The rules that an engine runs besides the catalogue of APIs, by what they read. */
export interface RuleSet {
  readonly source: readonly PatternRule[];
  readonly propertyLists: readonly PropertyListRule[];
}

/** What is fixed about each of them; a rule that reads both is there twice. */
export function traitsOf({ source, propertyLists }: RuleSet): readonly RuleTraits[] {
  return [...source, ...propertyLists];
}
