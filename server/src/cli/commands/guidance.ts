import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { createSearch } from '../../knowledge/search.ts';
import type { GuidanceHit } from '../../protocol.ts';
import { whereToRead } from '../../report/where-to-read.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { proseWidth, wrap } from '../prose.ts';
import type { Output } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

const DEFAULT_LIMIT = '5';
const SUMMARY_LINES = 2;

/** Looks guidance up by words, a symbol or an id. */
export const guidanceCommand: Command = {
  name: 'guidance',
  summary: 'look guidance up by words, a symbol or an id; typing errors are fine',
  usage: 'WORDS…',
  details:
    'Lists the best hits with their source. A single one, or an entry named by its id such as tn3151, is printed in full.',
  options: [
    { name: 'read', help: 'print the best hit, a section or a whole entry, as Markdown' },
    { name: 'limit', value: 'N', help: `list at most so many hits; default ${DEFAULT_LIMIT}` },
  ],
  run: async ({ positionals, switches, values }, { terminal, loadBase }) => {
    const query = positionals.join(' ').trim();
    if (query === '') throw usageError('“netguide guidance” takes the words to look for.');
    const limit = readLimit(values.get('limit')?.[0] ?? DEFAULT_LIMIT);
    const base = loadBase();
    const hits = createSearch(base)(query, limit);
    const [best] = hits;
    if (!best) throw usageError(`No guidance matches “${query}”.`, 'Try fewer or other words.');
    const isMeant = hits.length === 1 || best.id === query.toLowerCase();
    terminal.out.write(switches.has('read') || isMeant ? read(best, base, terminal.out) : list(hits, terminal.out));
    return Promise.resolve(ExitCode.Fine);
  },
};

function readLimit(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw usageError(`--limit can't be “${text}”.`, 'Use a number from 1 to 9999.');
  return Number(text);
}

function list(hits: readonly GuidanceHit[], out: Output): string {
  return `${hits.map((hit) => block(hit, out)).join('\n\n')}\n`;
}

function block(hit: GuidanceHit, { palette, width }: Output): string {
  const symbol = hit.symbol === undefined ? '' : `${palette.dim(` ← ${hit.symbol}`)}`;
  return [
    `${palette.bold(titleOf(hit))} ${palette.dim(`[${hit.id}]`)}${symbol}`,
    firstLines(wrap(hit.summary, proseWidth(width), '  ')),
    `  ${palette.underline(palette.cyan(whereToRead(hit.id, hit.url)))}${caveat(hit)}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function firstLines(text: string): string {
  const lines = text.split('\n');
  return lines.length <= SUMMARY_LINES ? text : `${lines.slice(0, SUMMARY_LINES).join('\n')} …`;
}

function read(hit: GuidanceHit, base: KnowledgeBase, out: Output): string {
  const { palette } = out;
  const source = palette.underline(palette.cyan(hit.url)) + caveat(hit);
  const facts = [hit.kind, hit.revised, /^https?:/.test(hit.url) ? source : undefined];
  const line = facts.filter((fact) => fact !== undefined).join(palette.dim(' · '));
  const body = sectionOf(base.body(hit.id) ?? '', hit.sectionTitle);
  return `${palette.bold(`# ${hit.title}`)}\n${line}\n\n${embolden(body.trim(), out)}\n`;
}

/** The section with that heading, or everything. */
function sectionOf(markdown: string, title: string | undefined): string {
  const sections = markdown.split(/^(?=## )/m);
  return sections.find((section) => section.startsWith(`## ${title}\n`)) ?? markdown;
}

/** Markdown reads well as it is; on a terminal its headings stand out. */
function embolden(markdown: string, { palette }: Output): string {
  return markdown.replace(/^#{1,6} .*$/gm, palette.bold);
}

function titleOf({ title, sectionTitle }: GuidanceHit): string {
  return sectionTitle === undefined ? title : `${title} › ${sectionTitle}`;
}

function caveat({ verified }: GuidanceHit): string {
  return verified ? '' : ' (the topic page; the address of the source itself is not verified)';
}
