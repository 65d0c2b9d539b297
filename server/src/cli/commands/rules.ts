import { defaultSeverity } from '../../analysis/rate.ts';
import { traitsOf } from '../../analysis/rule-set.ts';
import { RULES } from '../../rules/registry.generated.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { DEFAULT_EXCLUDES } from '../../project/excludes.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { table } from '../prose.ts';
import { usageError } from '../usage-error.ts';

/** Lists the rules, or what is never read. */
export const rulesCommand: Command = {
  name: 'rules',
  summary: 'list the rules with their severity, or what is excluded by default',
  usage: '',
  options: [
    { name: 'excludes', help: 'list the names of files and folders that are not read by default' },
    { name: 'format', value: 'FORMAT', help: 'text (default) or json' },
  ],
  run: async ({ switches, values, positionals }, { terminal, loadBase }) => {
    const format = values.get('format')?.[0] ?? 'text';
    if (format !== 'text' && format !== 'json') {
      throw usageError(`There is no format “${format}” here.`, 'Available: text, json.');
    }
    if (positionals.length > 0)
      throw usageError('“netguide rules” takes no names.', '“netguide explain RULE” tells more.');
    const print = switches.has('excludes') ? excludes : rules;
    terminal.out.write(await Promise.resolve(print(format, loadBase)));
    return ExitCode.Fine;
  },
};

function excludes(format: 'text' | 'json'): string {
  return format === 'json'
    ? `${JSON.stringify([...DEFAULT_EXCLUDES, '.gitignore'])}\n`
    : `${DEFAULT_EXCLUDES.join('\n')}\n… and what .gitignore files name\n`;
}

function rules(format: 'text' | 'json', loadBase: () => KnowledgeBase): string {
  const base = loadBase();
  const all = [...base.knowledge.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (format === 'text')
    return `${table(all.map(({ id, title }) => [id, defaultSeverity(id, base.knowledge.apis, traitsOf(RULES)), title]))}\n`;
  const listed = all.map((rule) => ({
    id: rule.id,
    severity: defaultSeverity(rule.id, base.knowledge.apis, traitsOf(RULES)),
    title: rule.title,
    what: rule.what,
    why: rule.why,
    instead: rule.instead,
    guidance: rule.guidance.map((ref) => ({
      id: ref.id,
      section: ref.section ?? null,
      title: base.label(ref),
      url: base.href(ref),
    })),
  }));
  return `${JSON.stringify(listed, null, 2)}\n`;
}
