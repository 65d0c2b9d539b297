import type { ListFile, ProjectContext, TargetContext, TargetList } from '../analysis/project-context.ts';
import { parsePropertyList } from '../analysis/property-list/parse.ts';
import { plainValues } from '../analysis/property-list/plain-values.ts';
import type { BoundedFiles } from './files.ts';
import { findSources, type TargetSources } from './target-sources.ts';
import type { TargetFinder } from './targets/find-targets.ts';
import type { ReadProject } from './targets/read-project.ts';
import {
  entitlementsOf,
  infoPlistsOf,
  type PlainValues,
  type ProjectTarget,
  runsOn,
  type TargetConfiguration,
} from './targets/model.ts';

/** Answers what is known of the project around files; each property list is read once. */
export interface TargetContexts {
  /** What rules may know of some targets; `undefined` where there are none but tests. Never rejects. */
  ofTargets(targets: readonly ProjectTarget[]): Promise<ProjectContext | undefined>;
  /** The targets whose Info.plist or entitlements the file is. */
  naming(path: string): Promise<readonly ProjectTarget[]>;
  /** The source files of a target, given by its context; `undefined` where not all of them can be told. Never rejects. */
  sourcesOf(context: TargetContext): Promise<TargetSources | undefined>;
}

/** Larger property lists are not read. */
const MAX_BYTES = 2 * 1024 * 1024;

/** Contexts from the targets that `finder` finds, with property lists below `root`. Make a new one when a file changes. */
export function createTargetContexts(root: string, finder: TargetFinder, files: BoundedFiles): TargetContexts {
  const lists = new Map<string, Promise<ListFile | 'missing' | undefined>>();
  const byList = new Map<ReadProject, ReadonlyMap<string, readonly ProjectTarget[]>>();
  const contexts = new Map<ProjectTarget, Promise<TargetContext>>();
  const described = new Map<TargetContext, ProjectTarget>();
  const sources = new Map<ProjectTarget, Promise<TargetSources | undefined>>();
  const list = (path: string): Promise<ListFile | 'missing' | undefined> => {
    const known = lists.get(path) ?? readList(root, path, files);
    lists.set(path, known);
    return known;
  };
  const contextOf = (target: ProjectTarget): Promise<TargetContext> => {
    const known = contexts.get(target) ?? describe(target, list).then((context) => remember(context, target));
    contexts.set(target, known);
    return known;
  };
  const remember = (context: TargetContext, target: ProjectTarget): TargetContext => {
    described.set(context, target);
    return context;
  };
  const naming = async (path: string): Promise<readonly ProjectTarget[]> => {
    await finder.of(path);
    return (await finder.projects()).flatMap((project) => {
      const lists = byList.get(project) ?? targetsByList(project);
      byList.set(project, lists);
      return lists.get(path) ?? [];
    });
  };
  return {
    naming,
    sourcesOf: (context) => {
      const target = described.get(context);
      if (target === undefined) return Promise.resolve(undefined);
      const known = sources.get(target) ?? findSources(target, root, files);
      sources.set(target, known);
      return known;
    },
    ofTargets: async (targets) => {
      const shipped = targets.filter(({ kind }) => kind !== 'test');
      return shipped.length === 0 ? undefined : { targets: await Promise.all(shipped.map(contextOf)) };
    },
  };
}

/** The targets of a project by the property lists that they name. */
function targetsByList({ targets }: ReadProject): ReadonlyMap<string, readonly ProjectTarget[]> {
  const found = new Map<string, ProjectTarget[]>();
  for (const target of targets) {
    for (const path of new Set([...infoPlistsOf(target), ...entitlementsOf(target)])) {
      const known = found.get(path);
      if (known) known.push(target);
      else found.set(path, [target]);
    }
  }
  return found;
}

async function readList(root: string, path: string, files: BoundedFiles): Promise<ListFile | 'missing' | undefined> {
  const answer = await files.readWithin(root, path, MAX_BYTES);
  if ('problem' in answer) return answer.problem === 'missing' ? 'missing' : undefined;
  const { text } = answer;
  const { root: dict, complete } = parsePropertyList(text);
  return dict?.kind === 'dict' && complete ? { path, text, root: dict } : undefined;
}

type ReadList = (path: string) => Promise<ListFile | 'missing' | undefined>;

async function describe(target: ProjectTarget, read: ReadList): Promise<TargetContext> {
  const { name, kind, platforms, configurations } = target;
  return {
    ...{ name, kind, runsOn: runsOn(target), deploymentTargets: platforms },
    info: await infoOf(target, read),
    entitlements: await entitlementListOf(target, read),
    developerId: anyOf(configurations, ({ developerId }) => developerId),
    sandbox: {
      enabled: anyOf(configurations, ({ sandboxed }) => sandboxed),
      outgoing: anyOf(configurations, ({ outgoingConnections }) => outgoingConnections),
      incoming: anyOf(configurations, ({ incomingConnections }) => incomingConnections),
    },
    standsAlone: target.standsAlone,
    uses: undefined,
  };
}

/** Whether one configuration says yes; `undefined` where none says anything. */
function anyOf(
  configurations: readonly TargetConfiguration[],
  ask: (one: TargetConfiguration) => boolean | undefined,
): boolean | undefined {
  const answers = configurations.map(ask).filter((answer) => answer !== undefined);
  return answers.length === 0 ? undefined : answers.includes(true);
}

async function infoOf(target: ProjectTarget, read: ReadList): Promise<TargetList | undefined> {
  const { configurations } = target;
  const paths = infoPlistsOf(target);
  const generated = configurations.every(({ generatesInfoPlist }) => generatesInfoPlist);
  if (paths.length === 0 && !generated) return undefined;
  return combine(
    await Promise.all(paths.map(read)),
    configurations.map(({ infoPlistKeys }) => infoPlistKeys),
    generated,
  );
}

async function entitlementListOf(target: ProjectTarget, read: ReadList): Promise<TargetList | undefined> {
  const { configurations, kind } = target;
  // What a library may do is up to the app that it ends up in.
  if (kind === 'framework' || kind === 'package' || kind === 'other') return undefined;
  const keys = configurations.map(({ entitlementKeys }) => entitlementKeys);
  // A file that the project file does not write, and that isn't there, comes from elsewhere.
  const writes = keys.some((one) => Object.keys(one).length > 0);
  return combine(await Promise.all(entitlementsOf(target).map(read)), keys, writes);
}

/** One list of several files and keys; `undefined` when a file that is needed can't be read. */
function combine(
  files: readonly (ListFile | 'missing' | undefined)[],
  keys: readonly PlainValues[],
  mayBeMissing: boolean,
): TargetList | undefined {
  if (files.includes(undefined) || (!mayBeMissing && files.includes('missing'))) return undefined;
  const found = files.filter((file) => file !== undefined && file !== 'missing');
  const values = [...found.map(({ root }) => plainValues(root)), ...keys].reduce(merge, {});
  return { values, file: found.length === 1 ? found[0] : undefined };
}

/** Lists grow; of anything else the latter value stays. */
function merge(all: PlainValues, one: PlainValues): PlainValues {
  const lists = Object.entries(one).flatMap(([key, value]) => {
    const before = all[key];
    return Array.isArray(before) && Array.isArray(value) ? [[key, [...before, ...value]] as const] : [];
  });
  return { ...all, ...one, ...(Object.fromEntries(lists) as PlainValues) };
}
