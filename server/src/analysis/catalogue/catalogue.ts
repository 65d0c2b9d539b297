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
  /** A Swift initialiser: {@link name} is the type's. */
  readonly initialises?: true;
  /** The selector of an Objective-C member: a method's, or a property's getter or setter. */
  readonly selector?: string;
}

/** The catalogue's entries by the names that a lexer recognises. */
export interface Catalogue {
  /** Every identifier that any entry or pattern rule wants to see, types that only own an entry among them. */
  readonly names: NameTable;
  /** Identifiers of which at least one occurs in every file that can have a finding. */
  readonly triggers: NameTable;
  /** Entries to try at an identifier, by its id in {@link names}. */
  readonly swift: readonly (readonly Matchable[])[];
  readonly c: readonly (readonly Matchable[])[];
  /** Names of the types of each rule, in both languages: evidence that a file uses its framework. */
  readonly typesOfRule: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names that other types than the catalogue's also have. */
  readonly sharedNames: ReadonlySet<string>;
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
      [...swift, ...c].flatMap(({ name, owner }) => (owner === undefined ? [name] : [name, owner])),
      extraTriggers,
    ),
  );
  const triggers = unique([...triggersOf(swift), ...triggersOf(c)], extraTriggers);
  return {
    names,
    triggers: new NameTable(triggers),
    swift: byName(names, swift),
    c: byName(names, c),
    typesOfRule: typesOfRule(apis),
    sharedNames: new Set(apis.flatMap(({ ambiguous, swift }) => (ambiguous === undefined ? [] : (swift ?? [])))),
    frameworkOf: frameworkOf(apis),
  };
}

function unique(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

/**
 * Names of which one occurs wherever one of the entries can match: those of everything that matches by itself, and of
 * the types that the other members need to see.
 */
function triggersOf(matchables: readonly Matchable[]): readonly string[] {
  return matchables.map(({ entry, name, owner, initialises }) =>
    owner === undefined || entry.distinctive === true || initialises === true ? name : owner,
  );
}

function swiftMatchable(entry: ApiEntry, heads: ReadonlySet<string>): readonly Matchable[] {
  if (entry.swift === undefined) return [];
  const [dotted = '', list] = entry.swift.split('(');
  const path = dotted.split('.');
  const name = path.pop()!;
  // What belongs to a type that is an entry itself is carried by the type, unless its own name says enough.
  if (path.length > 0 && heads.has(path[0]!) && entry.distinctive !== true) return [];
  const owner = entry.ofSwift ?? entry.of;
  if (owner === undefined) return [{ entry, name, path }];
  if (list === undefined) return [{ entry, name, path, owner }];
  const labels = list.replace(')', '').split(':').slice(0, -1);
  if (name === 'init') return [{ entry, name: owner, path, owner, labels, initialises: true }];
  return [{ entry, name, path, owner, labels }];
}

function cMatchable(entry: ApiEntry): readonly Matchable[] {
  if (entry.c === undefined) return [];
  const selector = entry.c;
  const name = selector.split(':')[0]!;
  if (entry.of === undefined) return [{ entry, name, path: [] }];
  const member = { entry, name, path: [], owner: entry.of, selector };
  if (entry.kind !== 'property') return [member];
  const setter = `set${name.replace(/^./, (first) => first.toUpperCase())}`;
  return [member, { ...member, name: setter, selector: `${setter}:` }];
}

function byName(names: NameTable, matchables: readonly Matchable[]): readonly (readonly Matchable[])[] {
  const ids = new Map(names.names.map((name, id) => [name, id]));
  const table: Matchable[][] = names.names.map(() => []);
  // Members first: an initialiser says more than its type.
  const members = matchables.filter(({ owner }) => owner !== undefined);
  const others = matchables.filter(({ owner }) => owner === undefined);
  for (const matchable of [...members, ...others]) table[ids.get(matchable.name)!]!.push(matchable);
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
