import type { Shape } from '../../analysis/shape/shape.ts';
import type { SwiftCall } from '../../analysis/shape/swift-calls.ts';
import { isWord, textOf } from '../../analysis/shape/token-text.ts';
import type { Platform, PlatformVersions } from '../../knowledge/model.ts';
import { parentFolder } from '../files.ts';
import { globMembers } from './globs.ts';
import {
  asVersion,
  BARE_CONFIGURATION,
  lowestVersions,
  makeTarget,
  type PlainValues,
  type ProjectTarget,
} from './model.ts';
import type { TargetConfiguration, TargetFiles, TargetKind } from './model.ts';
import { resolvePath } from './paths.ts';
import {
  argumentOf,
  callIn,
  callsTo,
  isDependency,
  itemsOf,
  memberOf,
  plainValueOf,
  readManifest,
  stringOf,
  type Value,
} from './swift-literals.ts';

const KINDS: Readonly<Record<string, TargetKind>> = {
  app: 'application',
  appClip: 'application',
  watch2App: 'application',
  appExtension: 'app-extension',
  extensionKitExtension: 'app-extension',
  messagesExtension: 'app-extension',
  stickerPackExtension: 'app-extension',
  tvTopShelfExtension: 'app-extension',
  watch2Extension: 'app-extension',
  systemExtension: 'system-extension',
  framework: 'framework',
  staticFramework: 'framework',
  staticLibrary: 'framework',
  dynamicLibrary: 'framework',
  commandLineTool: 'tool',
  unitTests: 'test',
  uiTests: 'test',
};

const PLATFORM_NAMES: Readonly<Record<string, Platform>> = {
  iOS: 'ios',
  iPhone: 'ios',
  iPad: 'ios',
  macOS: 'macos',
  mac: 'macos',
  tvOS: 'tvos',
  appleTv: 'tvos',
  watchOS: 'watchos',
  appleWatch: 'watchos',
  visionOS: 'visionos',
  appleVision: 'visionos',
  macCatalyst: 'catalyst',
};

/** Whether a `Project.swift` is Tuist's. */
export function isTuistProject(text: string): boolean {
  return /^\s*import\s+ProjectDescription\b/m.test(text);
}

/**
 * The targets of Tuist's `Project.swift`, as far as literals show them: what helpers and variables compute is left out.
 * `path` is its absolute path. Total.
 */
export function parseTuistProject(text: string, path: string): readonly ProjectTarget[] {
  const shape = readManifest(text);
  const calls = callsTo(shape, ['target', 'Target']).filter((call) => !isDependency(shape, call.callee));
  return calls.flatMap((call) => {
    const name = stringOf(shape, argumentOf(call, 'name'));
    if (name === undefined || !argumentOf(call, 'product')) return [];
    const kind = memberIn(shape, call, 'product') ?? '';
    return makeTarget({
      name,
      kind: Object.hasOwn(KINDS, kind) ? KINDS[kind]! : 'other',
      origin: { file: path, what: `target “${name}”` },
      files: filesOf(shape, call, parentFolder(path)),
      configurations: [configurationOf(shape, call, parentFolder(path))],
    });
  });
}

function memberIn(shape: Shape, call: SwiftCall, label: string): string | undefined {
  const value = argumentOf(call, label);
  return value && memberOf(shape, value);
}

function configurationOf(shape: Shape, call: SwiftCall, folder: string): TargetConfiguration {
  const infoPlist = argumentOf(call, 'infoPlist');
  const entitlements = argumentOf(call, 'entitlements');
  const platforms = deploymentTargets(
    shape,
    argumentOf(call, 'deploymentTargets') ?? argumentOf(call, 'deploymentTarget'),
  );
  const built = destinations(shape, argumentOf(call, 'destinations') ?? argumentOf(call, 'platform'));
  const file = fileIn(shape, infoPlist, folder);
  return {
    ...BARE_CONFIGURATION,
    platforms,
    runsOn: built.length > 0 ? built : (Object.keys(platforms) as Platform[]),
    bundleIdentifier: stringOf(shape, argumentOf(call, 'bundleId')),
    infoPlist: file,
    // Without a file, Tuist writes one from the keys here and its own.
    generatesInfoPlist: file === undefined,
    infoPlistKeys: keysIn(shape, infoPlist),
    entitlements: [fileIn(shape, entitlements, folder)].flatMap((one) => one ?? []),
    entitlementKeys: keysIn(shape, entitlements),
  };
}

/** `"App/Info.plist"` or `.file(path: "App/Info.plist")` */
function fileIn(shape: Shape, value: Value | undefined, folder: string): string | undefined {
  if (!value) return undefined;
  const call = callIn(shape, value);
  const isFile = call !== undefined && textOf(shape.file, call.callee) === 'file';
  const path = stringOf(shape, isFile ? argumentOf(call, 'path') : value);
  return path === undefined ? undefined : resolvePath(folder, path);
}

/** `.extendingDefault(with: […])` or `.dictionary([…])` */
function keysIn(shape: Shape, value: Value | undefined): PlainValues {
  const call = value && callIn(shape, value);
  if (!call || !/^(extendingDefault|dictionary)$/.test(textOf(shape.file, call.callee))) return {};
  const [keys] = call.arguments;
  const plain = keys ? plainValueOf(shape, keys) : undefined;
  return typeof plain === 'object' && !Array.isArray(plain) ? (plain as PlainValues) : {};
}

/** `.iOS("15.0")`, `.multiplatform(iOS: "15.0", macOS: "12.0")`, and the older `.iOS(targetVersion: "15.0", devices: …)` */
function deploymentTargets(shape: Shape, value: Value | undefined): PlatformVersions {
  const call = value && callIn(shape, value);
  if (!call) return {};
  const pairs = call.arguments.map((argument) => {
    const word = PLATFORM_NAMES[argument.label] === undefined ? textOf(shape.file, call.callee) : argument.label;
    const version = asVersion(stringOf(shape, argument));
    const platform = Object.hasOwn(PLATFORM_NAMES, word) ? PLATFORM_NAMES[word] : undefined;
    return platform === undefined || version === undefined ? {} : { [platform]: version };
  });
  return lowestVersions(pairs);
}

/** `.iOS`, `[.iPhone, .mac]` */
function destinations(shape: Shape, value: Value | undefined): readonly Platform[] {
  if (!value) return [];
  const items = itemsOf(shape, value) ?? [value];
  const names = items.map((item) => memberOf(shape, item) ?? '');
  return [...new Set(names.flatMap((name) => (Object.hasOwn(PLATFORM_NAMES, name) ? PLATFORM_NAMES[name]! : [])))];
}

/** `sources: ["App/**"]`, also with `.glob("App/**", excluding: […])`; `buildableFolders: ["App"]`. */
function filesOf(shape: Shape, call: SwiftCall, folder: string): TargetFiles {
  const sources = argumentOf(call, 'sources');
  const globs = sources
    ? (itemsOf(shape, sources) ?? [sources]).flatMap((item) => sourceGlob(shape, item, folder))
    : [];
  const folders = itemsOf(shape, argumentOf(call, 'buildableFolders')) ?? [];
  return {
    paths: new Set(),
    folders: [
      ...globs,
      ...folders.flatMap((item) => {
        const path = resolvePath(folder, stringOf(shape, item) ?? '');
        const known = path !== undefined && stringOf(shape, item) !== undefined;
        return known ? [{ folder: path, except: [], include: [], exclude: [] }] : [];
      }),
    ],
  };
}

function sourceGlob(shape: Shape, item: Value, folder: string): TargetFiles['folders'] {
  const call = callIn(shape, item);
  const isGlob = call !== undefined && isWord(shape.file, call.callee, 'glob');
  const pattern = stringOf(shape, isGlob ? call.arguments[0] : item);
  const excluding = isGlob ? argumentOf(call, 'excluding') : undefined;
  const excluded = excluding
    ? (itemsOf(shape, excluding) ?? [excluding]).flatMap((one) => stringOf(shape, one) ?? [])
    : [];
  return pattern === undefined ? [] : globMembers(folder, pattern, excluded);
}
