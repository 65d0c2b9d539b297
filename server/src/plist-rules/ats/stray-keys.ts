import type { PlistDict, PlistEntry } from '../../analysis/property-list/model.ts';
import { keysOf } from '../../analysis/property-list/queries.ts';
import { onKey, renameKey, type Report } from '../../analysis/property-list/report.ts';
import type { PropertyListFile } from '../../analysis/property-list/rule.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { similar } from '../../analysis/similar.ts';
import { DOMAIN_KEYS, GLOBAL_KEYS, OLD_SPELLINGS, PINNING_KEYS } from './keys.ts';

const ATS = 'NSAppTransportSecurity';
/** The names under which Xcode shows the two, which some copy into the file, and a key of the betas of iOS 10. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'App Transport Security Settings': ATS,
  'Exception Domains': 'NSExceptionDomains',
  NSAllowsArbitraryLoadsInMedia: 'NSAllowsArbitraryLoadsForMedia',
};

const GUIDANCE = [{ id: 'docs-nsapptransportsecurity' }];

/** Keys of App Transport Security at the top of an Info.plist, and its own key misspelt. */
export function strayKeysAtTop({ root }: PropertyListFile): readonly Candidate[] {
  const present = keysOf(root);
  return root.entries.flatMap((entry) => {
    const meant = entry.key === ATS ? undefined : nameMeant(entry.key, [ATS]);
    if (meant !== undefined) return [misspelt(entry, meant, present)];
    const inside = keyBelongsInside(entry.key);
    return inside
      ? [onKey(entry, noEffect(`${entry.key} has no effect at the top of Info.plist; it belongs ${inside}`))]
      : [];
  });
}

function keyBelongsInside(key: string): string | undefined {
  if (Object.hasOwn(GLOBAL_KEYS, key)) return `into ${ATS}`;
  if (Object.hasOwn(DOMAIN_KEYS, key) || Object.hasOwn(OLD_SPELLINGS, key)) {
    return `into a domain of NSExceptionDomains in ${ATS}`;
  }
  return Object.hasOwn(PINNING_KEYS, key) ? `into a domain of NSPinnedDomains in ${ATS}` : undefined;
}

/** Keys in `NSAppTransportSecurity` that mean nothing there: those of a domain, domains themselves, misspelt ones. */
export function strayGlobalKeys(ats: PlistDict): readonly Candidate[] {
  const present = keysOf(ats);
  return ats.entries.flatMap((entry) => {
    const { key, value } = entry;
    if (Object.hasOwn(GLOBAL_KEYS, key)) return [];
    const inside = keyBelongsInside(key);
    if (inside) return [onKey(entry, noEffect(`${key} has no effect in ${ATS} itself; it belongs ${inside}`))];
    if (value.kind === 'dict' && /^[\w-]+(\.[\w-]+)+$/.test(key)) {
      return [
        onKey(entry, noEffect(`The domain ${key} has no effect in ${ATS} itself; it belongs into NSExceptionDomains`)),
      ];
    }
    return unknownKey(entry, Object.keys(GLOBAL_KEYS), present, `of ${ATS}`);
  });
}

/** Keys in the dictionary of a domain that mean nothing there. `known` are those that do, old spellings aside. */
export function strayDomainKeys(
  domain: PlistDict,
  known: readonly string[],
  parent: 'NSExceptionDomains' | 'NSPinnedDomains',
): readonly Candidate[] {
  const present = keysOf(domain);
  return domain.entries.flatMap((entry) => {
    const { key } = entry;
    if (known.includes(key) || Object.hasOwn(OLD_SPELLINGS, key)) return [];
    if (Object.hasOwn(GLOBAL_KEYS, key)) {
      return [onKey(entry, noEffect(`${key} has no effect for a single domain; it belongs into ${ATS} itself`))];
    }
    return unknownKey(entry, known, present, `of a domain in ${parent}`);
  });
}

/** Keys of a domain that stand between the domains, as if they were one. */
export function strayKeysAmongDomains(domains: PlistDict): readonly Candidate[] {
  return domains.entries
    .filter(({ key, value }) => value.kind !== 'dict' && (keyBelongsInside(key) !== undefined || /^NS[A-Z]/.test(key)))
    .map((entry) =>
      onKey(entry, noEffect(`${entry.key} has no effect among the domains; it belongs into one of them`)),
    );
}

/** Only keys in Apple's name space are judged: others may be notes that somebody keeps there. */
function unknownKey(
  entry: PlistEntry,
  known: readonly string[],
  present: ReadonlySet<string>,
  where: string,
): readonly Candidate[] {
  const meant = nameMeant(entry.key, known);
  if (meant !== undefined) return [misspelt(entry, meant, present)];
  return /^NS[A-Z]/.test(entry.key)
    ? [onKey(entry, noEffect(`${entry.key} is not a key ${where} and has no effect`))]
    : [];
}

function nameMeant(key: string, known: readonly string[]): string | undefined {
  const other = Object.hasOwn(OTHER_NAMES, key) ? OTHER_NAMES[key]! : similar(key, known, 1)[0];
  return other !== undefined && known.includes(other) ? other : undefined;
}

function misspelt(entry: PlistEntry, meant: string, present: ReadonlySet<string>): Candidate {
  const fixes = present.has(meant) ? [] : [renameKey(entry, meant)];
  return onKey(entry, { ...noEffect(`${entry.key} is not a key and has no effect; it seems to mean ${meant}`), fixes });
}

function noEffect(message: string): Report {
  return { status: 'risky', message, guidance: GUIDANCE };
}
