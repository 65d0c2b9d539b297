import type { ParsedPropertyList, PlistEntry, PlistFormat, PlistNode, PlistPlace } from './model.ts';

/** A key that waits for its value. */
export interface PendingKey {
  readonly key: string;
  /** Where the key begins with its tag or quote. */
  readonly start: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Whether what comes next is its value. */
  assigned: boolean;
}

interface OpenDict {
  readonly kind: 'dict';
  readonly start: number;
  readonly innerStart: number;
  readonly entries: PlistEntry[];
  pending?: PendingKey | undefined;
}

interface OpenArray {
  readonly kind: 'array';
  readonly start: number;
  readonly innerStart: number;
  readonly items: PlistNode[];
}

/** A dictionary or array that is still open. */
export type Frame = OpenDict | OpenArray;

/** The two kinds of node that hold others. */
export type ContainerKind = Frame['kind'];

/** A property list while it is read. Nesting lives on `stack`, never on the call stack. */
export interface Tree {
  readonly stack: Frame[];
  readonly open: Record<ContainerKind, number>;
  root?: PlistNode;
  complete: boolean;
}

/** An empty tree. */
export function createTree(): Tree {
  return { stack: [], open: { dict: 0, array: 0 }, complete: true };
}

/** Opens a dictionary or an array. */
export function openContainer(tree: Tree, kind: ContainerKind, start: number, innerStart: number): void {
  const frame = tree.stack.at(-1);
  if (frame?.kind === 'dict' && frame.pending?.assigned !== true) tree.complete = false;
  tree.stack.push(kind === 'dict' ? { kind, start, innerStart, entries: [] } : { kind, start, innerStart, items: [] });
  tree.open[kind]++;
}

/**
 * Closes the innermost container of a kind, whose closing mark stands at `[innerEnd, end)`. Whatever was left open
 * inside ends there, too. A mark without a partner is skipped.
 */
export function closeContainer(tree: Tree, kind: ContainerKind, innerEnd: number, end: number): void {
  if (tree.open[kind] === 0) {
    tree.complete = false;
    return;
  }
  while (tree.stack.at(-1)!.kind !== kind) closeUnfinished(tree, innerEnd);
  close(tree, innerEnd, end);
}

function closeUnfinished(tree: Tree, end: number): void {
  tree.complete = false;
  close(tree, end, end);
}

function close(tree: Tree, innerEnd: number, end: number): void {
  const frame = tree.stack.pop()!;
  const { start, innerStart } = frame;
  tree.open[frame.kind]--;
  if (frame.kind === 'array') {
    addValue(tree, { kind: 'array', start, end, innerStart, innerEnd, items: frame.items });
    return;
  }
  if (frame.pending) tree.complete = false;
  addValue(tree, { kind: 'dict', start, end, innerStart, innerEnd, entries: frame.entries });
}

/** Puts a key into the open dictionary. A key before it that got no value is dropped. */
export function addKey(tree: Tree, key: string, place: PlistPlace, assigned: boolean): void {
  const frame = tree.stack.at(-1);
  if (frame?.kind !== 'dict' || frame.pending) tree.complete = false;
  if (frame?.kind !== 'dict') return;
  frame.pending = { key, start: place.start, keyStart: place.innerStart, keyEnd: place.innerEnd, assigned };
}

/** Puts a value where it belongs: into the open array, behind the key that waits for it, or at the root. */
export function addValue(tree: Tree, node: PlistNode): void {
  const frame = tree.stack.at(-1);
  if (!frame) {
    if (tree.root) tree.complete = false;
    else tree.root = node;
  } else if (frame.kind === 'array') frame.items.push(node);
  else if (frame.pending?.assigned === true) {
    const { key, start, keyStart, keyEnd } = frame.pending;
    frame.entries.push({ key, start, end: node.end, keyStart, keyEnd, value: node });
    frame.pending = undefined;
  } else tree.complete = false;
}

/** Ends what is still open at the end of the text, and returns the whole. */
export function finishTree(tree: Tree, format: PlistFormat, end: number): ParsedPropertyList {
  while (tree.stack.length > 0) closeUnfinished(tree, end);
  return {
    format,
    ...(tree.root ? { root: tree.root } : {}),
    positions: true,
    complete: tree.complete && tree.root !== undefined,
  };
}
