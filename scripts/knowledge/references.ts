import type { GuidanceEntry, GuidanceRef } from '../../server/src/knowledge/model.ts';

/** The reference that `id` or `id#section-key` stands for. */
export function parseReference(text: string): GuidanceRef {
  const [id = '', section] = text.split('#');
  return section === undefined ? { id } : { id, section };
}

/** Says what is wrong with a reference, or nothing. */
export type ReferenceCheck = (reference: GuidanceRef) => string | undefined;

/** Knows the entries and sections that references may name. */
export function createReferenceCheck(entries: readonly GuidanceEntry[]): ReferenceCheck {
  const sections = new Map(entries.map((entry) => [entry.id, new Set(entry.sections.map(({ key }) => key))]));
  return ({ id, section }) => {
    const keys = sections.get(id);
    if (!keys) return `there is no guidance "${id}" in knowledge/guidance`;
    if (section === undefined || keys.has(section)) return undefined;
    return `guidance "${id}" has no section "${section}"`;
  };
}
