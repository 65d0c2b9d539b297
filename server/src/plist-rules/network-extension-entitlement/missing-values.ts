import {
  developerIdVariant,
  fittingValue,
  hasNetworkExtensionValue,
  NETWORK_EXTENSION,
  valueForPoint,
} from '../../analysis/entitlements/network-extension-values.ts';
import { providerPoints } from '../../analysis/entitlements/provider-points.ts';
import type { Fix } from '../../analysis/finding.ts';
import type { TargetContext } from '../../analysis/project-context.ts';
import { insertItem } from '../../analysis/property-list/insert-item.ts';
import type { PlistArray } from '../../analysis/property-list/model.ts';
import { entryOf, stringOf } from '../../analysis/property-list/queries.ts';
import { onKey } from '../../analysis/property-list/report.ts';
import type { PropertyListFile } from '../../analysis/property-list/rule.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { valueMeant } from './values.ts';

/** Providers that a target's Info.plist declares and for which its entitlements have no value. */
export function missingValues(
  { text, root }: PropertyListFile,
  array: PlistArray,
  targets: readonly TargetContext[],
): readonly Candidate[] {
  const entry = entryOf(root, NETWORK_EXTENSION)!;
  // A misspelt value is reported where it stands.
  const meant = new Set(array.items.map((item) => valueMeant(stringOf(item) ?? '')));
  const missing = targets.flatMap(({ name, info, entitlements }) =>
    (info ? providerPoints(info) : []).flatMap((point) => {
      const value = valueForPoint(point);
      if (value === undefined || !entitlements || hasNetworkExtensionValue(entitlements, value)) return [];
      return meant.has(value) || meant.has(developerIdVariant(value))
        ? []
        : [{ name, point, value: fittingValue(entitlements, value) }];
    }),
  );
  const [first] = missing;
  if (!first) return [];
  const insertion = insertItem(text, array, first.value);
  const fixes: readonly Fix[] = insertion ? [{ title: `Add ${first.value}`, edits: [insertion] }] : [];
  const message = `The Info.plist of “${first.name}” declares a provider for ${first.point}, which needs ${first.value} here`;
  const guidance = [{ id: 'docs-network-extension-entitlement' }, { id: 'tn3134' }];
  return [onKey(entry, { status: 'risky', message, guidance, fixes })];
}
