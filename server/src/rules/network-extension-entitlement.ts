import {
  fittingValue,
  hasNetworkExtensionValue,
  NETWORK_EXTENSION,
  valueForClass,
} from '../analysis/entitlements/network-extension-values.ts';
import { providerPoints } from '../analysis/entitlements/provider-points.ts';
import {
  type EntitledTarget,
  entitledTargets,
  entitlementPlaces,
  targetNames,
} from '../analysis/entitlements/lacking.ts';
import type { CodeUse } from '../analysis/code-uses.ts';
import type { Fix, TextEdit } from '../analysis/finding.ts';
import type { TargetList } from '../analysis/project-context.ts';
import { insertEntry } from '../analysis/property-list/insert-entry.ts';
import { insertItem } from '../analysis/property-list/insert-item.ts';
import { valueOf } from '../analysis/property-list/queries.ts';
import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { providerUses } from '../analysis/uses/providers.ts';

/** Providers of Network Extension in an extension whose entitlements have no value for them. */
export default definePatternRule({
  id: 'network-extension-entitlement',
  status: 'risky',
  triggers: [
    'NEPacketTunnelProvider',
    'NEAppProxyProvider',
    'NETransparentProxyProvider',
    'NEFilterDataProvider',
    'NEFilterControlProvider',
    'NEFilterPacketProvider',
    'NEDNSProxyProvider',
    'NEAppPushProvider',
  ],
  check(shape, project) {
    const providers = entitledTargets(project).filter(isProvider);
    if (providers.length === 0) return [];
    return providerUses.find(shape).flatMap((use) => {
      const value = valueForClass(use.value ?? '');
      if (value === undefined) return [];
      const lacking = providers.filter(({ entitlements }) => !hasNetworkExtensionValue(entitlements, value));
      return lacking.length === 0 ? [] : [lackingValue(use, value, lacking)];
    });
  },
});

/** An extension that is there for a provider; others may share its code. */
function isProvider({ kind, info }: EntitledTarget): boolean {
  const isExtension = kind === 'app-extension' || kind === 'system-extension';
  return isExtension && info !== undefined && providerPoints(info).length > 0;
}

function lackingValue(
  { start, end, value: name }: CodeUse,
  value: string,
  targets: readonly EntitledTarget[],
): Candidate {
  return {
    ...{ start, end },
    confidence: 'certain',
    message: `${name} needs the value ${value} in the entitlement ${NETWORK_EXTENSION}, which ${targetNames(targets)} does not have; add the capability Network Extensions to the extension and to its app.`,
    guidance: [{ id: 'docs-network-extension-entitlement' }, { id: 'forum-ne-entitlements' }, { id: 'tn3134' }],
    related: entitlementPlaces(targets),
    fixes: additions(targets, value),
  };
}

/** The fix that adds the value to the files of the targets; none when a target has no single file. */
function additions(targets: readonly EntitledTarget[], value: string): readonly Fix[] {
  const edits = new Map(
    targets.map(({ entitlements }) => [entitlements.file?.path, addition(entitlements, value)] as const),
  );
  const known = [...edits.values()].filter((edit) => edit !== undefined);
  return known.length === edits.size ? [{ title: `Add ${value} to the entitlements`, edits: known }] : [];
}

function addition(entitlements: TargetList, value: string): TextEdit | undefined {
  if (!entitlements.file) return undefined;
  const { path, text, root } = entitlements.file;
  const present = valueOf(root, NETWORK_EXTENSION);
  const added = fittingValue(entitlements, value);
  if (present !== undefined && present.kind !== 'array') return undefined;
  const edit = present
    ? insertItem(text, present, added)
    : insertEntry(text, root, NETWORK_EXTENSION, `<array>\n\t<string>${added}</string>\n</array>`);
  return edit && { path, ...edit };
}
