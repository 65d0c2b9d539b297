import type { Fix } from '../../analysis/finding.ts';
import { insertEntry } from '../../analysis/property-list/insert-entry.ts';
import type { PlistDict, PlistEntry } from '../../analysis/property-list/model.ts';
import { entryOf, keysOf, valueOf } from '../../analysis/property-list/queries.ts';
import { onKey } from '../../analysis/property-list/report.ts';
import type { PropertyListFile } from '../../analysis/property-list/rule.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { domainNameProblem, type DomainNameProblem, isAddress, isAddressRange, isLocalHost } from './domain-name.ts';
import { domainSettings } from './domain-settings.ts';
import { DOMAIN_KEYS } from './keys.ts';
import { strayDomainKeys, strayKeysAmongDomains } from './stray-keys.ts';
import { truthOf, wrongKind, wrongKinds } from './value-kinds.ts';

/** What is wrong with the domains of `NSExceptionDomains`, and what they open. */
export function exceptionDomains(file: PropertyListFile, domains: PlistDict): readonly Candidate[] {
  const stray = strayKeysAmongDomains(domains);
  const strayStarts = new Set(stray.map(({ start }) => start));
  const listed = domains.entries.filter(({ keyStart }) => !strayStarts.has(keyStart));
  return [
    ...(file.complete ? stray : []),
    ...domainNames(file, domains, 'NSExceptionDomains'),
    ...listed.flatMap((entry) => exceptionDomain(file, entry)),
  ];
}

function exceptionDomain(file: PropertyListFile, { key, value }: PlistEntry): readonly Candidate[] {
  if (value.kind !== 'dict') return wrongKind(file, `The domain ${key}`, value, 'dict');
  const includesSubdomains = truthOf(file, valueOf(value, 'NSIncludesSubdomains')) === true;
  const opensNothing = isLocalHost(key, includesSubdomains) || domainNameProblem(key) !== undefined;
  return [
    ...wrongKinds(file, value, DOMAIN_KEYS),
    ...(file.complete ? strayDomainKeys(value, Object.keys(DOMAIN_KEYS), 'NSExceptionDomains') : []),
    ...domainSettings(file, value, opensNothing ? undefined : hostsOf(key, includesSubdomains)),
  ];
}

function hostsOf(name: string, includesSubdomains: boolean): string {
  if (isAddress(name) || isAddressRange(name)) return `${name}, which counts from iOS 17 and macOS 14 on`;
  return includesSubdomains ? `${name} and its subdomains` : name;
}

/** Names of domains that match no host, in either dictionary of domains. */
export function domainNames(file: PropertyListFile, domains: PlistDict, parent: string): readonly Candidate[] {
  const present = keysOf(domains);
  return domains.entries.flatMap((entry) => {
    const problem = entry.value.kind === 'dict' ? domainNameProblem(entry.key) : undefined;
    if (!problem) return [];
    const fix = problem.meant === undefined || present.has(problem.meant) ? undefined : rename(file, entry, problem);
    return [
      onKey(entry, {
        status: 'risky',
        message: `The name ${entry.key} in ${parent} ${problem.what}, so it does not match the host as URLs name it`,
        guidance: [{ id: 'docs-nsexceptiondomains' }],
        ...(fix ? { fixes: [fix] } : {}),
      }),
    ];
  });
}

function rename(
  file: PropertyListFile,
  { keyStart, keyEnd, value }: PlistEntry,
  problem: DomainNameProblem,
): Fix | undefined {
  const meant = problem.meant!;
  const edits = [{ start: keyStart, end: keyEnd, text: meant }];
  if (problem.subdomains !== true || value.kind !== 'dict') return { title: `Rename to ${meant}`, edits };
  const included = entryOf(value, 'NSIncludesSubdomains');
  if (included) return truthOf(file, included.value) === true ? { title: `Rename to ${meant}`, edits } : undefined;
  const insertion = insertEntry(file.text, value, 'NSIncludesSubdomains', '<true/>');
  return insertion && { title: `Write ${meant} with NSIncludesSubdomains`, edits: [...edits, insertion] };
}
