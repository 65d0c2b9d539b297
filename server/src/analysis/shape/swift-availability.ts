import type { PlatformVersions } from '../../knowledge/model.ts';
import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import type { AvailabilityScope } from './availability.ts';
import { declarationEnd } from './declaration-end.ts';
import { listBehind, platformAt, platformList, releaseAt } from './platform-list.ts';
import { containerOf, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/** Longest condition that is read, in tokens at its level. */
const MAX_CONDITION = 200;

/** The scopes of `#available`, `#unavailable` and `@available` in a Swift file. */
export function swiftAvailability(file: SourceFile): readonly AvailabilityScope[] {
  const scopes: AvailabilityScope[] = [];
  for (let i = 0; i < file.tokens.count; i++) {
    const kind = kindOf(file, i);
    if (kind !== TokenKind.Directive && kind !== TokenKind.Attribute) continue;
    const open = listBehind(file, i);
    if (open < 0) continue;
    const word = textOf(file, i);
    if (word === '@available') scopes.push(attributeScope(file, i, open));
    else if (word === '#available') scopes.push(...checkScopes(file, i, open));
    else if (word === '#unavailable') scopes.push(...denialScopes(file, i, open));
  }
  return scopes.filter(({ first, last, versions }) => first < last && Object.keys(versions).length > 0);
}

function attributeScope(file: SourceFile, attribute: number, open: number): AvailabilityScope {
  const last = declarationEnd(file, file.mate[open]! + 1);
  return { first: attribute, last, versions: { ...platformList(file, open), ...introduced(file, open) } };
}

/** `@available(iOS, introduced: 14)` */
function introduced(file: SourceFile, open: number): PlatformVersions {
  const platform = platformAt(file, open + 1);
  if (!platform || !isUnit(file, open + 2, Char.Comma)) return {};
  for (let i = open + 3; i < file.mate[open]!; i++) {
    const release = isWord(file, i, 'introduced') ? releaseAt(file, i + 2) : undefined;
    if (release !== undefined) return { [platform]: release };
  }
  return {};
}

/** The rest of the condition, and the block that it leads to, or what follows a `guard`. */
function checkScopes(file: SourceFile, check: number, open: number): readonly AvailabilityScope[] {
  const statement = statementOf(file, check);
  const block = blockAfter(file, open);
  if (!statement || block < 0) return [];
  const versions = platformList(file, open);
  const condition = { first: file.mate[open]! + 1, last: block, versions };
  if (statement === 'guard') return [condition, { ...restAfter(file, block), versions }];
  return [condition, { first: block, last: file.mate[block]!, versions }];
}

/** What runs only when `#unavailable` does not hold: the `else` of an `if`, the block of a `guard`. */
function denialScopes(file: SourceFile, check: number, open: number): readonly AvailabilityScope[] {
  const statement = statementOf(file, check);
  const block = blockAfter(file, open);
  if (!statement || block < 0 || !standsAlone(file, check, file.mate[open]!)) return [];
  const versions = platformList(file, open);
  if (statement === 'guard') return [{ first: block, last: file.mate[block]!, versions }];
  const orElse = file.mate[block]! + 1;
  return statement === 'if' && isWord(file, orElse, 'else')
    ? [{ first: orElse, last: chainEnd(file, orElse), versions }]
    : [];
}

type Statement = 'if' | 'guard' | 'while';

/** The statement whose condition the check is part of. */
function statementOf(file: SourceFile, check: number): Statement | undefined {
  for (let i = check - 1, steps = 0; i >= 0 && steps < MAX_CONDITION; i--, steps++) {
    if (isUnit(file, i, Char.Semicolon) || (file.mate[i]! > i && containerOf(file, check) === i)) return undefined;
    if (file.mate[i]! >= 0 && file.mate[i]! < i) i = file.mate[i]!;
    else if (isWord(file, i) && !isUnit(file, i - 1, Char.Dot)) {
      const word = textOf(file, i);
      if (word === 'if' || word === 'guard' || word === 'while') return word;
    }
  }
  return undefined;
}

/** The `{` of the block behind a condition; -1 if there is none. */
function blockAfter(file: SourceFile, open: number): number {
  let i = file.mate[open]! + 1;
  for (let steps = 0; i < file.tokens.count && steps < MAX_CONDITION; i++, steps++) {
    if (isUnit(file, i, Char.OpenBrace)) return file.mate[i]! > i ? i : -1;
    if (isUnit(file, i, Char.CloseBrace) || isUnit(file, i, Char.Semicolon)) return -1;
    i = skipGroup(file, i);
  }
  return -1;
}

function restAfter(file: SourceFile, block: number): { first: number; last: number } {
  const around = containerOf(file, block);
  return { first: file.mate[block]! + 1, last: around < 0 ? file.tokens.count : file.mate[around]! };
}

/** Whether the check is the whole condition: with others beside it, its failing is not why the `else` runs. */
function standsAlone(file: SourceFile, check: number, close: number): boolean {
  const before = textOf(file, check - 1);
  const ends = isUnit(file, close + 1, Char.OpenBrace) || isWord(file, close + 1, 'else');
  return ends && /^(if|guard|while)$/.test(before);
}

/** The most branches of a chain that are followed. */
const MAX_BRANCHES = 50;

/** The token after the last block of `else if … {} else {}`. */
function chainEnd(file: SourceFile, orElse: number): number {
  let i = orElse;
  for (let branches = 0; isWord(file, i, 'else') && branches < MAX_BRANCHES; branches++) {
    let block = i + 1;
    for (let steps = 0; !isUnit(file, block, Char.OpenBrace) && steps < MAX_CONDITION; steps++) {
      if (block >= file.tokens.count) return file.tokens.count;
      block = skipGroup(file, block) + 1;
    }
    if (!isUnit(file, block, Char.OpenBrace) || file.mate[block]! < 0) return block;
    i = file.mate[block]! + 1;
  }
  return i;
}
