/**
 * A fixed set of names with a rolling hash, so that a lexer or a prefilter can look an identifier up while it passes
 * over it, without making a substring. Ids are positions in {@link names}.
 */
export class NameTable {
  private readonly mask: number;
  private readonly slots: Int32Array;

  /** `names` must be free of duplicates. */
  constructor(readonly names: readonly string[]) {
    let size = 64;
    while (size < names.length * 4) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(-1);
    names.forEach((name, id) => {
      let slot = spread(hashName(name)) & this.mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = id;
    });
  }

  /** The id of `text[start, end)`, whose {@link hashUnit} chain is `hash`, or -1. */
  find(text: string, start: number, end: number, hash: number): number {
    let slot = spread(hash) & this.mask;
    for (;;) {
      const id = this.slots[slot]!;
      if (id < 0) return -1;
      if (equalsAt(this.names[id]!, text, start, end)) return id;
      slot = (slot + 1) & this.mask;
    }
  }
}

/** One step of the rolling hash; start from 0. */
export function hashUnit(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

function hashName(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = hashUnit(hash, name.charCodeAt(i));
  return hash;
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

function equalsAt(name: string, text: string, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}
