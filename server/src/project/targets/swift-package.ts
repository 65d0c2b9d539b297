import type { Shape } from '../../analysis/shape/shape.ts';
import type { SwiftCall } from '../../analysis/shape/swift-calls.ts';
import { textOf } from '../../analysis/shape/token-text.ts';
import type { Platform, PlatformVersions } from '../../knowledge/model.ts';
import { parentFolder } from '../files.ts';
import {
  asVersion,
  BARE_CONFIGURATION,
  type FolderMembers,
  makeTarget,
  type ProjectTarget,
  type TargetKind,
} from './model.ts';
import { resolvePath } from './paths.ts';
import {
  argumentOf,
  callIn,
  callsTo,
  isDependency,
  itemsOf,
  memberOf,
  readManifest,
  stringOf,
  stringsOf,
  type Value,
} from './swift-literals.ts';

const PLATFORM_NAMES: Readonly<Record<string, Platform>> = {
  ios: 'ios',
  macos: 'macos',
  tvos: 'tvos',
  watchos: 'watchos',
  visionos: 'visionos',
  xros: 'visionos',
  maccatalyst: 'catalyst',
};

const KINDS: Readonly<Record<string, TargetKind>> = {
  target: 'package',
  executableTarget: 'tool',
  testTarget: 'test',
  macro: 'other',
};

/** Where SwiftPM looks for the folder of a target that has no `path`. */
const SOURCES = ['Sources', 'Source', 'src', 'srcs'];

/**
 * The targets of a `Package.swift`, as far as literals show them; `path` is its absolute path. A platform that the
 * package does not name has no version, because SwiftPM then takes the oldest one it knows. Total.
 */
export function parseSwiftPackage(text: string, path: string): readonly ProjectTarget[] {
  const shape = readManifest(text);
  const platforms = packagePlatforms(shape);
  const calls = callsTo(shape, Object.keys(KINDS)).filter((call) => !isDependency(shape, call.callee));
  const named = calls.flatMap((call) => {
    const name = stringOf(shape, argumentOf(call, 'name'));
    return name === undefined ? [] : [{ call, name, kind: KINDS[textOf(shape.file, call.callee)]! }];
  });
  const isOnly = named.filter(({ kind }) => kind !== 'test').length === 1;
  return named.map(({ call, name, kind }) =>
    makeTarget({
      name,
      kind,
      origin: { file: path, what: `target “${name}”` },
      files: { paths: new Set(), folders: foldersOf(shape, call, { name, kind, isOnly }, parentFolder(path)) },
      configurations: [{ ...BARE_CONFIGURATION, platforms }],
    }),
  );
}

function packagePlatforms(shape: Shape): PlatformVersions {
  const versions: Partial<Record<Platform, string>> = {};
  for (const call of callsTo(shape, ['Package'])) {
    for (const item of itemsOf(shape, argumentOf(call, 'platforms')) ?? []) {
      const supported = callIn(shape, item);
      if (supported) Object.assign(versions, supportedPlatform(shape, supported));
    }
  }
  return versions;
}

/** `.iOS(.v15)`, `.macOS("12.3")`, `.custom("ios", versionString: "15.0")` */
function supportedPlatform(shape: Shape, call: SwiftCall): PlatformVersions {
  const word = textOf(shape.file, call.callee);
  const [first, second] = call.arguments;
  const name = word === 'custom' ? (stringOf(shape, first) ?? '') : word;
  const key = name.toLowerCase();
  const platform = Object.hasOwn(PLATFORM_NAMES, key) ? PLATFORM_NAMES[key] : undefined;
  const version = releaseOf(shape, word === 'custom' ? second : first);
  return platform === undefined || version === undefined ? {} : { [platform]: version };
}

/** `.v10_15` and `"10.15"` are 10.15, `.v15` is 15.0. */
function releaseOf(shape: Shape, value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const member = /^v(\d+(?:_\d+)*)$/.exec(memberOf(shape, value) ?? '')?.[1]?.replaceAll('_', '.');
  const version = asVersion(member ?? stringOf(shape, value));
  return version === undefined || version.includes('.') ? version : `${version}.0`;
}

interface NamedTarget {
  readonly name: string;
  readonly kind: TargetKind;
  /** Whether the package has no other target but tests: it may then keep its code right in `Sources`. */
  readonly isOnly: boolean;
}

/** The folders of a target; none when they are computed, for a guess could claim another target's files. */
function foldersOf(shape: Shape, call: SwiftCall, target: NamedTarget, folder: string): readonly FolderMembers[] {
  const [path, sources, excluded] = ['path', 'sources', 'exclude'].map((label) => argumentOf(call, label));
  const given = stringOf(shape, path);
  const only = stringsOf(shape, sources);
  if ((path && given === undefined) || (sources && !only)) return [];
  return (given === undefined ? defaultFolders(target) : [given]).flatMap((one) => {
    const root = resolvePath(folder, one);
    if (root === undefined) return [];
    const except = (stringsOf(shape, excluded) ?? []).flatMap((below) => resolvePath(root, below) ?? []);
    const roots = only ? only.flatMap((below) => resolvePath(root, below) ?? []) : [root];
    return roots.map((member) => ({ folder: member, except, include: [], exclude: [] }));
  });
}

function defaultFolders({ name, kind, isOnly }: NamedTarget): readonly string[] {
  const parents = kind === 'test' ? ['Tests', ...SOURCES] : SOURCES;
  const own = parents.map((parent) => `${parent}/${name}`);
  return isOnly && kind !== 'test' ? [...own, 'Sources'] : own;
}
