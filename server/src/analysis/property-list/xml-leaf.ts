import type { PlistNode, PlistPlace } from './model.ts';
import { addKey, addValue, type Tree } from './tree.ts';

const LEAF_NAMES = ['key', 'string', 'integer', 'real', 'true', 'false', 'date', 'data'] as const;

/** The elements of a property list that hold text or nothing. */
export type LeafName = (typeof LEAF_NAMES)[number];

/** Whether an element holds text or nothing. */
export function isLeafName(name: string): name is LeafName {
  return (LEAF_NAMES as readonly string[]).includes(name);
}

/** Such an element while it is open. */
export interface OpenLeaf {
  readonly name: LeafName;
  readonly start: number;
  readonly innerStart: number;
  /** The pieces of its text, decoded. */
  readonly parts: string[];
}

/** Puts an element that ends at `end`, its closing tag at `[innerEnd, end)`, into the tree. */
export function addLeaf(tree: Tree, { name, start, innerStart, parts }: OpenLeaf, innerEnd: number, end: number): void {
  const text = parts.join('');
  const place =
    innerStart < end ? { start, end, innerStart, innerEnd } : { start, end, innerStart: start, innerEnd: end };
  if (name === 'key') addKey(tree, text, place, true);
  else addValue(tree, nodeOf(name, text, place));
}

function nodeOf(name: Exclude<LeafName, 'key'>, text: string, place: PlistPlace): PlistNode {
  switch (name) {
    case 'true':
    case 'false':
      return { ...place, kind: 'boolean', value: name === 'true', innerStart: place.start, innerEnd: place.end };
    case 'integer':
      return { ...place, kind: 'integer', value: integerOf(text) };
    case 'real':
      return { ...place, kind: 'real', value: text.trim() === '' ? NaN : Number(text) };
    case 'string':
    case 'date':
      return { ...place, kind: name, value: text };
    case 'data':
      return { ...place, kind: 'data' };
  }
}

function integerOf(text: string): number {
  const [, sign, digits] = /^\s*([+-]?)\s*(0x[0-9a-f]+|\d+)\s*$/i.exec(text) ?? [];
  return digits === undefined ? NaN : Number(digits) * (sign === '-' ? -1 : 1);
}
