import type { Engine } from '../analysis/engine.ts';
import type { TargetContext, UseInFile } from '../analysis/project-context.ts';
import { languageOfPath } from '../analysis/source/language.ts';
import { withUses } from '../analysis/uses/wanted-uses.ts';
import type { Collected } from './collect.ts';
import type { ScanOutcome } from './scan-file.ts';

/** Whether the file is a property list, which is scanned after the code that it is about. */
export function isList({ target }: Collected): boolean {
  return languageOfPath(target.file) === 'property-list';
}

/**
 * The property lists with what the code of their targets does, as far as rules ask for it and the scan has read all of
 * that code; `outcome` is that of `sources`. A target of which one file is excluded, unreadable or not below the paths
 * that were asked for stays unknown. Never rejects.
 */
export async function completeLists(
  lists: readonly Collected[],
  sources: readonly Collected[],
  outcome: ScanOutcome,
  engine: Engine,
): Promise<readonly Collected[]> {
  const unreadable = new Set(outcome.errors.map(({ file }) => file));
  const read = new Map(
    sources.filter(({ target }) => !unreadable.has(target.file)).map((one) => [one.target.path, one]),
  );
  const known = new Map<TargetContext, Promise<readonly UseInFile[] | undefined>>();
  const find = async (context: TargetContext, { sourcesOf }: Collected): Promise<readonly UseInFile[] | undefined> => {
    const paths = (await sourcesOf(context))?.paths;
    if (paths === undefined || paths.some((path) => !read.has(path))) return undefined;
    return outcome.uses.filter(({ place }) => read.get(place.path)?.surroundings.project?.targets.includes(context));
  };
  return Promise.all(
    lists.map(async (list) => {
      const usesOf = (context: TargetContext): Promise<readonly UseInFile[] | undefined> => {
        const found = known.get(context) ?? find(context, list);
        known.set(context, found);
        return found;
      };
      return { ...list, surroundings: await withUses(engine, list.settings, list.surroundings, usesOf) };
    }),
  );
}
