import type { KnowledgeBase } from './knowledge-base.ts';
import type { ApiEntry, GuidanceEntry, GuidanceKind, GuidanceRef } from './model.ts';
import { identifierWords, plain, wordsOf } from './search-words.ts';

/** Something that can be found: an entry, a section of one, or a symbol with the guidance that answers it. */
export interface SearchRecord {
  readonly ref: GuidanceRef;
  /** The symbol as written, for a record of a symbol. */
  readonly symbol?: string;
  /** Names in {@link plain} form that, typed in full, mean this record and nothing else. */
  readonly names: readonly string[];
  /** Each word with how much it says about the record, 0 to 1. */
  readonly words: ReadonlyMap<string, number>;
  /** How much better than others with the same score, 0 to 1. */
  readonly standing: number;
}

const KINDS: readonly GuidanceKind[] = ['technote', 'forum', 'documentation', 'sample', 'wwdc', 'netguide'];

/** Every entry, those that answer most first: technotes, then forum posts and the rest; more symbols before fewer. */
export function entriesByUse(base: KnowledgeBase): readonly GuidanceEntry[] {
  const uses = new Map<string, number>();
  for (const { guidance } of base.knowledge.apis) for (const { id } of guidance) uses.set(id, (uses.get(id) ?? 0) + 1);
  return [...base.knowledge.guidance].sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0) ||
      (b.revised ?? '').localeCompare(a.revised ?? '', 'en') ||
      a.title.localeCompare(b.title, 'en'),
  );
}

/** All records of the knowledge base. */
export function createRecords(base: KnowledgeBase): readonly SearchRecord[] {
  const entries = entriesByUse(base);
  const standings = new Map(entries.map(({ id }, index) => [id, 1 - index / entries.length]));
  return [
    ...entries.flatMap((entry) => entryRecords(entry, standings.get(entry.id)!)),
    ...base.knowledge.apis.flatMap((api) => symbolRecords(api, standings)),
  ];
}

function entryRecords(entry: GuidanceEntry, standing: number): SearchRecord[] {
  const title = wordsOf(entry.title);
  const whole: SearchRecord = {
    ref: { id: entry.id },
    names: [plain(entry.id), plain(entry.title)],
    words: weighted([title, 1], [wordsOf(entry.id), 0.9], [entry.topics.flatMap(wordsOf), 0.7]),
    standing,
  };
  const sections = entry.sections.map((section) => ({
    ref: { id: entry.id, section: section.key },
    names: [plain(section.title)],
    words: weighted([wordsOf(section.title), 0.95], [title, 0.4]),
    standing,
  }));
  return [whole, ...sections];
}

function symbolRecords(api: ApiEntry, standings: ReadonlyMap<string, number>): SearchRecord[] {
  const spellings = [api.c, api.swift].filter((name) => name !== undefined);
  const words = weighted([spellings.flatMap(identifierWords), 1], [wordsOf(api.framework), 0.4]);
  const names = spellings.flatMap((name) => [plain(name), plain(name.split(/[:(]/)[0]!)]);
  return api.guidance.map((ref, index) => ({
    ref,
    symbol: spellings[0]!,
    names,
    words,
    standing: (standings.get(ref.id) ?? 0) / (index + 1),
  }));
}

function weighted(...groups: readonly (readonly [words: readonly string[], weight: number])[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [words, weight] of groups)
    for (const word of words) weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  return weights;
}
