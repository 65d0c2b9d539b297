import Fuse from 'fuse.js';
import type { GuidanceHit } from '../protocol.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import type { GuidanceRef } from './model.ts';
import { alike, createCandidates } from './search-candidates.ts';
import { createRecords, entriesByUse, type SearchRecord } from './search-records.ts';
import { plain, wordsOf } from './search-words.ts';

/** Finds guidance by what a person typed, best hits first, at most `limit`; an empty query gives all entries. */
export type Search = (query: string, limit: number) => GuidanceHit[];

/** The words of a vocabulary that answer a typed word, with how well: 1 when equal, less the less alike. */
type Likeness = (word: string) => ReadonlyMap<string, number>;

/** Which records hold a word, and how much it says about each: pairs of position and weight. */
type Index = ReadonlyMap<string, readonly (readonly [record: number, weight: number])[]>;

/** From so many letters on, a word may be misspelt. */
const FUZZY_FROM = 4;
/** The share of its letters that a misspelt word may get wrong. */
const MISSPELT = 0.34;
/** Words beyond these say nothing more; somebody pasted a page. */
const MOST_WORDS = 8;
/** Hits that score less than this share of the best one are noise. */
const NOISE = 0.45;
/** While a person types, only the last word changes. */
const REMEMBERED_WORDS = 32;

/**
 * A fuzzy search over titles, sections, topics and symbols. Each typed word may be misspelt, cut short and in any
 * place; a symbol or title typed in full comes first. Builds its index once; after that it is quick enough to ask on
 * every key.
 */
export function createSearch(base: KnowledgeBase): Search {
  const records = createRecords(base);
  const index = createIndex(records);
  const likeness = createLikeness([...index.keys()]);
  return (query, limit) => {
    const asked = plain(query).trim();
    if (asked === '') return everything(base, limit);
    const words = [...new Set(wordsOf(query))].slice(0, MOST_WORDS);
    const scores = scoreRecords(words.map(likeness), index, records);
    return best(records, asked, scores, limit).map(({ ref, symbol }) => toHit(base, ref, symbol));
  };
}

function createIndex(records: readonly SearchRecord[]): Index {
  const index = new Map<string, [number, number][]>();
  records.forEach(({ words }, record) => {
    for (const [word, weight] of words) {
      const postings = index.get(word);
      if (postings) postings.push([record, weight]);
      else index.set(word, [[record, weight]]);
    }
  });
  return index;
}

function createLikeness(vocabulary: readonly string[]): Likeness {
  const candidates = createCandidates(vocabulary, (typed) => Math.floor(MISSPELT * typed.length));
  const remembered = new Map<string, ReadonlyMap<string, number>>();
  const find = (word: string): ReadonlyMap<string, number> =>
    new Map(
      word.length < FUZZY_FROM
        ? vocabulary.filter((known) => known.startsWith(word)).map((known) => [known, alike(word, known, 0)])
        : fuzzy(word, candidates(word)).map(([known, errors]) => [known, alike(word, known, errors)]),
    );
  return (word) => {
    const found = remembered.get(word) ?? find(word);
    remembered.delete(word);
    remembered.set(word, found);
    if (remembered.size > REMEMBERED_WORDS) remembered.delete(remembered.keys().next().value!);
    return found;
  };
}

function fuzzy(word: string, candidates: readonly string[]): [known: string, errors: number][] {
  const fuse = new Fuse(candidates, {
    ignoreLocation: true,
    ignoreFieldNorm: true,
    includeScore: true,
    shouldSort: false,
    threshold: MISSPELT,
  });
  return fuse.search(word).map(({ item, score = 0 }) => [item, score]);
}

/** For each record the share of what was asked that it answers, 0 to about 1; rare words ask for more than common ones. */
function scoreRecords(
  asked: readonly ReadonlyMap<string, number>[],
  index: Index,
  records: readonly SearchRecord[],
): Float64Array {
  const scores = new Float64Array(records.length);
  let total = 0;
  for (const likenesses of asked) {
    const word = new Float64Array(records.length);
    for (const [known, likeness] of likenesses)
      for (const [record, weight] of index.get(known) ?? []) word[record] = Math.max(word[record]!, likeness * weight);
    const found = word.reduce((count, score) => count + (score > 0 ? 1 : 0), 0);
    const rarity = Math.log(1 + records.length / (1 + found));
    total += rarity;
    word.forEach((score, record) => {
      scores[record]! += score * rarity;
    });
  }
  return scores.map((score, record) => score / total / (1 + records[record]!.words.size / 50));
}

/** The best record for each section or entry. */
function best(
  records: readonly SearchRecord[],
  asked: string,
  scores: Float64Array,
  limit: number,
): readonly SearchRecord[] {
  const ranked = records
    .map((record, id) => ({ record, score: rank(record, asked, scores[id]!) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const least = NOISE * Math.max(...scores);
  const chosen = new Map<string, SearchRecord>();
  for (const { record, score } of ranked) {
    if (chosen.size >= limit || score < least) break;
    const key = `${record.ref.id}#${record.ref.section ?? ''}`;
    if (!chosen.has(key)) chosen.set(key, record);
  }
  return [...chosen.values()];
}

function rank({ names, standing, symbol }: SearchRecord, asked: string, score: number): number {
  if (names.includes(asked)) return (symbol === undefined ? 2 : 3) + standing;
  return score > 0 ? score + standing / 20 : 0;
}

function everything(base: KnowledgeBase, limit: number): GuidanceHit[] {
  return entriesByUse(base)
    .slice(0, Math.max(0, limit))
    .map(({ id }) => toHit(base, { id }));
}

function toHit(base: KnowledgeBase, ref: GuidanceRef, symbol?: string): GuidanceHit {
  const entry = base.entry(ref.id)!;
  const section = base.section(ref);
  return {
    id: entry.id,
    ...(section ? { section: section.key, sectionTitle: section.title } : {}),
    title: entry.title,
    ...(symbol === undefined ? {} : { symbol }),
    kind: entry.kind,
    ...(entry.revised === undefined ? {} : { revised: entry.revised }),
    summary: entry.summary,
    url: base.href(ref),
    verified: entry.verified !== 'unverified',
  };
}
