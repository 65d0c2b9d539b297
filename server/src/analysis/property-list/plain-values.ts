import type { PlainValue, PlainValues } from '../../project/targets/model.ts';
import type { PlistDict, PlistNode } from './model.ts';

/** The values of a dictionary without their places. Data is left out: nobody asks for it. */
export function plainValues({ entries }: PlistDict): PlainValues {
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => {
      const plain = plainValue(value);
      return plain === undefined ? [] : [[key, plain] as const];
    }),
  );
}

function plainValue(node: PlistNode): PlainValue | undefined {
  switch (node.kind) {
    case 'dict':
      return plainValues(node);
    case 'array':
      return node.items.flatMap((item) => plainValue(item) ?? []);
    case 'data':
      return undefined;
    default:
      return node.value;
  }
}
