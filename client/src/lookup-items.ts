import type { GuidanceHit } from '../../server/src/protocol.ts';

/** What the list of the guidance lookup says about one hit. `icon` and `buttonIcon` are names of codicons. */
export interface LookupText {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly icon: string;
  /** Tooltip of the button that opens the source page; absent for our own guidance, which has none on the web. */
  readonly buttonTooltip?: string;
}

const KINDS: Readonly<Record<string, { readonly name: string; readonly icon: string }>> = {
  technote: { name: 'Technote', icon: 'book' },
  forum: { name: 'Forum post', icon: 'comment-discussion' },
  documentation: { name: 'Documentation', icon: 'library' },
  sample: { name: 'Sample code', icon: 'file-code' },
  wwdc: { name: 'WWDC session', icon: 'play-circle' },
  netguide: { name: 'Netguide', icon: 'info' },
};

const SOURCE_PAGE = 'Open the Source Page';
const TOPIC_PAGE = 'Open the Topic Page (the address of this post itself is not verified)';

/** How a hit reads in the list: its section or title, then what and how old it is, then what it says. */
export function lookupText(hit: GuidanceHit): LookupText {
  const kind = KINDS[hit.kind] ?? { name: hit.kind, icon: 'bookmark' };
  return {
    label: hit.sectionTitle ?? hit.title,
    description: [hit.symbol, kind.name, hit.revised].filter((part) => part !== undefined).join(' · '),
    detail: hit.sectionTitle === undefined ? hit.summary : `${hit.title} · ${hit.summary}`,
    icon: kind.icon,
    ...(hit.url.startsWith('https://') ? { buttonTooltip: hit.verified ? SOURCE_PAGE : TOPIC_PAGE } : {}),
  };
}

const LONGEST_QUERY = 100;

/** A query made of selected or pointed-at text: its first line, without the space around it, or nothing if too long. */
export function queryOf(text: string): string {
  const line = text.trim().split(/\r?\n/, 1)[0]!.trim();
  return line.length > LONGEST_QUERY ? '' : line;
}
