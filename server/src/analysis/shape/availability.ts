import type { Platform, PlatformVersions } from '../../knowledge/model.ts';
import type { SourceFile } from '../source/source-file.ts';
import { compareVersions, PLATFORMS } from '../versions.ts';
import { cAvailability } from './c-availability.ts';
import type { Shape } from './shape.ts';
import { swiftAvailability } from './swift-availability.ts';

/** The tokens `[first, last)` that only run, or can only be used, from these versions on. */
export interface AvailabilityScope {
  readonly first: number;
  readonly last: number;
  readonly versions: PlatformVersions;
}

const NOTHING: PlatformVersions = {};

/**
 * The releases that are certain at a token, by what stands around it: `#available` and `@available` in Swift,
 * `@available`, `API_AVAILABLE` and their kin in C. A platform without a check is absent; of several checks the highest
 * counts. An `else` has what `#unavailable` denies.
 */
export function availabilityAt(shape: Shape, token: number): PlatformVersions {
  const around = shape.availability().filter(({ first, last }) => first <= token && token < last);
  return around.length === 0 ? NOTHING : highest(around.map(({ versions }) => versions));
}

/** All scopes of a file, in no order. Free for a file without the word. */
export function availabilityScopes(file: SourceFile): readonly AvailabilityScope[] {
  if (!/available|AVAILABLE|availability/.test(file.text)) return [];
  return file.language === 'swift' ? swiftAvailability(file) : cAvailability(file);
}

function highest(all: readonly PlatformVersions[]): PlatformVersions {
  const versions: Partial<Record<Platform, string>> = {};
  for (const platform of PLATFORMS) {
    for (const { [platform]: version } of all) {
      const known = versions[platform];
      if (version !== undefined && (known === undefined || compareVersions(version, known) > 0))
        versions[platform] = version;
    }
  }
  return versions;
}
