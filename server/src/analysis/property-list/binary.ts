import { intAt, numberAt, textAt } from './binary-values.ts';
import type { ParsedPropertyList, PlistEntry, PlistNode } from './model.ts';

const MAGIC = 'bplist';
const TRAILER = 32;
const DEEPEST = 200;
/** Seconds from 1970 to 2001, where dates of property lists begin. */
const EPOCH = 978307200;
const NOWHERE = { start: 0, end: 0, innerStart: 0, innerEnd: 0 };

interface Reader {
  readonly view: DataView;
  readonly offsetSize: number;
  readonly refSize: number;
  readonly count: number;
  readonly table: number;
  /** Nodes by the offset of their object; `undefined` while one is being read, which a cycle runs into. */
  readonly known: Map<number, PlistNode | undefined>;
  /** How many references and characters may still be read: a file can't hold more than it has bytes. */
  budget: number;
  complete: boolean;
}

/** Whether bytes are a binary property list by their first ones. */
export function isBinaryPropertyList(bytes: Uint8Array): boolean {
  return MAGIC === String.fromCharCode(...bytes.subarray(0, MAGIC.length));
}

/**
 * Reads a binary property list, without positions. Total: objects out of bounds, cycles and unknown kinds are left out,
 * and the time is linear in the number of bytes. Libraries for it need Node's Buffer or throw on the first flaw.
 */
export function parseBinary(bytes: Uint8Array): ParsedPropertyList {
  const empty: ParsedPropertyList = { format: 'binary', positions: false, complete: false };
  if (!isBinaryPropertyList(bytes) || bytes.length < MAGIC.length + 2 + TRAILER) return empty;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trailer = bytes.length - TRAILER;
  const reader: Reader = {
    view,
    offsetSize: view.getUint8(trailer + 6),
    refSize: view.getUint8(trailer + 7),
    count: intAt(view, trailer + 8, 8),
    table: intAt(view, trailer + 24, 8),
    known: new Map(),
    budget: bytes.length,
    complete: true,
  };
  const root = nodeOf(reader, intAt(view, trailer + 16, 8), 0);
  return root ? { ...empty, root, complete: reader.complete } : empty;
}

/** The node of an object by its number, or nothing if there is none or it leads to itself. */
function nodeOf(reader: Reader, object: number, depth: number): PlistNode | undefined {
  const { view, table, offsetSize, known } = reader;
  const offset = object < reader.count ? intAt(view, table + object * offsetSize, offsetSize) : NaN;
  if (!known.has(offset)) {
    known.set(offset, undefined);
    const marker = offset < table ? intAt(view, offset, 1) : NaN;
    known.set(offset, Number.isNaN(marker) || depth > DEEPEST ? undefined : read(reader, offset, marker, depth));
  }
  const node = known.get(offset);
  if (!node) reader.complete = false;
  return node;
}

function read(reader: Reader, offset: number, marker: number, depth: number): PlistNode | undefined {
  const low = marker & 0x0f;
  switch (marker >> 4) {
    case 0x0:
      return low === 8 || low === 9 ? { ...NOWHERE, kind: 'boolean', value: low === 9 } : undefined;
    case 0x1:
    case 0x2:
      return { ...NOWHERE, kind: marker >> 4 === 1 ? 'integer' : 'real', value: numberAt(reader.view, offset, marker) };
    case 0x3:
      return dateOf(numberAt(reader.view, offset, marker));
    case 0x4:
      return { ...NOWHERE, kind: 'data' };
    case 0x5:
    case 0x6:
      return stringOf(reader, offset, marker);
    case 0xa:
    case 0xd:
      return containerOf(reader, offset, marker, depth);
    default:
      return undefined;
  }
}

function dateOf(seconds: number): PlistNode | undefined {
  const date = new Date((seconds + EPOCH) * 1000);
  return Number.isNaN(date.getTime()) ? undefined : { ...NOWHERE, kind: 'date', value: date.toISOString() };
}

/** The number of items of an object, and where they begin. A count of 15 stands for an integer that follows. */
function extent(reader: Reader, offset: number, marker: number): { readonly count: number; readonly at: number } {
  const low = marker & 0x0f;
  if (low < 15) return { count: low, at: offset + 1 };
  const next = intAt(reader.view, offset + 1, 1);
  return { count: numberAt(reader.view, offset + 1, next), at: offset + 2 + (1 << (next & 0x0f)) };
}

/** Whether that many bytes may still be read, which they then are. */
function spend(reader: Reader, bytes: number): boolean {
  if (!(bytes >= 0 && bytes <= reader.budget)) return false;
  reader.budget -= bytes;
  return true;
}

function stringOf(reader: Reader, offset: number, marker: number): PlistNode | undefined {
  const { count, at } = extent(reader, offset, marker);
  const width = marker >> 4 === 5 ? 1 : 2;
  const value = spend(reader, count * width) ? textAt(reader.view, at, count, width) : undefined;
  return value === undefined ? undefined : { ...NOWHERE, kind: 'string', value };
}

function containerOf(reader: Reader, offset: number, marker: number, depth: number): PlistNode | undefined {
  const { count, at } = extent(reader, offset, marker);
  const isDict = marker >> 4 === 0xd;
  if (!spend(reader, count * Math.max(1, reader.refSize) * (isDict ? 2 : 1))) return undefined;
  const nodeAt = (index: number): PlistNode | undefined =>
    nodeOf(reader, intAt(reader.view, at + index * reader.refSize, reader.refSize), depth + 1);
  const indices = Array.from({ length: count }, (_, index) => index);
  if (!isDict) return { ...NOWHERE, kind: 'array', items: indices.flatMap((index) => nodeAt(index) ?? []) };
  return {
    ...NOWHERE,
    kind: 'dict',
    entries: indices.flatMap((index) => entryOf(reader, nodeAt(index), nodeAt(count + index))),
  };
}

function entryOf(reader: Reader, key: PlistNode | undefined, value: PlistNode | undefined): readonly PlistEntry[] {
  if (key?.kind !== 'string') reader.complete = false;
  if (key?.kind !== 'string' || !value) return [];
  return [{ key: key.value, start: 0, end: 0, keyStart: 0, keyEnd: 0, value }];
}
