import type { Platform, PlatformVersions } from '../../knowledge/model.ts';
import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { isUnit, isWord, kindOf, textOf } from './token-text.ts';

/** How availability is written; names for app extensions alone promise nothing to an app, and are not among them. */
const PLATFORMS: Readonly<Record<string, Platform>> = {
  iOS: 'ios',
  ios: 'ios',
  macOS: 'macos',
  macos: 'macos',
  OSX: 'macos',
  macosx: 'macos',
  tvOS: 'tvos',
  tvos: 'tvos',
  watchOS: 'watchos',
  watchos: 'watchos',
  visionOS: 'visionos',
  visionos: 'visionos',
  xros: 'visionos',
  macCatalyst: 'catalyst',
  maccatalyst: 'catalyst',
};

/** The platform that a token names, or `undefined`. */
export function platformAt(file: SourceFile, token: number): Platform | undefined {
  return isWord(file, token) ? platformNamed(textOf(file, token)) : undefined;
}

/** The platform that a word stands for in availability or a condition, or `undefined`. */
export function platformNamed(word: string): Platform | undefined {
  return Object.hasOwn(PLATFORMS, word) ? PLATFORMS[word] : undefined;
}

/** The release that a token is: `14`, `10.15.4`, or `10_15` as macros write it; 9999, which stands for none, is not one. */
export function releaseAt(file: SourceFile, token: number): string | undefined {
  if (kindOf(file, token) !== TokenKind.Number) return undefined;
  const release = textOf(file, token).replaceAll('_', '.');
  return /^\d{1,2}(\.\d{1,4}){0,2}$/.test(release) ? release : undefined;
}

/** `iOS 14, macOS 11.0, *` between the parentheses of a check or an attribute. */
export function platformList(file: SourceFile, open: number): PlatformVersions {
  const versions: Partial<Record<Platform, string>> = {};
  for (let i = open + 1; i < file.mate[open]!; i++) {
    const platform = platformAt(file, i);
    const release = platform && releaseAt(file, i + 1);
    if (platform && release !== undefined) versions[platform] = release;
  }
  return versions;
}

/** The parenthesis behind a token, when it has a partner; otherwise -1. */
export function listBehind(file: SourceFile, token: number): number {
  return isUnit(file, token + 1, Char.OpenParen) && file.mate[token + 1]! > token ? token + 1 : -1;
}
