import type { Settings } from '../settings.ts';

/** `base` with what `override` says on top: rules and targets by key, excludes added, reporting replaced. */
export function mergeSettings(base: Settings, override: Partial<Settings>): Settings {
  return {
    rules: { ...base.rules, ...override.rules },
    exclude: [...base.exclude, ...(override.exclude ?? [])],
    deploymentTargets: { ...base.deploymentTargets, ...override.deploymentTargets },
    reporting: override.reporting ?? base.reporting,
  };
}
