import type { Platform, PlatformVersions } from '../../knowledge/model.ts';
import { PLATFORMS } from '../../analysis/versions.ts';
import { parentFolder } from '../files.ts';
import { type BuildSettings, mergeLayers } from './build-settings.ts';
import { configurationOf } from './configuration.ts';
import { globMembers } from './globs.ts';
import { asVersion, makeTarget, type ProjectTarget, type TargetConfiguration, type TargetFiles } from './model.ts';
import { resolvePath } from './paths.ts';
import { kindOfProduct } from './xcode-project.ts';
import { isMap, listAt, mapAt, mergeMaps, textAt, textsAt, type YamlMap } from './yaml-values.ts';

const PLATFORM_NAMES: Readonly<Record<string, Platform>> = {
  ios: 'ios',
  macos: 'macos',
  tvos: 'tvos',
  watchos: 'watchos',
  visionos: 'visionos',
  maccatalyst: 'catalyst',
};

/** The configurations of a project that names none. */
const CONFIGURATIONS = ['Debug', 'Release'];

/**
 * The targets of an XcodeGen specification whose includes have been merged. `path` is the absolute path of the file.
 * Total; a mapping that is no specification has no targets.
 */
export function targetsOfSpecification(spec: YamlMap, path: string): readonly ProjectTarget[] {
  const folder = parentFolder(path);
  return Object.entries(mapAt(spec, 'targets')).flatMap(([name, value]) => {
    if (!isMap(value)) return [];
    const target = fillIn(withTemplates(spec, value), { ...mapAt(value, 'templateAttributes'), target_name: name });
    return makeTarget({
      name: textAt(target, 'name') ?? name,
      kind: kindOfProduct(textAt(target, 'type') ?? ''),
      origin: { file: path, what: `target “${name}”` },
      files: filesOf(target, folder),
      standsAlone: listAt(target, 'dependencies').every((one) => isMap(one) && Object.hasOwn(one, 'sdk')),
      configurations: configurationsOf(spec, target, folder, name),
    });
  });
}

/** The target on top of the templates that it names; a template may name others, and counts once. */
function withTemplates(spec: YamlMap, target: YamlMap, seen = new Set<string>()): YamlMap {
  const known = mapAt(spec, 'targetTemplates');
  const lower = textsAt(target, 'templates').reduce<YamlMap>((merged, name) => {
    if (seen.has(name)) return merged;
    seen.add(name);
    return mergeMaps(merged, withTemplates(spec, mapAt(known, name), seen));
  }, {});
  return mergeMaps(lower, target);
}

/** Longest value of an attribute that is filled in. */
const MAX_ATTRIBUTE = 500;

/** Fills in `${attribute}` in every text. */
function fillIn(target: YamlMap, attributes: YamlMap): YamlMap {
  const text = JSON.stringify(target).replace(/\$\{(\w+)\}/g, (whole, name: string) => {
    const value = textAt(attributes, name);
    return value === undefined || value.length > MAX_ATTRIBUTE ? whole : JSON.stringify(value).slice(1, -1);
  });
  return JSON.parse(text) as YamlMap;
}

function configurationsOf(
  spec: YamlMap,
  target: YamlMap,
  folder: string,
  name: string,
): readonly TargetConfiguration[] {
  const names = Object.keys(mapAt(spec, 'configs'));
  const { platforms, runsOn } = platformsOf(spec, target);
  const info = mapAt(target, 'info');
  const entitlements = mapAt(target, 'entitlements');
  const builtIn = new Map([
    ...['SRCROOT', 'SOURCE_ROOT', 'PROJECT_DIR'].map((setting) => [setting, folder] as const),
    ...['TARGET_NAME', 'TARGETNAME', 'PRODUCT_NAME'].map((setting) => [setting, name] as const),
  ]);
  return (names.length > 0 ? names : CONFIGURATIONS).map((configuration) => {
    const layers = [...layersOf(spec, spec, configuration), ...layersOf(spec, target, configuration)];
    const read = configurationOf(configuration, mergeLayers([builtIn, ...layers]), folder);
    const infoPlist = pathAt(info, folder);
    const ownEntitlements = pathAt(entitlements, folder);
    return {
      ...read,
      platforms: { ...read.platforms, ...platforms },
      runsOn: PLATFORMS.filter((platform) => runsOn.includes(platform) || read.runsOn.includes(platform)),
      infoPlist: infoPlist ?? read.infoPlist,
      infoPlistKeys: { ...read.infoPlistKeys, ...mapAt(info, 'properties') },
      entitlements: ownEntitlements === undefined ? read.entitlements : [ownEntitlements],
      entitlementKeys: mapAt(entitlements, 'properties'),
    };
  });
}

function pathAt(map: YamlMap, folder: string): string | undefined {
  const path = textAt(map, 'path');
  return path === undefined ? undefined : resolvePath(folder, path);
}

/** `settings`: the settings themselves, or `base`, `configs` and `groups` of them. */
function layersOf(spec: YamlMap, owner: YamlMap, configuration: string): readonly BuildSettings[] {
  const groups = { ...mapAt(spec, 'settingPresets'), ...mapAt(spec, 'settingGroups') };
  const seen = new Set<string>();
  const flatten = (settings: YamlMap): readonly BuildSettings[] => {
    if (!['base', 'configs', 'groups'].some((key) => Object.hasOwn(settings, key))) return [asSettings(settings)];
    const configs = mapAt(settings, 'configs');
    const key = Object.keys(configs).find((name) => configuration.toLowerCase().includes(name.toLowerCase()));
    const fromGroups = textsAt(settings, 'groups').flatMap((group) => {
      if (seen.has(group)) return [];
      seen.add(group);
      return flatten(mapAt(groups, group));
    });
    return [
      ...fromGroups,
      asSettings(mapAt(settings, 'base')),
      asSettings(key === undefined ? {} : mapAt(configs, key)),
    ];
  };
  return flatten(mapAt(owner, 'settings'));
}

function asSettings(map: YamlMap): BuildSettings {
  return new Map(
    Object.entries(map).flatMap(([key, value]) => {
      if (typeof value === 'boolean') return [[key, value ? 'YES' : 'NO'] as const];
      return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [];
    }),
  );
}

/** `platform` and `supportedDestinations` with the target's own deployment target, or the project's. */
function platformsOf(spec: YamlMap, target: YamlMap): Pick<TargetConfiguration, 'platforms' | 'runsOn'> {
  const names = [...listAt(target, 'platform'), ...listAt(target, 'supportedDestinations')].map(String);
  const runsOn = [...new Set(names.flatMap((name) => platformNamed(name) ?? []))];
  const own = versionsIn(target, runsOn);
  const general = versionsIn(mapAt(spec, 'options'), runsOn);
  return { runsOn, platforms: { ...general, ...own } };
}

/** `deploymentTarget`: a release for each platform, or one for the only platform. */
function versionsIn(map: YamlMap, runsOn: readonly Platform[]): PlatformVersions {
  const versions: Partial<Record<Platform, string>> = {};
  const only = release(textAt(map, 'deploymentTarget'));
  if (only !== undefined && runsOn.length === 1) versions[runsOn[0]!] = only;
  const each = mapAt(map, 'deploymentTarget');
  for (const key of Object.keys(each)) {
    const platform = platformNamed(key);
    const version = release(textAt(each, key));
    if (platform !== undefined && version !== undefined && runsOn.includes(platform)) versions[platform] = version;
  }
  return versions;
}

/** YAML reads `15.0` as the number 15. */
function release(text: string | undefined): string | undefined {
  const version = asVersion(text);
  return version === undefined || version.includes('.') ? version : `${version}.0`;
}

function platformNamed(name: string): Platform | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(PLATFORM_NAMES, key) ? PLATFORM_NAMES[key] : undefined;
}

/** `sources`: paths, or mappings with `path`, `includes` and `excludes`. */
function filesOf(target: YamlMap, folder: string): TargetFiles {
  const folders = listAt(target, 'sources').flatMap((source) => {
    if (typeof source === 'string') return globMembers(folder, source, []);
    const path = isMap(source) ? textAt(source, 'path') : undefined;
    if (path === undefined || !isMap(source)) return [];
    const [members] = globMembers(
      folder,
      path,
      textsAt(source, 'excludes').map((glob) => `${path}/${glob}`),
    );
    return members ? [{ ...members, include: [...members.include, ...textsAt(source, 'includes')] }] : [];
  });
  return { paths: new Set(), folders };
}
