import type { GuidanceEntry, Knowledge } from '../knowledge/model.ts';
import { createFindingMaker } from './catalogue/api-finding.ts';
import { type Catalogue, compileCatalogue } from './catalogue/catalogue.ts';
import { type OwnSeverities, ownSeverities } from './rate.ts';
import type { PropertyListRule } from './property-list/rule.ts';
import { type RuleSet, traitsOf } from './rule-set.ts';
import { NameTable } from './source/name-table.ts';
import { TokenBuffer } from './source/tokens.ts';
import { UNUSED_SUPPRESSION } from './suppression/suppress.ts';
import { USE_TRIGGERS } from './uses/collect-uses.ts';
import { compileTriggers, keyTriggerName, type TriggeredRule, triggerName } from './triggers.ts';

/** Called when a pattern rule throws; the others still report. */
export type RuleErrorHandler = (ruleId: string, error: unknown) => void;

/** Everything that `analyze` needs and that does not change between files. Create once per process. */
export interface Engine {
  readonly knowledge: Knowledge;
  readonly catalogue: Catalogue;
  readonly guidance: ReadonlyMap<string, GuidanceEntry>;
  /** See {@link createFindingMaker}. */
  readonly findingMaker: ReturnType<typeof createFindingMaker>;
  readonly patternRules: readonly TriggeredRule[];
  /** Names of which one occurs in every file that has a finding or a use. */
  readonly examined: NameTable;
  readonly propertyListRules: readonly PropertyListRule[];
  readonly ownSeverities: OwnSeverities;
  /** Every rule id that settings and suppressions may name. */
  readonly ruleIds: ReadonlySet<string>;
  readonly onRuleError: RuleErrorHandler;
  /** Scratch space that `analyze` reuses; nothing in it outlives a call. */
  readonly buffer: TokenBuffer;
}

/** What a file must contain for a suppression comment to be worth reading. */
const SUPPRESSION_WORD = 'netguide';

/** Builds the tables for matching. `rules` is `RULES` of the rule registry in the product. */
export function createEngine(
  knowledge: Knowledge,
  rules: RuleSet,
  onRuleError: RuleErrorHandler = () => undefined,
): Engine {
  const triggers = [
    ...rules.source.flatMap((rule) => rule.triggers.map(triggerName)),
    ...rules.propertyLists.flatMap((rule) => rule.triggers.map(keyTriggerName)),
  ];
  const catalogue = compileCatalogue(knowledge.apis, triggers);
  const wanted = new NameTable([...new Set([...catalogue.triggers.names, SUPPRESSION_WORD])]);
  const guidance = new Map(knowledge.guidance.map((entry) => [entry.id, entry]));
  return {
    knowledge,
    catalogue: { ...catalogue, triggers: wanted },
    guidance,
    findingMaker: createFindingMaker(guidance),
    examined: new NameTable([...new Set([...wanted.names, ...USE_TRIGGERS])]),
    patternRules: compileTriggers(rules.source, catalogue.names),
    propertyListRules: rules.propertyLists,
    ownSeverities: ownSeverities(traitsOf(rules)),
    ruleIds: new Set([
      ...knowledge.rules.map((rule) => rule.id),
      ...traitsOf(rules).map((rule) => rule.id),
      UNUSED_SUPPRESSION,
    ]),
    onRuleError,
    buffer: new TokenBuffer(),
  };
}
