import { parentFolder } from '../files.ts';
import { type BuildSettings, mergeLayers } from './build-settings.ts';
import { configurationOf } from './configuration.ts';
import {
  BARE_CONFIGURATION,
  makeTarget,
  type ProjectTarget,
  type TargetConfiguration,
  type TargetKind,
} from './model.ts';
import { findTargetFiles } from './xcode-files.ts';
import { standsAlone } from './xcode-dependencies.ts';
import { readXcodeObjects, type XcodeObject } from './xcode-objects.ts';
import { type PathOfReference, pathBelowReference, placeReferences, projectFolder } from './xcode-paths.ts';

/** A `project.pbxproj` that has been read, but for the `.xcconfig` files that it builds on. */
export interface XcodeProject {
  /** Whether the text was well-formed to its end; what could be read counts in any case. */
  readonly complete: boolean;
  /** Absolute paths of the `.xcconfig` files that its configurations are based on. */
  readonly xcconfigs: readonly string[];
  /** The targets, given the settings of each of {@link xcconfigs}, its includes among them. */
  targets(xcconfigs: ReadonlyMap<string, BuildSettings>): readonly ProjectTarget[];
}

const KINDS: readonly (readonly [pattern: RegExp, kind: TargetKind])[] = [
  [/^application/, 'application'],
  [/system-extension$/, 'system-extension'],
  [/extension$|app-extension|intents-service/, 'app-extension'],
  [/^(framework|library)/, 'framework'],
  [/^tool$/, 'tool'],
  [/^bundle\.(unit-test|ui-testing|ocunit-test)/, 'test'],
];

/** The kind of a target by its `productType`. */
export function kindOfProduct(productType: string): TargetKind {
  const product = productType.replace(/^com\.apple\.product-type\./, '');
  return product === 'driver-extension' ? 'other' : (KINDS.find(([pattern]) => pattern.test(product))?.[1] ?? 'other');
}

/**
 * Reads the text of a `project.pbxproj`; `path` is its absolute path, in the `.xcodeproj` folder. Total: broken text
 * and missing objects only make less of it. Targets without build phases of their own (aggregates) are left out.
 */
export function parseXcodeProject(text: string, path: string): XcodeProject {
  const bundle = parentFolder(path);
  const objects = readXcodeObjects(text);
  const root = projectFolder(objects, parentFolder(bundle));
  const place = placeReferences(objects, root);
  const filesOf = findTargetFiles(objects, place);
  const targets = objects.project.objects('targets').filter(({ type }) => type === 'PBXNativeTarget');
  const ownConfigurations = configurationsOf(objects.project);
  const all = [...ownConfigurations, ...targets.flatMap(configurationsOf)];
  const name = bundle.slice(bundle.lastIndexOf('/') + 1).replace(/\.xcodeproj$/, '');
  return {
    complete: objects.complete,
    xcconfigs: [...new Set(all.flatMap((configuration) => baseOf(configuration, place) ?? []))],
    targets: (xcconfigs) => {
      const layers = layersOf(place, xcconfigs);
      return targets.map((target) =>
        makeTarget({
          name: target.text('name') ?? '',
          kind: kindOfProduct(target.text('productType') ?? ''),
          origin: { file: path, what: `target “${target.text('name') ?? ''}”` },
          files: filesOf(target),
          standsAlone: standsAlone(target),
          configurations: readConfigurations(target, objects.project, layers, { root, name }),
        }),
      );
    },
  };
}

function configurationsOf(owner: XcodeObject): readonly XcodeObject[] {
  return owner.object('buildConfigurationList').objects('buildConfigurations');
}

/** The `.xcconfig` file that a configuration is based on. */
function baseOf(configuration: XcodeObject, place: PathOfReference): string | undefined {
  const reference = configuration.object('baseConfigurationReference');
  if (reference.type !== '') return place(reference);
  const below = configuration.text('baseConfigurationReferenceRelativePath');
  const anchor = configuration.object('baseConfigurationReferenceAnchor');
  return below === undefined || anchor.type === '' ? undefined : pathBelowReference(place, anchor, below);
}

/** The settings of a configuration, lowest first. */
type LayersOf = (configuration: XcodeObject | undefined) => readonly BuildSettings[];

function layersOf(place: PathOfReference, xcconfigs: ReadonlyMap<string, BuildSettings>): LayersOf {
  return (configuration) => {
    if (!configuration) return [];
    const base = xcconfigs.get(baseOf(configuration, place) ?? '');
    return [...(base ? [base] : []), configuration.settings('buildSettings')];
  };
}

interface ProjectPlace {
  readonly root: string;
  readonly name: string;
}

function readConfigurations(
  target: XcodeObject,
  project: XcodeObject,
  layers: LayersOf,
  { root, name: projectName }: ProjectPlace,
): readonly TargetConfiguration[] {
  const ofProject = new Map(configurationsOf(project).map((one) => [one.text('name') ?? '', one]));
  const read = configurationsOf(target).map((configuration) => {
    const name = configuration.text('name') ?? '';
    const builtIn = builtInSettings(name, target.text('name') ?? '', { root, name: projectName });
    const settings = mergeLayers([builtIn, ...layers(ofProject.get(name)), ...layers(configuration)]);
    return configurationOf(name, settings, root);
  });
  return read.length > 0 ? read : [BARE_CONFIGURATION];
}

/** What Xcode sets by itself, as far as paths and names are made of it. */
function builtInSettings(configuration: string, target: string, { root, name }: ProjectPlace): BuildSettings {
  return new Map([
    ['SRCROOT', root],
    ['SOURCE_ROOT', root],
    ['PROJECT_DIR', root],
    ['PROJECT_NAME', name],
    ['TARGET_NAME', target],
    ['TARGETNAME', target],
    ['PRODUCT_NAME', target],
    ['CONFIGURATION', configuration],
  ]);
}
