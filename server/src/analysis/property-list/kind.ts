import type { PlistDict } from './model.ts';
import type { PropertyListKind } from './rule.ts';

const ENTITLEMENT =
  /^(com\.apple\.|keychain-access-groups$|application-identifier$|aps-environment$|inter-app-audio$|get-task-allow$)/;
/** What an Info.plist has and entitlements never have; some put entitlements into it by mistake. */
const BUNDLE = /^CFBundle/;
const INFO = /^(CFBundle|NS[A-Z]|LS[A-Z]|UI[A-Z]|WK[A-Z]|MinimumOSVersion$|DT[A-Z])/;

/**
 * What a property list is for, by its keys: those of entitlements begin with `com.apple.`, those of an `Info.plist` with
 * the prefixes of Apple's frameworks. `undefined` for data of an app's own.
 */
export function kindOfPropertyList({ entries }: PlistDict): PropertyListKind | undefined {
  if (entries.some(({ key }) => BUNDLE.test(key))) return 'info';
  if (entries.some(({ key }) => ENTITLEMENT.test(key))) return 'entitlements';
  return entries.some(({ key }) => INFO.test(key)) ? 'info' : undefined;
}
