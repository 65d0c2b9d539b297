import type { Platform } from '../../knowledge/model.ts';
import { APPLE_PLATFORMS, type CompilationFacts, type Truth } from '../source/conditions.ts';
import { inactiveRegions, rangeAround, type TokenRange } from '../source/regions.ts';
import type { SourceFile } from '../source/source-file.ts';
import { platformNamed } from './platform-list.ts';

/** Everything but macOS that has UIKit, or `TARGET_OS_IPHONE`. */
const MOBILE: readonly Platform[] = ['ios', 'tvos', 'watchos', 'visionos', 'catalyst'];
const MAC: readonly Platform[] = ['macos', 'catalyst'];

/** Where macros of `TargetConditionals.h` are 1. None of them is for a simulator: only devices are asked about. */
const MACROS: Readonly<Record<string, readonly Platform[]>> = {
  TARGET_OS_OSX: ['macos'],
  TARGET_OS_IPHONE: MOBILE,
  TARGET_OS_IOS: ['ios', 'catalyst'],
  TARGET_OS_TV: ['tvos'],
  TARGET_OS_WATCH: ['watchos'],
  TARGET_OS_VISION: ['visionos'],
  TARGET_OS_MACCATALYST: ['catalyst'],
  TARGET_OS_SIMULATOR: [],
  TARGET_IPHONE_SIMULATOR: [],
};

/** Where modules of Swift exist. */
const MODULES: Readonly<Record<string, readonly Platform[]>> = {
  UIKit: MOBILE,
  AppKit: MAC,
  Cocoa: ['macos'],
  WatchKit: ['watchos'],
};

/** Tells, for a platform, whether a token of the file may be compiled for devices of it. */
export function createCompiledFor(file: SourceFile): (token: number, platform: Platform) => boolean {
  const known = new Map<Platform, readonly TokenRange[]>();
  return (token, platform) => {
    const regions = known.get(platform) ?? inactiveRegions(file.text, file.tokens, file.language, factsOf(platform));
    known.set(platform, regions);
    return rangeAround(regions, token) === undefined;
  };
}

function factsOf(platform: Platform): CompilationFacts {
  return {
    macro: (name) => (Object.hasOwn(MACROS, name) ? MACROS[name]!.includes(platform) : APPLE_PLATFORMS.macro(name)),
    question: (name, argument) => answer(platform, name, argument) ?? APPLE_PLATFORMS.question(name, argument),
  };
}

function answer(platform: Platform, name: string, argument: string): Truth {
  if (name === 'canImport') return Object.hasOwn(MODULES, argument) ? MODULES[argument]!.includes(platform) : undefined;
  if (name === 'os') return isSystem(platform, argument);
  if (name !== 'targetEnvironment') return undefined;
  if (argument === 'simulator') return false;
  return argument === 'macCatalyst' ? platform === 'catalyst' : undefined;
}

/** Mac Catalyst is iOS to the compiler. */
function isSystem(platform: Platform, argument: string): Truth {
  const named = argument === 'xrOS' ? 'visionos' : platformNamed(argument);
  if (named === undefined) return undefined;
  return named === platform || (named === 'ios' && platform === 'catalyst');
}
