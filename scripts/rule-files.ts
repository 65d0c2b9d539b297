import { readdirSync } from 'node:fs';
import path from 'node:path';

/** A file that holds a pattern rule. */
export interface RuleFile {
  /** The file's name, which is the rule's id. */
  readonly id: string;
  /** Path from the root of the repository, with `/`. */
  readonly file: string;
}

const FOLDER = 'server/src/rules';

/** The pattern rules of the repository, in order of their ids. */
export function ruleFiles(root: string): readonly RuleFile[] {
  return readdirSync(path.join(root, FOLDER))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'))
    .sort()
    .map((name) => ({ id: name.slice(0, -'.ts'.length), file: `${FOLDER}/${name}` }));
}
