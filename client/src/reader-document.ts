/** The scheme of the read-only documents that show guidance. */
export const GUIDANCE_SCHEME = 'netguide';

/** The path of an entry's document: `/guidance/tn3151.md`. Entries that link to each other do so relative to it. */
export function pathOfEntry(id: string): string {
  return `/guidance/${id}.md`;
}

/** The entry that a path shows, or `undefined` for a path that is not an entry's. */
export function entryOfPath(path: string): string | undefined {
  return /^\/guidance\/([\w.-]+)\.md$/.exec(path)?.[1];
}

/**
 * The fragment by which VS Code's Markdown preview reaches the section with this key: the preview makes its own ids of
 * headings, and numbers equal ones. `undefined` when the document has no such section.
 */
export function fragmentOfSection(markdown: string, key: string): string | undefined {
  const seen = new Map<string, number>();
  for (const { level, title } of headings(markdown)) {
    const slug = previewSlug(title);
    const earlier = seen.get(slug) ?? 0;
    seen.set(slug, earlier + 1);
    if (level === 2 && sectionKey(title) === key) return earlier === 0 ? slug : `${slug}-${earlier}`;
  }
  return undefined;
}

function headings(markdown: string): { level: number; title: string }[] {
  const found: { level: number; title: string }[] = [];
  let fence: string | undefined;
  for (const line of markdown.split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
    }
    const heading = fence === undefined ? /^(#{1,6})\s+(.+?)\s*#*$/.exec(line) : null;
    if (heading) found.push({ level: heading[1]!.length, title: plainText(heading[2]!) });
  }
  return found;
}

function plainText(title: string): string {
  return title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
}

function previewSlug(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

function sectionKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
