import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A file that holds a rule. */
export interface RuleFile {
  /** The file's name, which is the rule's id. */
  readonly id: string;
  /** Path from the root of the repository, with `/`. */
  readonly file: string;
}

/** Where the rules that read source code live, and those that read property lists. */
export const RULE_FOLDERS = { source: 'server/src/rules', propertyLists: 'server/src/plist-rules' } as const;

/** The rules of the repository of one kind, in order of their ids. */
export function ruleFiles(root: string, kind: keyof typeof RULE_FOLDERS): readonly RuleFile[] {
  const folder = RULE_FOLDERS[kind];
  const names = existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : [];
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'))
    .sort()
    .map((name) => ({ id: name.slice(0, -'.ts'.length), file: `${folder}/${name}` }));
}

/** The rules of every kind. */
export function allRuleFiles(root: string): readonly RuleFile[] {
  return [...ruleFiles(root, 'source'), ...ruleFiles(root, 'propertyLists')];
}
