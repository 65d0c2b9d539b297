import type { Fix, Status } from '../../analysis/finding.ts';
import type { PlistDict, PlistEntry } from '../../analysis/property-list/model.ts';
import { stringOf } from '../../analysis/property-list/queries.ts';
import { onKey, onValue, renameKey } from '../../analysis/property-list/report.ts';
import type { PropertyListFile } from '../../analysis/property-list/rule.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { currentSpelling, OLD_SPELLINGS } from './keys.ts';
import { truthOf } from './value-kinds.ts';

const GUIDANCE = [
  { id: 'docs-ats', section: 'configure-exceptions-only-when-needed-prefer-server-fixes' },
  { id: 'docs-nsexceptiondomains' },
];
/** TLS 1.3 is no weaker than the default, so it is nobody's problem. */
const STRONG_VERSIONS = ['TLSv1.2', 'TLSv1.3'];
const WEAK_VERSIONS = ['TLSv1.0', 'TLSv1.1'];

/** What a domain's settings open for `hosts`; `undefined` for hosts that are none or nearby, where nothing is opened. */
export function domainSettings(
  file: PropertyListFile,
  domain: PlistDict,
  hosts: string | undefined,
): readonly Candidate[] {
  const spellings = countSpellings(domain);
  return domain.entries.flatMap((entry) => {
    const key = currentSpelling(entry.key);
    // Where a key stands under two spellings, which of them counts is not for a fix to decide.
    const fixes = key === entry.key || spellings.get(key) !== 1 ? [] : [renameKey(entry, key)];
    const weaker = hosts === undefined ? undefined : weakening(file, key, entry, hosts);
    if (weaker) return [onKey(entry, { ...weaker, guidance: GUIDANCE, ...(fixes.length > 0 ? { fixes } : {}) })];
    if (key === 'NSExceptionMinimumTLSVersion') return tlsVersion(entry, hosts, fixes);
    return key === entry.key ? [] : [oldSpelling(entry, fixes)];
  });
}

function weakening(
  file: PropertyListFile,
  key: string,
  entry: PlistEntry,
  hosts: string,
): { readonly status: Status; readonly message: string } | undefined {
  const value = truthOf(file, entry.value);
  if (key === 'NSExceptionAllowsInsecureHTTPLoads' && value === true) {
    return { status: 'insecure', message: `${entry.key} permits loads without TLS from ${hosts}` };
  }
  if (key !== 'NSExceptionRequiresForwardSecrecy' || value !== false) return undefined;
  const message = `${entry.key} set to false accepts cipher suites without forward secrecy from ${hosts}`;
  return { status: 'risky', message };
}

function tlsVersion(entry: PlistEntry, hosts: string | undefined, fixes: readonly Fix[]): readonly Candidate[] {
  const version = stringOf(entry.value);
  if (version !== undefined && WEAK_VERSIONS.includes(version) && hosts !== undefined) {
    const message = `${entry.key} ${version} accepts a deprecated version of TLS from ${hosts}`;
    return [onValue(entry.value, { status: 'insecure', message, guidance: GUIDANCE, fixes })];
  }
  const known = version === undefined || [...STRONG_VERSIONS, ...WEAK_VERSIONS].includes(version);
  if (!known && !/\$[({]/.test(version)) return [unknownVersion(entry, version)];
  return entry.key === 'NSExceptionMinimumTLSVersion' ? [] : [oldSpelling(entry, fixes)];
}

function unknownVersion(entry: PlistEntry, version: string): Candidate {
  const meant = `TLSv${/1[._]?[23]$/.exec(version)?.[0].replace(/1[._]?/, '1.') ?? ''}`;
  const { innerStart: start, innerEnd: end } = entry.value;
  const fixes = STRONG_VERSIONS.includes(meant)
    ? [{ title: `Write ${meant}`, edits: [{ start, end, text: meant }] }]
    : [];
  return onValue(entry.value, {
    status: 'risky',
    message: `“${version}” is no TLS version that ${entry.key} knows; versions are written TLSv1.2`,
    guidance: GUIDANCE,
    fixes,
  });
}

function oldSpelling(entry: PlistEntry, fixes: readonly Fix[]): Candidate {
  return onKey(entry, {
    status: 'discouraged',
    message: `${entry.key} is an old spelling that the documentation dropped; the key is ${OLD_SPELLINGS[entry.key]!}`,
    guidance: [{ id: 'docs-nsexceptiondomains' }],
    fixes,
  });
}

/** How often each key occurs, in whichever spelling. */
function countSpellings(domain: PlistDict): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of domain.entries) counts.set(currentSpelling(key), (counts.get(currentSpelling(key)) ?? 0) + 1);
  return counts;
}
