import type { Deployment, ProjectContext, Surroundings } from '../analysis/project-context.ts';
import { platformsOf } from '../analysis/versions.ts';
import type { Settings } from '../settings.ts';
import type { TargetContexts } from './target-contexts.ts';
import type { TargetFinder, TargetsOfFile } from './targets/find-targets.ts';

/** Finds out what surrounds a file, given its absolute path and the settings in force for it. Never rejects. */
export type SurroundingsOf = (path: string, settings: Settings) => Promise<Surroundings>;

/**
 * Surroundings from the targets of a file. Deployment targets that the configuration states come before all that project
 * files say. Files of the same targets under the same settings get the same object.
 */
export function createSurroundings(finder: TargetFinder, contexts: TargetContexts): SurroundingsOf {
  const known = new WeakMap<Settings, Map<string, Surroundings>>();
  return async (path, settings) => {
    const [found, project] = await Promise.all([finder.of(path), contexts.of(path)]);
    const key = keyOf(found, project);
    const shared = known.get(settings) ?? new Map<string, Surroundings>();
    known.set(settings, shared);
    const surroundings = shared.get(key) ?? { deployment: deploymentOf(found, settings), project };
    shared.set(key, surroundings);
    return surroundings;
  };
}

function keyOf(found: TargetsOfFile | undefined, project: ProjectContext | undefined): string {
  const names = found?.targets.map(({ name, origin }) => `${origin.file}\n${name}`) ?? [];
  return JSON.stringify([found?.origin, names, project?.targets.map(({ name }) => name)]);
}

function deploymentOf(found: TargetsOfFile | undefined, { deploymentTargets }: Settings): Deployment {
  const stated = platformsOf(deploymentTargets).length > 0;
  if (stated || found === undefined || platformsOf(found.deploymentTargets).length === 0) {
    return { versions: deploymentTargets };
  }
  return { versions: found.deploymentTargets, from: found.origin.what, file: found.origin.file };
}
