/** Links to guidance in generated pages: within a sentence, and short ones for tables with their targets below. */
import path from 'node:path';
import type { KnowledgeBase } from '../../server/src/knowledge/knowledge-base.ts';
import type { GuidanceRef } from '../../server/src/knowledge/model.ts';

/**
 * A Markdown link to guidance, written in a page of `folder`. It says where it leads for a post without a verified
 * address; pages of our own are linked from where the page lies.
 */
export function link(ref: GuidanceRef, base: KnowledgeBase, folder: string): string {
  const text = `[${escaped(base.label(ref))}](${target(ref, base, folder)})`;
  return isUnverified(ref, base)
    ? `${text} (the address of this post is not verified; the link leads to its topic)`
    : text;
}

/** A short link for a table: `TN3151 › TCP alternatives`. {@link definitions} has its target. */
export function shortLink(ref: GuidanceRef, base: KnowledgeBase): string {
  const label = base.label(ref).replace(/^((?:TN|QA)\d+): (?:.* › )?/, '$1 › ');
  const number = base.section(ref) === undefined ? /^(?:TN|QA)\d+/.exec(label)?.[0] : undefined;
  return `[${escaped(number ?? label)}][${key(ref)}]${isUnverified(ref, base) ? ' (topic page)' : ''}`;
}

/** The targets of short links, each once, for the end of a page of `folder`. */
export function definitions(refs: readonly GuidanceRef[], base: KnowledgeBase, folder: string): string {
  const lines = refs.map((ref) => `[${key(ref)}]: ${target(ref, base, folder)}`);
  return [...new Set(lines)].sort().join('\n');
}

/** Where a link from a page of `folder` leads. */
export function target(ref: GuidanceRef, base: KnowledgeBase, folder: string): string {
  const href = base.href(ref);
  return href.startsWith('https://') ? href : path.posix.relative(folder, href);
}

/** A text in which brackets don't end a link. */
export function escaped(text: string): string {
  return text.replace(/[[\]]/g, '\\$&');
}

function isUnverified(ref: GuidanceRef, base: KnowledgeBase): boolean {
  return base.entry(ref.id)?.verified === 'unverified';
}

function key({ id, section }: GuidanceRef): string {
  return section === undefined ? id : `${id}#${section}`;
}
