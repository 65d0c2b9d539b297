import type { ApiEntry, ApiKind } from '../../knowledge/model.ts';
import { NameTable } from '../source/name-table.ts';

/** How an API entry is looked for in one language. */
export interface Matchable {
  readonly entry: ApiEntry;
  /** The identifier that a hit begins with: the last part of a dotted name, the base name of a method, a selector's first piece. */
  readonly name: string;
  /** The dotted names before {@link name}, outermost first: `['Stream', 'PropertyKey']`. */
  readonly path: readonly string[];
  /** Argument labels of a Swift method, `_` for none; `undefined` for everything else. */
  readonly labels?: readonly string[];
  /** The type that declares a member, as this language calls it. */
  readonly owner?: string;
}

/** The catalogue's entries by the names that a lexer recognises. */
export interface Catalogue {
  /** Every identifier that any entry or pattern rule wants to see. */
  readonly names: NameTable;
  /** Identifiers of which at least one occurs in every file that can have a finding. */
  readonly triggers: NameTable;
  /** Entries to try at an identifier, by its id in {@link names}. */
  readonly swift: readonly (readonly Matchable[])[];
  readonly c: readonly (readonly Matchable[])[];
  /** Names of the types of each rule, in both languages: evidence that a file uses its framework. */
  readonly typesOfRule: ReadonlyMap<string, ReadonlySet<string>>;
  /** The framework of each type and function, by its names in both languages. */
  readonly frameworkOf: ReadonlyMap<string, string>;
}

/** Compiles API entries. `extraTriggers` are those of the pattern rules. */
export function compileCatalogue(apis: readonly ApiEntry[], extraTriggers: readonly string[]): Catalogue {
  const heads = new Set(apis.flatMap((entry) => (entry.swift === undefined ? [] : [entry.swift])));
  const swift = apis.flatMap((entry) => swiftMatchable(entry, heads));
  const c = apis.flatMap(cMatchable);
  const names = new NameTable(
    unique(
      [...swift, ...c].map((one) => one.name),
      extraTriggers,
    ),
  );
  const triggers = unique(
    [...swift, ...c].filter(isTrigger).map((one) => one.name),
    extraTriggers,
  );
  return {
    names,
    triggers: new NameTable(triggers),
    swift: byName(names, swift),
    c: byName(names, c),
    typesOfRule: typesOfRule(apis),
    frameworkOf: frameworkOf(apis),
  };
}

function unique(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

/** A member that needs a typed receiver is never the only name of its framework in a file. */
function isTrigger({ entry }: Matchable): boolean {
  return entry.of === undefined || entry.distinctive === true;
}

function swiftMatchable(entry: ApiEntry, heads: ReadonlySet<string>): readonly Matchable[] {
  if (entry.swift === undefined) return [];
  const [dotted = '', labels] = entry.swift.split('(');
  const path = dotted.split('.');
  const name = path.pop()!;
  if (path.length > 0 && heads.has(path[0]!)) return [];
  const owner = entry.ofSwift ?? entry.of;
  const member = owner === undefined ? {} : { owner };
  if (labels === undefined) return [{ entry, name, path, ...member }];
  if (owner === undefined) return [{ entry, name, path }];
  return [{ entry, name, path, ...member, labels: labels.replace(')', '').split(':').slice(0, -1) }];
}

function cMatchable(entry: ApiEntry): readonly Matchable[] {
  if (entry.c === undefined) return [];
  const name = entry.c.split(':')[0]!;
  return [{ entry, name, path: [], ...(entry.of === undefined ? {} : { owner: entry.of }) }];
}

function byName(names: NameTable, matchables: readonly Matchable[]): readonly (readonly Matchable[])[] {
  const ids = new Map(names.names.map((name, id) => [name, id]));
  const table: Matchable[][] = names.names.map(() => []);
  for (const matchable of matchables) table[ids.get(matchable.name)!]!.push(matchable);
  return table;
}

const TYPE_KINDS: ReadonlySet<ApiKind> = new Set(['class', 'protocol', 'enum', 'type']);

function frameworkOf(apis: readonly ApiEntry[]): ReadonlyMap<string, string> {
  const frameworks = new Map<string, string>();
  for (const { kind, framework, c, swift } of apis) {
    if (kind !== 'function' && !TYPE_KINDS.has(kind)) continue;
    for (const name of [c, swift?.split('(')[0]]) if (name !== undefined) frameworks.set(name, framework);
  }
  return frameworks;
}

function typesOfRule(apis: readonly ApiEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>();
  for (const { kind, rule, c, swift } of apis) {
    if (!TYPE_KINDS.has(kind)) continue;
    const known = types.get(rule) ?? new Set();
    types.set(rule, known);
    for (const name of [c, swift]) if (name !== undefined) known.add(name);
  }
  return types;
}
