import type { ApiEntry, GuidanceBodies, GuidanceEntry, GuidanceRef, GuidanceSection, Knowledge } from './model.ts';

/** The knowledge base with its look-ups. Immutable apart from the bodies, which load on first use. */
export interface KnowledgeBase {
  readonly knowledge: Knowledge;
  /** The guidance entry with that id. */
  entry(id: string): GuidanceEntry | undefined;
  /** The Markdown body of an entry, without front matter and without its title heading. */
  body(id: string): string | undefined;
  /** The section that a reference points at, if it names one. */
  section(ref: GuidanceRef): GuidanceSection | undefined;
  /** The address for a reference: the source page, with the section's anchor where it has one; always a link that was verified. */
  href(ref: GuidanceRef): string;
  /** A title for a reference: `TN3213: … › Plan for security`. */
  label(ref: GuidanceRef): string;
  /** All API entries with that C, Objective-C or Swift name, selector or base name. */
  apisNamed(symbol: string): readonly ApiEntry[];
}

/** Indexes the compiled knowledge. `loadBodies` is called once, when the first body is asked for. */
export function createKnowledgeBase(knowledge: Knowledge, loadBodies: () => GuidanceBodies): KnowledgeBase {
  const entries = new Map(knowledge.guidance.map((entry) => [entry.id, entry]));
  const apis = indexApis(knowledge.apis);
  let bodies: GuidanceBodies | undefined;
  const section = (ref: GuidanceRef): GuidanceSection | undefined =>
    ref.section === undefined ? undefined : entries.get(ref.id)?.sections.find((one) => one.key === ref.section);
  return {
    knowledge,
    section,
    entry: (id) => entries.get(id),
    body: (id) => (bodies ??= loadBodies())[id],
    href: (ref) => {
      const anchor = section(ref)?.anchor;
      return (entries.get(ref.id)?.url ?? '') + (anchor === undefined ? '' : `#${anchor}`);
    },
    label: (ref) => {
      const title = entries.get(ref.id)?.title ?? ref.id;
      const within = section(ref)?.title;
      return within === undefined ? title : `${title} › ${within}`;
    },
    apisNamed: (symbol) => apis.get(symbol) ?? [],
  };
}

function indexApis(apis: readonly ApiEntry[]): ReadonlyMap<string, readonly ApiEntry[]> {
  const index = new Map<string, ApiEntry[]>();
  for (const api of apis) {
    for (const name of new Set(namesOf(api))) {
      const named = index.get(name);
      if (named) named.push(api);
      else index.set(name, [api]);
    }
  }
  return index;
}

function namesOf(api: ApiEntry): string[] {
  const names: string[] = [];
  if (api.c !== undefined) names.push(api.c, api.c.split(':')[0]!);
  if (api.swift !== undefined) names.push(api.swift, api.swift.split('(')[0]!);
  return names;
}
