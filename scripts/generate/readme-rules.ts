/** The table of rules in README.md, between its two markers; the rest of the file is left as it is. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSeverity } from '../../server/src/analysis/rate.ts';
import type { RuleTraits } from '../../server/src/analysis/rule.ts';
import { traitsOf } from '../../server/src/analysis/rule-set.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import type { KnowledgeBase } from '../../server/src/knowledge/knowledge-base.ts';
import type { CatalogueRule } from '../../server/src/knowledge/model.ts';
import type { Artefact } from './artefact.ts';
import { code, markdownTable } from './markdown.ts';

const START = '<!-- rules:start -->';
const END = '<!-- rules:end -->';

/** README.md with its table renewed. Throws if it lacks the markers; nothing if there is no README.md. */
export function readmeRules(root: string, base: KnowledgeBase): readonly Artefact[] {
  const file = path.join(root, 'README.md');
  return existsSync(file) ? [{ file: 'README.md', content: withTable(readFileSync(file, 'utf8'), table(base)) }] : [];
}

/** A text with everything between the two markers replaced. Throws if they are not there, in this order. */
export function withTable(text: string, replacement: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END, start);
  if (start < 0 || end < 0) throw new Error(`README.md:1: the markers ${START} and ${END} are missing`);
  return `${text.slice(0, start + START.length)}\n\n${replacement}\n\n${text.slice(end)}`;
}

/** What the rules of the README are grouped by: what they read. */
const GROUPS = ['Deprecated and discouraged APIs', 'Hazards in code', 'Property lists and entitlements', 'Netguide'];

function table(base: KnowledgeBase): string {
  const { rules, apis, guidance } = base.knowledge;
  const row = ({ id, brief }: CatalogueRule): string[] => [
    `[${code(id)}](docs/rules/${id}.md)`,
    brief,
    defaultSeverity(id, apis, traitsOf(RULES)),
  ];
  const tables = GROUPS.flatMap((group) => {
    const rows = rules.filter(({ id }) => groupOf(id, base) === group).map(row);
    const known = markdownTable(['Rule', 'Finds', 'Default severity'], rows);
    return rows.length === 0 ? [] : [`### ${group}\n\n${known}`];
  });
  const whole = `[All ${apis.length} API entries](docs/apis.md) · [All ${guidance.length} pieces of guidance](docs/guidance.md)`;
  return [...tables, whole].join('\n\n');
}

function groupOf(id: string, { knowledge }: KnowledgeBase): string {
  const reads = (rules: readonly RuleTraits[]): boolean => rules.some((rule) => rule.id === id);
  if (knowledge.apis.some(({ rule }) => rule === id)) return GROUPS[0]!;
  if (reads(RULES.propertyLists)) return GROUPS[2]!;
  return reads(RULES.source) ? GROUPS[1]! : GROUPS[3]!;
}
