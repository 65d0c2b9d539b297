import { parse } from 'yaml';
import type { PlainValue } from './model.ts';

/** A mapping of a YAML text. */
export type YamlMap = Readonly<Record<string, PlainValue>>;

/** How often one anchor may be repeated: enough for real files, too little to explode. */
const MAX_ALIASES = 100;

/** Deepest nesting and most values that are taken over. */
const MAX_DEPTH = 60;
const MAX_VALUES = 100_000;

/** The mapping that a YAML text is; `undefined` when it is none or is broken. Never throws. */
export function parseYamlMap(text: string): YamlMap | undefined {
  try {
    const budget = { left: MAX_VALUES };
    const value = plain(parse(text, { maxAliasCount: MAX_ALIASES, merge: true, logLevel: 'silent' }), 0, budget);
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Only what JSON could say; nothing is taken over beyond the budget. */
function plain(value: unknown, depth: number, budget: { left: number }): PlainValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH || --budget.left < 0) return undefined;
  if (Array.isArray(value)) return value.flatMap((item) => asList(plain(item, depth + 1, budget)));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const taken = plain(item, depth + 1, budget);
      return taken === undefined ? [] : [[key, taken] as const];
    }),
  );
}

function asList(value: PlainValue | undefined): readonly PlainValue[] {
  return value === undefined ? [] : [value];
}

/** Whether a value is a mapping. */
export function isMap(value: PlainValue | undefined): value is YamlMap {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The mapping at a key; an empty one where there is none. */
export function mapAt(map: YamlMap, key: string): YamlMap {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return isMap(value) ? value : {};
}

/** A string, or a number as it is written without need for quotes, at a key. */
export function textAt(map: YamlMap, key: string): string | undefined {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** The list at a key; anything else there is a list of one, nothing an empty one. */
export function listAt(map: YamlMap, key: string): readonly PlainValue[] {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly PlainValue[]) : [value];
}

/** The strings in the list at a key. */
export function textsAt(map: YamlMap, key: string): readonly string[] {
  return listAt(map, key).filter((item) => typeof item === 'string');
}

/** `lower` with `higher` on top, as XcodeGen does it: mappings by key, lists one after the other, unless a key says `:REPLACE`. */
export function mergeMaps(lower: YamlMap, higher: YamlMap, depth = 0): YamlMap {
  const merged: Record<string, PlainValue> = { ...lower };
  for (const [key, value] of Object.entries(higher)) {
    const name = key.replace(/:REPLACE$/, '');
    const known = name === key && Object.hasOwn(merged, name) ? merged[name] : undefined;
    if (isMap(known) && isMap(value) && depth < MAX_DEPTH) merged[name] = mergeMaps(known, value, depth + 1);
    else if (Array.isArray(known) && Array.isArray(value)) merged[name] = [...known, ...value] as PlainValue[];
    else merged[name] = value;
  }
  return merged;
}
