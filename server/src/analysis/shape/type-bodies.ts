import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { type TokenRange } from '../source/regions.ts';
import { TokenKind } from '../source/tokens.ts';
import { enclosingType, typeOfBody } from './enclosing-type.ts';
import type { Shape } from './shape.ts';
import { isUnit, isWord, kindOf, textOf } from './token-text.ts';

/**
 * The bodies, in this file, of the type around a token: its declaration and its extensions in Swift, `@interface`s and
 * `@implementation`s of its name in Objective-C. The whole file where the token stands in no type.
 */
export function bodiesOfType(file: SourceFile, token: number): readonly TokenRange[] {
  const name = file.language === 'swift' ? enclosingType(file, token) : objcTypeAround(file, token);
  const whole = [{ first: 0, last: file.tokens.count }];
  if (name === undefined) return whole;
  const bodies = file.language === 'swift' ? swiftBodies(file, name) : objcBodies(file, name);
  return bodies.length === 0 ? whole : bodies;
}

/** Whether an identifier `name` stands in one of the ranges. */
export function mentionsWithin(shape: Shape, name: string, ranges: readonly TokenRange[]): boolean {
  return shape.identifiers(name).some((token) => ranges.some(({ first, last }) => first <= token && token < last));
}

function swiftBodies(file: SourceFile, name: string): readonly TokenRange[] {
  const found: TokenRange[] = [];
  for (let i = 0; i < file.tokens.count; i++) {
    if (isUnit(file, i, Char.OpenBrace) && file.mate[i]! > i && typeOfBody(file, i) === name) {
      found.push({ first: i, last: file.mate[i]! });
    }
  }
  return found;
}

function objcBodies(file: SourceFile, name: string): readonly TokenRange[] {
  return objcContainers(file)
    .filter((container) => container.name === name)
    .map(({ first, last }) => ({ first, last }));
}

/** The class of the `@interface` or `@implementation` around a token of an Objective-C file. */
export function objcTypeAround(file: SourceFile, token: number): string | undefined {
  return objcContainers(file).find(({ first, last }) => first <= token && token < last)?.name;
}

interface Container extends TokenRange {
  readonly name: string;
}

function objcContainers(file: SourceFile): readonly Container[] {
  const found: Container[] = [];
  let open: { first: number; name: string } | undefined;
  for (let i = 0; i < file.tokens.count; i++) {
    if (kindOf(file, i) !== TokenKind.Attribute) continue;
    const keyword = textOf(file, i);
    if (/^@(interface|implementation)$/.test(keyword) && isWord(file, i + 1)) {
      open = { first: i, name: textOf(file, i + 1) };
    } else if (keyword === '@end' && open !== undefined) {
      found.push({ ...open, last: i });
      open = undefined;
    }
  }
  return found;
}
