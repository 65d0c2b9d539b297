/** The table of rules in README.md, between its two markers; the rest of the file is left as it is. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { KnowledgeBase } from '../../server/src/knowledge/knowledge-base.ts';
import type { Artefact } from './artefact.ts';
import { link } from './rule-docs.ts';

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
  const rows = base.knowledge.rules.map(({ id, title, guidance }) => {
    const first = guidance[0] === undefined ? '' : link(guidance[0], base, '');
    return `| [\`${id}\`](docs/rules/${id}.md) | ${cell(title)} | ${cell(first)} |`;
  });
  return ['| Rule | Finds | First guidance |', '| --- | --- | --- |', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replace(/(?<!\\)\|/g, '\\|');
}
