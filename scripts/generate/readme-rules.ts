/** The table of rules in README.md, between its two markers; the rest of the file is left as it is. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSeverity } from '../../server/src/analysis/rate.ts';
import { traitsOf } from '../../server/src/analysis/rule-set.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import type { KnowledgeBase } from '../../server/src/knowledge/knowledge-base.ts';
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

function table(base: KnowledgeBase): string {
  const { rules, apis, guidance } = base.knowledge;
  const rows = rules.map(({ id, brief }) => [
    `[${code(id)}](docs/rules/${id}.md)`,
    brief,
    defaultSeverity(id, apis, traitsOf(RULES)),
  ]);
  const whole = `[All ${apis.length} API entries](docs/apis.md) · [All ${guidance.length} pieces of guidance](docs/guidance.md)`;
  return `${markdownTable(['Rule', 'Finds', 'Default severity'], rows)}\n\n${whole}`;
}
