import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { GuidanceEntry, GuidanceKind } from '../knowledge/model.ts';
import type { GuidanceDocument } from '../protocol.ts';

const KINDS: Readonly<Record<GuidanceKind, string>> = {
  technote: 'Technote',
  forum: 'Forum post',
  documentation: 'Documentation',
  sample: 'Sample code',
  wwdc: 'WWDC session',
  netguide: 'Netguide',
};

const UNVERIFIED =
  'The address of this thread is not verified, so the link leads to the forum’s tag page, where it can be found.';

/** An entry as a Markdown page for the reading view, or `undefined` for an unknown id. */
export function guidanceDocument(base: KnowledgeBase, id: string): GuidanceDocument | undefined {
  const entry = base.entry(id);
  if (entry === undefined) return undefined;
  const verified = entry.verified !== 'unverified';
  const url = base.href({ id });
  const parts = [`# ${entry.title}`, byline(entry, url), verified ? undefined : UNVERIFIED, base.body(id)?.trim()];
  return {
    title: entry.title,
    url,
    verified,
    markdown: `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`,
  };
}

function byline({ kind, revised }: GuidanceEntry, url: string): string {
  const host = /^https?:\/\/([^/?#]+)/.exec(url)?.[1];
  const facts = [KINDS[kind], revised && `revised ${longDate(revised)}`, host && `[Open at ${host}](${url})`];
  return facts.filter(Boolean).join(' · ');
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `14 July 2026` for `2026-07-14`; a bare year or month as far as it goes. */
function longDate(iso: string): string {
  const [year, month, day] = iso.split('-');
  const parts = [day && String(Number(day)), month && MONTHS[Number(month) - 1], year];
  return parts.filter(Boolean).join(' ');
}
