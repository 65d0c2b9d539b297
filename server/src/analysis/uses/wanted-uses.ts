import type { Settings } from '../../settings.ts';
import type { Engine } from '../engine.ts';
import type { Surroundings, TargetContext, UseInFile } from '../project-context.ts';

/** Whether a rule that is on asks what the code does of a target whose property lists are as these are. */
export function wantsUses(
  { propertyListRules, ownSeverities }: Engine,
  { rules }: Settings,
  { info, entitlements }: TargetContext,
): boolean {
  return propertyListRules.some(({ id, applies, readsUses, triggers }) => {
    if (readsUses !== true || (rules[id] ?? ownSeverities[id]) === 'off') return false;
    const keys = Object.keys((applies === 'info' ? info : entitlements)?.values ?? {});
    return keys.some((key) => triggers.includes(key));
  });
}

/**
 * Surroundings in which each target for which it is wanted has its uses, as far as `usesOf` finds them; the same object
 * where nothing is added. Rejects only if `usesOf` does.
 */
export async function withUses(
  engine: Engine,
  settings: Settings,
  surroundings: Surroundings,
  usesOf: (target: TargetContext) => Promise<readonly UseInFile[] | undefined>,
): Promise<Surroundings> {
  const targets = surroundings.project?.targets ?? [];
  if (!targets.some((target) => wantsUses(engine, settings, target))) return surroundings;
  const completed = await Promise.all(
    targets.map(async (target) =>
      wantsUses(engine, settings, target) ? { ...target, uses: await usesOf(target) } : target,
    ),
  );
  return { ...surroundings, project: { targets: completed } };
}
