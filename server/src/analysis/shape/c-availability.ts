import type { Platform, PlatformVersions } from '../../knowledge/model.ts';
import { Char } from '../source/characters.ts';
import { rangeAround } from '../source/regions.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import type { AvailabilityScope } from './availability.ts';
import { listBehind, platformAt, platformList, releaseAt } from './platform-list.ts';
import { statementStart } from './statements.ts';
import { containerOf, isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/** Longest way from an availability macro to the body of its declaration, in tokens at its level. */
const MAX_HEAD = 500;

/** The scopes of `@available` checks, of availability macros and of regions between `…_BEGIN` and `…_END`. */
export function cAvailability(file: SourceFile): readonly AvailabilityScope[] {
  const scopes: AvailabilityScope[] = [];
  for (let i = 0; i < file.tokens.count; i++) {
    const open = listBehind(file, i);
    if (open < 0 || rangeAround(file.directives, i)) continue;
    const word = textOf(file, i);
    if (word === '@available' || word === '__builtin_available') scopes.push(...checkScopes(file, i, open));
    else if (/_AVAILABLE_BEGIN$/.test(word)) scopes.push(regionScope(file, i, open, word));
    else if (isDeclared(file, i, word)) scopes.push(declarationScope(file, i, open, word));
  }
  const described = scopes.filter(({ first, last, versions }) => first < last && Object.keys(versions).length > 0);
  return [...described, ...implementations(file, described)];
}

/** `API_AVAILABLE`, `NS_AVAILABLE_IOS`, `UIKIT_CLASS_AVAILABLE_IOS_ONLY`, `SWIFT_AVAILABILITY` … */
const MACRO = /^(_*API_AVAILABLE|[A-Z]+_(CLASS_|ENUM_|EXTENSION_)?AVAILABLE(_IOS|_MAC)?(_ONLY)?|SWIFT_AVAILABILITY)$/;

/** Whether the word says from when on a declaration exists; a macro among arguments is a check, not an attribute. */
function isDeclared(file: SourceFile, token: number, word: string): boolean {
  const around = containerOf(file, token);
  return isUnit(file, around, Char.OpenParen) ? word === 'availability' : MACRO.test(word);
}

/** `if (@available(iOS 14, *) && …) { … }` */
function checkScopes(file: SourceFile, check: number, open: number): readonly AvailabilityScope[] {
  const condition = containerOf(file, check);
  if (!isUnit(file, condition, Char.OpenParen) || isOperator(file, check - 1, '!')) return [];
  if (!isWord(file, condition - 1, 'if') && !isWord(file, condition - 1, 'while')) return [];
  const close = file.mate[condition]!;
  for (let i = condition + 1, steps = 0; i < close; i = skipGroup(file, i) + 1, steps++) {
    if (steps === MAX_HEAD || isOperator(file, i, '||') || isUnit(file, i, Char.Question) || isOperator(file, i, '?'))
      return [];
  }
  return [{ first: file.mate[open]! + 1, last: statementEnd(file, close + 1), versions: platformList(file, open) }];
}

/** The token after a block, or after the statement that stands for one. */
function statementEnd(file: SourceFile, first: number): number {
  let i = first;
  for (let steps = 0; i < file.tokens.count && steps < MAX_HEAD; i++, steps++) {
    if (isUnit(file, i, Char.OpenBrace)) return Math.max(file.mate[i]!, i) + 1;
    if (isUnit(file, i, Char.Semicolon) || isUnit(file, i, Char.CloseBrace)) return i;
    i = skipGroup(file, i);
  }
  return Math.min(i, file.tokens.count);
}

/** Up to the end of the region, or to the next one, for regions don't nest. */
function regionScope(file: SourceFile, begin: number, open: number, word: string): AvailabilityScope {
  const end = `${word.slice(0, -'BEGIN'.length)}END`;
  let last = file.mate[open]! + 1;
  while (last < file.tokens.count && !isWord(file, last, end) && !isWord(file, last, word)) last++;
  return { first: begin, last, versions: macroVersions(file, open, word.replace(/_BEGIN$/, '')) };
}

/** From the start of the declaration to the end of its body, its `@end` or its semicolon. */
function declarationScope(file: SourceFile, macro: number, open: number, word: string): AvailabilityScope {
  const first = statementStart(file, word === 'availability' ? outermost(file, macro) : macro);
  return { first, last: declarationEnd(file, file.mate[open]! + 1), versions: macroVersions(file, open, word) };
}

/** The attribute's own first token: `availability` stands in `__attribute__((…))`. */
function outermost(file: SourceFile, token: number): number {
  let i = token;
  for (let around = containerOf(file, i); isUnit(file, around, Char.OpenParen); around = containerOf(file, i))
    i = around;
  return i;
}

function declarationEnd(file: SourceFile, from: number): number {
  let i = from;
  for (let steps = 0; i < file.tokens.count && steps < MAX_HEAD; i++, steps++) {
    if (isContainer(file, i)) return endAfter(file, i);
    if (isUnit(file, i, Char.OpenBrace)) return Math.max(file.mate[i]!, i) + 1;
    if (isUnit(file, i, Char.Semicolon) || isUnit(file, i, Char.CloseBrace)) return i;
    // Out of the parentheses of an attribute.
    if (isUnit(file, i, Char.CloseParen)) continue;
    i = skipGroup(file, i);
  }
  return Math.min(i, file.tokens.count);
}

const CONTAINER = /^@(interface|protocol|implementation)$/;

/** Whether a class, category or protocol begins; `@protocol(A)` is a value. */
function isContainer(file: SourceFile, token: number): boolean {
  if (kindOf(file, token) !== TokenKind.Attribute || !isWord(file, token + 1)) return false;
  return CONTAINER.test(textOf(file, token));
}

/** Its `@end`, or, where that is missing, the next one's beginning. */
function endAfter(file: SourceFile, container: number): number {
  // `@protocol A;` declares a name only.
  if (isUnit(file, container + 2, Char.Semicolon) || isUnit(file, container + 2, Char.Comma)) return container + 2;
  let i = container + 1;
  while (i < file.tokens.count && !isContainer(file, i) && !isEnd(file, i)) i++;
  return i;
}

function isEnd(file: SourceFile, token: number): boolean {
  return kindOf(file, token) === TokenKind.Attribute && textOf(file, token) === '@end';
}

/** What a class or category is available from holds for its implementation in the same file, too. */
function implementations(file: SourceFile, scopes: readonly AvailabilityScope[]): readonly AvailabilityScope[] {
  const versions = new Map<string, PlatformVersions>();
  for (const scope of scopes) {
    for (let i = scope.first; i < Math.min(scope.last, scope.first + MAX_HEAD); i++) {
      if (!isContainer(file, i) || textOf(file, i) !== '@interface') continue;
      if (!isUnit(file, i + 2, Char.OpenParen)) versions.set(textOf(file, i + 1), scope.versions);
      break;
    }
  }
  const found: AvailabilityScope[] = [];
  for (let i = 0; versions.size > 0 && i < file.tokens.count; i++) {
    if (!isContainer(file, i) || textOf(file, i) !== '@implementation') continue;
    const known = versions.get(textOf(file, i + 1));
    if (known) found.push({ first: i, last: endAfter(file, i), versions: known });
  }
  return found;
}

/** Macros whose arguments are releases of fixed platforms. */
const POSITIONAL: readonly (readonly [pattern: RegExp, platforms: readonly Platform[]])[] = [
  [/AVAILABLE_IOS(_ONLY)?$/, ['ios']],
  [/AVAILABLE_MAC(_ONLY)?$/, ['macos']],
  [/^(NS|CF)_(CLASS_|ENUM_)?AVAILABLE$/, ['macos', 'ios']],
];

/** `API_AVAILABLE(ios(14), macos(11.0))`, `NS_AVAILABLE(10_15, 13_0)`, `availability(ios, introduced=14.0)` */
function macroVersions(file: SourceFile, open: number, word: string): PlatformVersions {
  const positional = POSITIONAL.find(([pattern]) => pattern.test(word))?.[1];
  const versions: Partial<Record<Platform, string>> = {};
  let position = 0;
  for (let i = open + 1; i < file.mate[open]!; i++) {
    if (positional) {
      const release = releaseAt(file, i);
      const platform = positional[position];
      if (release !== undefined && platform) versions[platform] = release;
      if (isUnit(file, i, Char.Comma)) position++;
      continue;
    }
    const platform = platformAt(file, i);
    const release = releaseAt(file, i + 2) ?? introducedIn(file, open, i);
    if (platform && release !== undefined) versions[platform] = release;
  }
  return versions;
}

/** `introduced=14.0` behind the platform of an `availability` attribute. */
function introducedIn(file: SourceFile, open: number, platform: number): string | undefined {
  if (platform !== open + 1) return undefined;
  for (let i = platform + 1; i < file.mate[open]!; i++) {
    if (isWord(file, i, 'introduced')) return releaseAt(file, i + 2);
  }
  return undefined;
}
