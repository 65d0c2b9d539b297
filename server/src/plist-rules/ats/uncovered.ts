import type { ProjectContext } from '../../analysis/project-context.ts';
import type { PlistDict, PlistEntry } from '../../analysis/property-list/model.ts';
import { booleanOf, valueOf } from '../../analysis/property-list/queries.ts';
import { onKey } from '../../analysis/property-list/report.ts';
import type { Candidate } from '../../analysis/rule.ts';
import { connectionWithout } from '../../analysis/uses/connection-without.ts';

/**
 * Exceptions in an app whose code connects only by what App Transport Security never looks at. Quiet unless all that
 * each target is built from was read.
 */
export function uncoveredConnections(ats: PlistEntry, project: ProjectContext | undefined): readonly Candidate[] {
  if (ats.value.kind !== 'dict' || !opensSomething(ats.value)) return [];
  const first = connectionWithout(project?.targets ?? [], 'loads-urls', ['connects']);
  if (first === undefined) return [];
  return [
    onKey(ats, {
      status: 'risky',
      confidence: 'likely',
      message:
        'No code of the app seems to load URLs through URLSession or what is built on it, and App Transport Security looks at nothing else: these exceptions change nothing for Network framework, streams and sockets; remove them, and use TLS there',
      guidance: [{ id: 'docs-ats', section: 'prefer-high-level-frameworks-in-your-app' }],
      related: [{ ...first.place, message: 'The app connects here.' }],
    }),
  ];
}

/** Whether it has an exception for all hosts, or for one. */
function opensSomething(ats: PlistDict): boolean {
  const domains = valueOf(ats, 'NSExceptionDomains');
  const open = (node: PlistDict): boolean =>
    node.entries.some(
      ({ key, value }) => /(AllowsInsecureHTTPLoads|^NSAllowsArbitraryLoads)$/.test(key) && booleanOf(value) === true,
    );
  const listed = domains?.kind === 'dict' ? domains.entries.map(({ value }) => value) : [];
  return open(ats) || listed.some((value) => value.kind === 'dict' && open(value));
}
