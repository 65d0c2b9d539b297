import type { PlistDict, PlistEntry } from '../../analysis/property-list/model.ts';
import { entryOf } from '../../analysis/property-list/queries.ts';
import { onKey, removeEntry } from '../../analysis/property-list/report.ts';
import type { PropertyListFile } from '../../analysis/property-list/rule.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { NARROWER_KEYS } from './keys.ts';
import { truthOf } from './value-kinds.ts';

const EXCEPTIONS = { id: 'docs-ats', section: 'configure-exceptions-only-when-needed-prefer-server-fixes' };
const JUSTIFICATION = { id: 'docs-ats', section: 'provide-justification-for-exceptions' };

/** What the exceptions for all hosts open. `NSAllowsLocalNetworking` opens what Apple suggests to open. */
export function globalExceptions(file: PropertyListFile, ats: PlistDict): readonly Candidate[] {
  const entry = (key: string): PlistEntry[] => {
    const found = entryOf(ats, key);
    return found && truthOf(file, found.value) === true ? [found] : [];
  };
  return [
    ...entry('NSAllowsArbitraryLoads').map((one) => arbitraryLoads(file, ats, one)),
    ...entry('NSAllowsArbitraryLoadsForMedia').map((one) => forSome(one, 'AV Foundation load media')),
    ...entry('NSAllowsArbitraryLoadsInWebContent').map((one) => forSome(one, 'web views load content')),
  ];
}

function arbitraryLoads(file: PropertyListFile, ats: PlistDict, entry: PlistEntry): Candidate {
  const narrower = NARROWER_KEYS.map((key) => entryOf(ats, key)).find((one) => one !== undefined);
  if (narrower) return ignored(file, entry, narrower);
  const domains = entryOf(ats, 'NSExceptionDomains')?.value;
  const others = domains?.kind === 'dict' && domains.entries.length > 0;
  const hosts = others ? 'every host that NSExceptionDomains does not list' : 'every host';
  return onKey(entry, {
    status: 'insecure',
    message: `NSAllowsArbitraryLoads turns App Transport Security off for ${hosts}`,
    guidance: [EXCEPTIONS, { id: 'docs-nsapptransportsecurity' }],
  });
}

function ignored(file: PropertyListFile, entry: PlistEntry, narrower: PlistEntry): Candidate {
  const related = { start: narrower.keyStart, end: narrower.keyEnd, message: `${narrower.key} takes its place` };
  return onKey(entry, {
    status: 'restricted',
    message: `NSAllowsArbitraryLoads is ignored from iOS 10 and macOS 10.12 on, because ${narrower.key} is present`,
    guidance: [{ id: 'docs-nsapptransportsecurity' }],
    related: [related],
    fixes: [removeEntry(file.text, entry)],
  });
}

function forSome(entry: PlistEntry, what: string): Candidate {
  return onKey(entry, {
    status: 'discouraged',
    message: `${entry.key} lets ${what} without App Transport Security from every host that NSExceptionDomains does not list`,
    guidance: [JUSTIFICATION, { id: 'docs-nsapptransportsecurity' }],
  });
}
