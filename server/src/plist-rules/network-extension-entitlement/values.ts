import {
  developerIdVariant,
  NETWORK_EXTENSION_VALUES,
  standardValue,
} from '../../analysis/entitlements/network-extension-values.ts';
import type { PlistArray, PlistNode } from '../../analysis/property-list/model.ts';
import { stringOf } from '../../analysis/property-list/queries.ts';
import { onValue } from '../../analysis/property-list/report.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { similar } from '../../analysis/similar.ts';

const GUIDANCE = [{ id: 'docs-network-extension-entitlement' }, { id: 'forum-ne-entitlements' }];

/** What some write for a value, from the names of classes and capabilities. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'app-proxy': 'app-proxy-provider',
  'app-push': 'app-push-provider',
  'content-filter': 'content-filter-provider',
  'dns-proxy-provider': 'dns-proxy',
  'dns-proxy-provider-systemextension': 'dns-proxy-systemextension',
  'packet-tunnel': 'packet-tunnel-provider',
  'relay-provider': 'relay',
  'transparent-proxy-provider': 'app-proxy-provider',
  'url-filter': 'url-filter-provider',
};

/** Items that are no values of the entitlement. One with a build setting (`$(VALUE)`) is not judged. */
export function unknownValues({ items }: PlistArray): readonly Candidate[] {
  return items.flatMap((item) => {
    const value = stringOf(item);
    if (value === undefined || NETWORK_EXTENSION_VALUES.includes(value) || /\$[({]/.test(value)) return [];
    return [unknownValue(item, value)];
  });
}

function unknownValue(item: PlistNode, value: string): Candidate {
  const meant = valueMeant(value);
  if (meant === undefined) {
    const message = `“${value}” is none of the values that are known for this entitlement`;
    return onValue(item, { status: 'risky', confidence: 'likely', message, guidance: GUIDANCE });
  }
  const edits = [{ start: item.innerStart, end: item.innerEnd, text: meant }];
  return onValue(item, {
    status: 'risky',
    message: `“${value}” is no value of this entitlement; it seems to mean ${meant}`,
    guidance: GUIDANCE,
    fixes: [{ title: `Write ${meant}`, edits }],
  });
}

/**
 * The value that is meant by one that is none: without the suffix for Developer ID where there is no such variant, or the
 * one that is spelt alike.
 */
export function valueMeant(value: string): string | undefined {
  const written = value.trim();
  const base = written.replace(/-system-?extension$/, '');
  if (base !== written && NETWORK_EXTENSION_VALUES.includes(base)) return developerIdVariant(base) ?? base;
  if (Object.hasOwn(OTHER_NAMES, written)) return OTHER_NAMES[written];
  return similar(written, NETWORK_EXTENSION_VALUES, 1)[0];
}

/** Values for Developer ID beside those for development and the App Store: no provisioning profile has both. */
export function mixedValues({ items }: PlistArray): readonly Candidate[] {
  const standard = items.find((item) => developerIdVariant(stringOf(item) ?? '') !== undefined);
  const variant = items.find((item) => standardValue(stringOf(item) ?? '') !== undefined);
  if (!standard || !variant) return [];
  return [
    onValue(variant, {
      status: 'risky',
      confidence: 'likely',
      message: `${stringOf(variant)} is for Developer ID, ${stringOf(standard)} for development and the App Store; a build takes one kind, so keep two files`,
      guidance: [{ id: 'forum-exporting-developer-id-ne', section: 'entitlement-matters' }],
      related: [{ start: standard.start, end: standard.end, message: 'This is the other kind.' }],
    }),
  ];
}
