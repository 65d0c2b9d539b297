import type { Replacement } from '../../server/src/knowledge/model.ts';
import type { Problem } from './problems.ts';
import { readYaml } from './read.ts';
import type { ShapeCheck } from './schema.ts';

const FILE = 'knowledge/replacements.yaml';

/** Replacements by the name that API entries refer to. */
export type Replacements = ReadonlyMap<string, Replacement>;

/** Reads `knowledge/replacements.yaml` below `root`; empty if the file has a fault. */
export function readReplacements(
  root: string,
  check: ShapeCheck,
): { readonly replacements: Replacements; readonly problems: readonly Problem[] } {
  const read = readYaml(root, FILE);
  if (!('source' in read)) return { replacements: new Map(), problems: read.problems };
  const problems = check(read.source, 'replacements');
  if (problems.length > 0) return { replacements: new Map(), problems };
  const facts = Object.entries(read.source.value as Readonly<Record<string, Omit<Replacement, 'api'>>>);
  return { replacements: new Map(facts.map(([api, fact]) => [api, { api, ...fact }])), problems: [] };
}
