import type { Problem } from '../../knowledge/problems.ts';
import { readYaml } from '../../knowledge/read.ts';
import type { SdkSymbol } from './sdk-symbols.ts';

/** What is left out of the catalogue on purpose. */
export const SCOPE = 'knowledge/scope.yaml';

/**
 * Symbols without an API entry: `symbols` of no type; members that are `symbols` of the types in `containers`; or,
 * without `symbols`, those types and all that they declare.
 */
export interface Exclusion {
  readonly framework: string;
  readonly containers?: readonly string[];
  readonly symbols?: readonly string[];
  readonly reason: string;
}

/** A header or a framework next to networking, from which nothing or only what is `taken` became an entry. */
export interface Neighbour {
  readonly header?: string;
  readonly framework?: string;
  readonly taken?: readonly string[];
  readonly reason?: string;
}

/** The scope of the catalogue, with the 1-based line of each of its items. */
export interface Scope {
  readonly excluded: readonly (Exclusion & { readonly line: number })[];
  readonly neighbours: readonly (Neighbour & { readonly line: number })[];
}

interface ScopeFile {
  readonly excluded?: readonly Exclusion[];
  readonly neighbours?: readonly Neighbour[];
}

/** Reads the scope below `root`. */
export function readScope(root: string): { scope: Scope; problems: readonly Problem[] } {
  const { problems, ...read } = readYaml(root, SCOPE);
  if (!('source' in read)) return { scope: { excluded: [], neighbours: [] }, problems };
  const { value, lineAt } = read.source;
  const { excluded = [], neighbours = [] } = (value ?? {}) as ScopeFile;
  const scope = {
    excluded: excluded.map((item, i) => ({ ...item, line: lineAt(['excluded', i]) })),
    neighbours: neighbours.map((item, i) => ({ ...item, line: lineAt(['neighbours', i]) })),
  };
  return { scope, problems };
}

/** One name of an exclusion: what it leaves out, and how to call it in a problem. */
export interface ExcludedName {
  readonly label: string;
  excludes(symbol: SdkSymbol): boolean;
}

/** The single names of an exclusion, each of which must leave something out. */
export function excludedNames({ framework, containers, symbols }: Exclusion): readonly ExcludedName[] {
  const named = (of: string | undefined, name: string): ExcludedName => ({
    label: of === undefined ? name : `${of}.${name}`,
    excludes: (symbol) => symbol.framework === framework && symbol.of === of && symbol.name === name,
  });
  if (containers === undefined) return (symbols ?? []).map((name) => named(undefined, name));
  if (symbols === undefined) return containers.map((container) => wholeType(framework, container));
  return containers.flatMap((of) => symbols.map((name) => named(of, name)));
}

function wholeType(framework: string, container: string): ExcludedName {
  const isIt = (symbol: SdkSymbol): boolean => symbol.of === container || symbol.name === container;
  return { label: container, excludes: (symbol) => symbol.framework === framework && isIt(symbol) };
}
