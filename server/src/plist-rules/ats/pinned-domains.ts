import type { PlistDict, PlistEntry, PlistNode } from '../../analysis/property-list/model.ts';
import { entryOf, itemsOf, stringOf, valueOf } from '../../analysis/property-list/queries.ts';
import { onKey, onValue } from '../../analysis/property-list/report.ts';
import type { PropertyListFile } from '../../analysis/property-list/rule.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { domainNames } from './exception-domains.ts';
import { PINNING_KEYS } from './keys.ts';
import { strayDomainKeys } from './stray-keys.ts';
import { wrongKind, wrongKinds } from './value-kinds.ts';

const IDENTITIES = ['NSPinnedCAIdentities', 'NSPinnedLeafIdentities'];
const DIGEST = 'SPKI-SHA256-BASE64';
const GUIDANCE = [{ id: 'docs-nspinneddomains' }];

/** What is wrong with `NSPinnedDomains`. Pinning only tightens, so nothing that is right is reported. */
export function pinnedDomains(file: PropertyListFile, domains: PlistDict): readonly Candidate[] {
  return [
    ...domainNames(file, domains, 'NSPinnedDomains'),
    ...domains.entries.flatMap((entry) => pinnedDomain(file, entry)),
  ];
}

function pinnedDomain(file: PropertyListFile, entry: PlistEntry): readonly Candidate[] {
  const { key, value } = entry;
  if (value.kind !== 'dict') return wrongKind(file, `The domain ${key}`, value, 'dict');
  const identities = IDENTITIES.map((name) => valueOf(value, name));
  const pinsNothing = file.complete && !IDENTITIES.some((name) => entryOf(value, name));
  return [
    ...(pinsNothing ? [withoutIdentities(entry)] : []),
    ...wrongKinds(file, value, PINNING_KEYS),
    ...(file.complete ? strayDomainKeys(value, Object.keys(PINNING_KEYS), 'NSPinnedDomains') : []),
    ...identities.flatMap(itemsOf).flatMap((item) => identity(file, item)),
  ];
}

function withoutIdentities(entry: PlistEntry): Candidate {
  const message = `${entry.key} in NSPinnedDomains needs NSPinnedCAIdentities or NSPinnedLeafIdentities`;
  return onKey(entry, { status: 'risky', message, guidance: GUIDANCE });
}

function identity(file: PropertyListFile, item: PlistNode): readonly Candidate[] {
  const digest = valueOf(item, DIGEST);
  const text = stringOf(digest);
  if (text === undefined) {
    if (!file.complete) return [];
    const message = `A pinned identity is a dictionary with a string for ${DIGEST}`;
    return [onValue(digest ?? item, { status: 'risky', message, guidance: GUIDANCE })];
  }
  if (/\$[({]/.test(text) || isDigest(text)) return [];
  const message = `${DIGEST} is the Base64 form of 32 bytes, 44 characters; this is not, so it matches no certificate`;
  return [onValue(digest!, { status: 'risky', message, guidance: GUIDANCE })];
}

/** Whether a text is the Base64 form of a SHA-256 digest: 43 characters and one for padding. */
function isDigest(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(text);
}
