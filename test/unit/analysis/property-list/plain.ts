import type { PlistNode } from '../../../../server/src/analysis/property-list/model.ts';

/** A node as plain values, for comparison. Of a key that occurs more than once the last value counts. */
export function plain(node: PlistNode | undefined): unknown {
  if (!node) return undefined;
  switch (node.kind) {
    case 'dict':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
    case 'array':
      return node.items.map(plain);
    case 'date':
      return `date ${node.value}`;
    case 'data':
      return 'data';
    default:
      return node.value;
  }
}
