import type { Ambiguity, ApiKind, ApiStatus, PlatformVersions } from '../../server/src/knowledge/model.ts';
import type { Problem } from './problems.ts';
import { type Step, type YamlSource, filesIn, readYaml } from './read.ts';
import type { ShapeCheck } from './schema.ts';

/** What a group may say for all its entries, and an entry for itself. */
interface Facts {
  /** `null`: not visible to Swift; absent: spelled as in C. */
  readonly swift?: string | null;
  readonly kind?: ApiKind;
  readonly of?: string;
  readonly ofSwift?: string;
  readonly distinctive?: boolean;
  readonly requirement?: boolean;
  readonly parameter?: string;
  readonly static?: boolean;
  readonly ambiguous?: Ambiguity;
  readonly from?: PlatformVersions;
  readonly status?: ApiStatus;
  readonly deprecated?: PlatformVersions;
  readonly replacements?: readonly string[];
  readonly guidance?: readonly string[];
  readonly note?: string;
}

type EntrySource = Facts & { readonly c?: string };

type GroupSource = Facts & {
  readonly rule: string;
  readonly source: string;
  readonly entries: readonly (string | EntrySource)[];
};

interface FileSource {
  readonly framework: string;
  readonly modules: readonly string[];
  readonly groups: readonly GroupSource[];
}

/** An entry of `knowledge/apis`, together with what its group and its file say about it. */
export interface ApiSource extends EntrySource {
  readonly rule: string;
  readonly framework: string;
  readonly modules: readonly string[];
  readonly file: string;
  /** The 1-based line on which the entry starts. */
  readonly line: number;
  /** The line of one of its facts: in the entry, else in the group, else that of the entry. */
  lineOf(fact: keyof Facts | 'rule', ...steps: readonly Step[]): number;
}

/** Reads every `knowledge/apis/*.yaml` below `root`. A file with a fault in its shape yields no entries. */
export function readApiSources(
  root: string,
  check: ShapeCheck,
): { readonly sources: readonly ApiSource[]; readonly problems: readonly Problem[] } {
  const sources: ApiSource[] = [];
  const problems: Problem[] = [];
  for (const file of filesIn(root, 'knowledge/apis', '.yaml')) {
    const read = readYaml(root, file);
    const found = 'source' in read ? check(read.source, 'apis') : read.problems;
    problems.push(...found);
    if ('source' in read && found.length === 0) sources.push(...entriesOf(read.source));
  }
  return { sources, problems };
}

function entriesOf(source: YamlSource): readonly ApiSource[] {
  const { framework, modules, groups } = source.value as FileSource;
  return groups.flatMap(({ entries, ...group }, g) =>
    entries.map((written, e) => {
      const entry: EntrySource = typeof written === 'string' ? { c: written } : written;
      const own = ['groups', g, 'entries', e];
      return {
        ...inherited(group, entry),
        ...entry,
        rule: group.rule,
        framework,
        modules,
        file: source.file,
        line: source.lineAt(own),
        lineOf: (fact, ...steps) =>
          source.lineAt([...(!(fact in entry) && fact in group ? ['groups', g] : own), fact, ...steps]),
      };
    }),
  );
}

/** What an entry takes from its group; versions belong to a status and the Swift container to a container. */
function inherited(group: Facts, entry: EntrySource): Facts {
  const { deprecated, ofSwift, ...rest } = group;
  return {
    ...rest,
    ...(entry.status === undefined && deprecated !== undefined ? { deprecated } : {}),
    ...(entry.of === undefined && ofSwift !== undefined ? { ofSwift } : {}),
  };
}
