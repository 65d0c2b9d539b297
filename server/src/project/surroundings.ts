import type { Deployment, Surroundings } from '../analysis/project-context.ts';
import { languageOfPath } from '../analysis/source/language.ts';
import { platformsOf } from '../analysis/versions.ts';
import type { Settings } from '../settings.ts';
import type { TargetContexts } from './target-contexts.ts';
import type { TargetFinder, TargetsOfFile } from './targets/find-targets.ts';

/** Finds out what surrounds a file, given its absolute path and the settings in force for it. Never rejects. */
export type SurroundingsOf = (path: string, settings: Settings) => Promise<Surroundings>;

/**
 * Surroundings from the targets of a file. Deployment targets that the configuration states come before all that project
 * files say. Source files of the same targets under the same settings get the same object.
 */
export function createSurroundings(finder: TargetFinder, contexts: TargetContexts): SurroundingsOf {
  const known = new WeakMap<Settings, Map<TargetsOfFile | undefined, Promise<Surroundings>>>();
  const make = async (found: TargetsOfFile | undefined, settings: Settings): Promise<Surroundings> => ({
    deployment: deploymentOf(found, settings),
    project: await contexts.ofTargets(found?.targets ?? []),
  });
  return async (path, settings) => {
    const found = await finder.of(path);
    if (languageOfPath(path) === 'property-list') {
      const project = await contexts.ofTargets(await contexts.naming(path));
      return { deployment: deploymentOf(found, settings), project };
    }
    const shared = known.get(settings) ?? new Map<TargetsOfFile | undefined, Promise<Surroundings>>();
    known.set(settings, shared);
    const surroundings = shared.get(found) ?? make(found, settings);
    shared.set(found, surroundings);
    return surroundings;
  };
}

function deploymentOf(found: TargetsOfFile | undefined, { deploymentTargets }: Settings): Deployment {
  const stated = platformsOf(deploymentTargets).length > 0;
  if (stated || found === undefined || platformsOf(found.deploymentTargets).length === 0) {
    return { versions: deploymentTargets };
  }
  return { versions: found.deploymentTargets, from: found.origin.what, file: found.origin.file };
}
