import type { CodeUse } from '../code-uses.ts';
import { createCompiledFor } from '../shape/compiled-for.ts';
import type { Shape } from '../shape/shape.ts';
import { isInactive, tokenAt } from '../source/source-file.ts';
import { PLATFORMS } from '../versions.ts';
import { backgroundUses } from './background-work.ts';
import { bonjourUses } from './bonjour.ts';
import { connectionUses } from './connections.ts';
import { multicastUses } from './multicast.ts';
import { providerUses } from './providers.ts';
import { urlLoadingUses } from './url-loading.ts';
import type { UseFamily } from './use-family.ts';
import { wifiUses } from './wifi.ts';

const FAMILIES: readonly UseFamily[] = [
  backgroundUses,
  bonjourUses,
  connectionUses,
  multicastUses,
  providerUses,
  urlLoadingUses,
  wifiUses,
];

/** Identifiers of which at least one occurs in the code of every file that has a use. */
export const USE_TRIGGERS: readonly string[] = [...new Set(FAMILIES.flatMap(({ triggers }) => triggers))];

/**
 * What the code of a file does that a property list has to allow, in order, each kind once at each place. Only what the
 * text shows counts: a type that is given from outside has no value, and code that is never compiled for an Apple
 * platform does nothing. Total, and linear in the file.
 */
export function collectUses(shape: Shape): readonly CodeUse[] {
  const found = FAMILIES.filter(({ triggers }) => triggers.some((name) => shape.identifiers(name).length > 0)).flatMap(
    (family) => family.find(shape),
  );
  const places = new Map(found.map((use) => [`${use.start} ${use.kind}`, use]));
  return compiled(shape, [...places.values()]).sort((a, b) => a.start - b.start);
}

/** The uses that are compiled for some platform, each with these where they are not all. */
function compiled({ file }: Shape, uses: readonly CodeUse[]): CodeUse[] {
  const isCompiled = createCompiledFor(file);
  return uses.flatMap((use) => {
    const token = tokenAt(file, use.start);
    if (isInactive(file, token)) return [];
    const platforms = PLATFORMS.filter((platform) => isCompiled(token, platform));
    return [platforms.length === PLATFORMS.length ? use : { ...use, platforms }];
  });
}
