import { PLATFORMS } from '../../analysis/versions.ts';
import type { ProjectContext, TargetContext, UseInFile } from '../../analysis/project-context.ts';
import type { PlistDict, PlistEntry } from '../../analysis/property-list/model.ts';
import { booleanOf, valueOf } from '../../analysis/property-list/queries.ts';
import { onKey } from '../../analysis/property-list/report.ts';
import type { Candidate } from '../../analysis/rule.ts';

/**
 * Exceptions in an app whose code connects only by what App Transport Security never looks at. Quiet unless all that
 * each target is built from was read.
 */
export function uncoveredConnections(ats: PlistEntry, project: ProjectContext | undefined): readonly Candidate[] {
  const targets = project?.targets ?? [];
  if (ats.value.kind !== 'dict' || !opensSomething(ats.value) || targets.length === 0) return [];
  const connecting = targets.map(connectionBelow);
  const [first] = connecting;
  if (first === undefined || connecting.includes(undefined)) return [];
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

/** A connection of a target that loads no URLs; `undefined` where it loads some, has none, or was not read whole. */
function connectionBelow({ uses, standsAlone }: TargetContext): UseInFile | undefined {
  if (standsAlone !== true || uses === undefined || uses.some(({ kind }) => kind === 'loads-urls')) return undefined;
  return uses.find(({ kind, platforms = PLATFORMS }) => kind === 'connects' && platforms.length > 0);
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
