import type { PatternRule } from './rule.ts';
import type { NameTable } from './source/name-table.ts';
import { presentNames } from './source/present-names.ts';
import type { SourceFile } from './source/source-file.ts';

/** A pattern rule with the ids of its triggers among the lexer's names. */
export interface TriggeredRule {
  readonly rule: PatternRule;
  readonly triggers: Int32Array;
}

/** A trigger as the lexer's table has it: `http:` is found by its word. */
export function triggerName(trigger: string): string {
  return trigger.replace(/:$/, '');
}

/** A key of a property list as the lexer's table has it: the last word, which of `com.apple.security.app-sandbox` is `sandbox`. */
export function keyTriggerName(key: string): string {
  return /\w+$/.exec(key)?.[0] ?? key;
}

/** Looks each rule's triggers up, once. All of them must be in `names`. */
export function compileTriggers(rules: readonly PatternRule[], names: NameTable): readonly TriggeredRule[] {
  const ids = new Map(names.names.map((name, id) => [name, id]));
  return rules.map((rule) => ({
    rule,
    triggers: Int32Array.from(rule.triggers, (trigger) => ids.get(triggerName(trigger))!),
  }));
}

/** The rules of which a trigger occurs in the file. */
export function triggeredRules(
  file: SourceFile,
  rules: readonly TriggeredRule[],
  names: NameTable,
): readonly PatternRule[] {
  if (rules.length === 0) return [];
  const present = presentNames(file, names);
  return rules.flatMap(({ rule, triggers }) => (triggers.some((id) => present[id] === 1) ? [rule] : []));
}
