import { createEngine, type Engine } from '../../../server/src/analysis/engine.ts';
import type { Finding } from '../../../server/src/analysis/finding.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../../server/src/knowledge/knowledge-base.ts';
import type { ApiEntry, CatalogueRule, GuidanceEntry, Knowledge } from '../../../server/src/knowledge/model.ts';

function guidance(id: string, entry: Partial<GuidanceEntry> = {}): GuidanceEntry {
  const sections = [{ key: 'part-two', title: 'Part [two]', anchor: 'Part-two' }];
  const url = `https://developer.apple.com/${id}`;
  return {
    id,
    title: `${id.toUpperCase()}: Title`,
    url,
    kind: 'technote',
    verified: 'page',
    topics: [],
    summary: '',
    sections,
    ...entry,
  };
}

function rule(id: string): CatalogueRule {
  const text = (what: string): string => `${what} of ${id}.`;
  return {
    id,
    title: id,
    brief: id,
    what: text('What'),
    why: text('Why'),
    instead: text('Instead'),
    guidance: [{ id: 'tn1' }],
  };
}

function callable(name: string, ruleId: string): ApiEntry {
  return {
    ...{ c: name, swift: name, kind: 'function', framework: 'Old', modules: [], rule: ruleId, status: 'discouraged' },
    ...{ deprecated: {}, replacements: [], guidance: [{ id: 'tn1', section: 'part-two' }] },
  } as ApiEntry;
}

/** Two rules with a function each, and entries of every standing. */
export const KNOWLEDGE: Knowledge = {
  rules: [rule('old-socket'), rule('old-stream')],
  apis: [callable('OldSocketCreate', 'old-socket'), callable('OldStreamOpen', 'old-stream')],
  guidance: [
    guidance('tn1'),
    guidance('tn2', { url: 'https://developer.apple.com/tn2(x:)' }),
    guidance('post', { verified: 'unverified', kind: 'forum', url: 'https://developer.apple.com/forums/tags/network' }),
    guidance('own', { kind: 'netguide', url: '' }),
    guidance('tn3'),
  ],
};

/** {@link KNOWLEDGE} with its look-ups. */
export const BASE: KnowledgeBase = createKnowledgeBase(KNOWLEDGE, () => ({}));

/** An engine that knows {@link KNOWLEDGE}. */
export function testEngine(): Engine {
  return createEngine(KNOWLEDGE, { source: [], propertyLists: [] });
}

/** A finding of `old-socket` at the start of a text, with some differences. */
export function finding(different: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'old-socket',
    start: 0,
    end: 15,
    symbol: 'OldSocketCreate',
    severity: 'warning',
    confidence: 'certain',
    status: 'discouraged',
    message: 'OldSocketCreate is old.',
    guidance: [{ id: 'tn1', section: 'part-two' }],
    ...different,
  };
}
