import type { PlistDict, PlistEntry, PlistNode } from './model.ts';

/** The entry of a key, the last one if it occurs more than once. */
export function entryOf(node: PlistNode | undefined, key: string): PlistEntry | undefined {
  return node?.kind === 'dict' ? node.entries.findLast((entry) => entry.key === key) : undefined;
}

/** The value of a key, the last one if it occurs more than once. */
export function valueOf(node: PlistNode | undefined, key: string): PlistNode | undefined {
  return entryOf(node, key)?.value;
}

/** All values of a dictionary by key, for dictionaries too large to search one key after another. */
export function valuesByKey(dict: PlistDict): ReadonlyMap<string, PlistNode> {
  return new Map(dict.entries.map(({ key, value }) => [key, value]));
}

/** The keys of a dictionary, for dictionaries too large to search one key after another. */
export function keysOf(dict: PlistDict): ReadonlySet<string> {
  return new Set(dict.entries.map(({ key }) => key));
}

/** The text of a string, `undefined` for every other node. */
export function stringOf(node: PlistNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}

/** The value of a boolean, `undefined` for every other node. */
export function booleanOf(node: PlistNode | undefined): boolean | undefined {
  return node?.kind === 'boolean' ? node.value : undefined;
}

/** The items of an array, none for every other node. */
export function itemsOf(node: PlistNode | undefined): readonly PlistNode[] {
  return node?.kind === 'array' ? node.items : [];
}
