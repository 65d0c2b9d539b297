import type { PlatformVersions } from '../knowledge/model.ts';
import type { Deployment } from './project-context.ts';
import { availabilityAt } from './shape/availability.ts';
import type { Shape } from './shape/shape.ts';
import { tokenAt } from './source/source-file.ts';
import { compareVersions, platformsOf } from './versions.ts';

/**
 * What code runs on at each place of a file, by its offset: the deployment targets, raised by the availability checks
 * around it. Equal answers are one object.
 */
export function deploymentsIn(shape: Shape, deployment: Deployment): (offset: number) => Deployment {
  if (platformsOf(deployment.versions).length === 0 || shape.availability().length === 0) return () => deployment;
  const known = new Map<string, Deployment>();
  return (offset) => {
    const available = availabilityAt(shape, tokenAt(shape.file, offset));
    const key = JSON.stringify(available);
    const raised = known.get(key) ?? { ...deployment, versions: raise(deployment.versions, available) };
    known.set(key, raised);
    return raised;
  };
}

function raise(versions: PlatformVersions, available: PlatformVersions): PlatformVersions {
  const raised = platformsOf(versions).flatMap((platform) => {
    const [target, checked] = [versions[platform]!, available[platform]];
    return checked !== undefined && compareVersions(checked, target) > 0 ? [[platform, checked] as const] : [];
  });
  return raised.length === 0 ? versions : { ...versions, ...Object.fromEntries(raised) };
}
