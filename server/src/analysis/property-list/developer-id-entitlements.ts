import { developerIdVariant, NETWORK_EXTENSION } from '../entitlements/network-extension-values.ts';
import { parsePropertyList } from './parse.ts';
import { itemsOf, stringOf, valueOf } from './queries.ts';

/**
 * The entitlements file `text` as a Developer ID build needs it: each value of Network Extension that has a variant for
 * Developer ID becomes that variant, unless it is there already. Formatting and comments stay. `undefined` if nothing is
 * to change, or if the text is no property list that could be read whole.
 */
export function developerIdEntitlements(text: string): string | undefined {
  const { root, complete } = parsePropertyList(text);
  const items = complete ? itemsOf(valueOf(root, NETWORK_EXTENSION)) : [];
  const present = new Set(items.map(stringOf));
  let result = '';
  let copied = 0;
  for (const item of items) {
    const variant = developerIdVariant(stringOf(item) ?? '');
    if (variant === undefined || present.has(variant)) continue;
    result += text.slice(copied, item.innerStart) + variant;
    copied = item.innerEnd;
  }
  return copied === 0 ? undefined : result + text.slice(copied);
}
