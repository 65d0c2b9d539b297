import type { GuidanceEntry, GuidanceKind, GuidanceSection, Verified } from '../../server/src/knowledge/model.ts';
import { doccAnchor, sectionKey } from './headings.ts';
import { headingsOf, summaryOf } from './markdown.ts';
import type { Problem } from './problems.ts';
import { type MarkdownSource, filesIn, readMarkdown } from './read.ts';
import type { ShapeCheck } from './schema.ts';

/** A guidance entry with its body and the place where it was written. */
export interface GuidanceDocument {
  readonly entry: GuidanceEntry;
  /** Markdown without front matter. */
  readonly body: string;
  readonly file: string;
  /** The 1-based line of `file` on which the body starts. */
  readonly bodyLine: number;
}

interface FrontMatter {
  readonly title: string;
  readonly url: string;
  readonly kind: GuidanceKind;
  readonly verified: Verified;
  readonly revised?: string | number;
  readonly topics: readonly string[];
  readonly anchors?: boolean;
  readonly targets?: { readonly from?: string; readonly below?: string };
}

/** Reads every `knowledge/guidance/<id>.md` below `root`. A file without sound front matter yields no document. */
export function readGuidance(
  root: string,
  check: ShapeCheck,
): { readonly documents: readonly GuidanceDocument[]; readonly problems: readonly Problem[] } {
  const documents: GuidanceDocument[] = [];
  const problems: Problem[] = [];
  for (const file of filesIn(root, 'knowledge/guidance', '.md')) {
    const read = readMarkdown(root, file);
    const shape = 'source' in read ? check(read.source.frontMatter, 'guidance') : read.problems;
    problems.push(...shape);
    if (!('source' in read) || shape.length > 0) continue;
    problems.push(...addressProblems(read.source), ...bodyProblems(read.source), ...headingProblems(read.source));
    documents.push(toDocument(read.source));
  }
  return { documents, problems };
}

function addressProblems({ frontMatter: { file, value, lineAt } }: MarkdownSource): readonly Problem[] {
  const { kind, verified, url, anchors } = value as FrontMatter;
  const problems: Problem[] = [];
  if (kind === 'forum' && anchors === true) {
    problems.push({ file, line: lineAt(['anchors']), message: 'forum posts have no anchors' });
  }
  if ((kind === 'netguide') !== url.startsWith('docs/')) {
    problems.push({ file, line: lineAt(['url']), message: 'pages of docs/ and the kind netguide belong together' });
  }
  if (verified === 'unverified' && url.includes('/forums/thread/')) {
    const message = 'an unverified entry links to a topic or tag page, never to a thread';
    problems.push({ file, line: lineAt(['url']), message });
  }
  return problems;
}

function bodyProblems({ frontMatter: { file }, body, bodyLine }: MarkdownSource): readonly Problem[] {
  if (body === '') return [{ file, line: bodyLine, message: 'the body is empty' }];
  if (summaryOf(body) !== '') return [];
  return [{ file, line: bodyLine, message: 'the body must start with a paragraph: it becomes the summary' }];
}

function headingProblems({ frontMatter: { file }, body, bodyLine }: MarkdownSource): readonly Problem[] {
  const seen = new Set<string>();
  return headingsOf(body).flatMap(({ level, title, line }) => {
    const place = { file, line: bodyLine + line };
    if (level === 1) return [{ ...place, message: 'the title belongs in the front matter; sections start with ##' }];
    if (level !== 2) return [];
    const key = sectionKey(title);
    if (seen.has(key)) return [{ ...place, message: `a section with the key "${key}" exists already` }];
    seen.add(key);
    return key === '' ? [{ ...place, message: 'the heading has no letters to make a key of' }] : [];
  });
}

function toDocument({ frontMatter, body, bodyLine }: MarkdownSource): GuidanceDocument {
  const { file } = frontMatter;
  const { title, url, kind, verified, revised, topics, anchors, targets } = frontMatter.value as FrontMatter;
  const entry: GuidanceEntry = {
    id: file.replace(/^.*\/|\.md$/g, ''),
    title,
    url,
    kind,
    verified,
    ...(revised === undefined ? {} : { revised: String(revised) }),
    topics,
    summary: summaryOf(body),
    sections: sectionsOf(body, anchors === true),
    ...(targets === undefined ? {} : { targets }),
  };
  return { entry, body, file, bodyLine };
}

function sectionsOf(body: string, anchors: boolean): readonly GuidanceSection[] {
  return headingsOf(body)
    .filter(({ level }) => level === 2)
    .map(({ title }) => ({ key: sectionKey(title), title, ...(anchors ? { anchor: doccAnchor(title) } : {}) }));
}
