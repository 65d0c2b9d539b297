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
  const bodies = name === undefined ? undefined : bodiesByName(file).get(name);
  return bodies ?? [{ first: 0, last: file.tokens.count }];
}

/** Whether an identifier `name` stands in one of the ranges. */
export function mentionsWithin(shape: Shape, name: string, ranges: readonly TokenRange[]): boolean {
  return shape.identifiers(name).some((token) => ranges.some(({ first, last }) => first <= token && token < last));
}

/** The class of the `@interface` or `@implementation` around a token of an Objective-C file. */
export function objcTypeAround(file: SourceFile, token: number): string | undefined {
  for (const [name, bodies] of bodiesByName(file)) {
    if (bodies.some(({ first, last }) => first <= token && token < last)) return name;
  }
  return undefined;
}

/** Found once for a file: the entry without a name says that it was. */
function bodiesByName(file: SourceFile): ReadonlyMap<string, readonly TokenRange[]> {
  if (file.typeBodies.has('')) return file.typeBodies;
  const grouped = new Map<string, TokenRange[]>([['', []]]);
  for (const { name, first, last } of file.language === 'swift' ? swiftBodies(file) : objcBodies(file)) {
    const known = grouped.get(name);
    if (known) known.push({ first, last });
    else grouped.set(name, [{ first, last }]);
  }
  for (const [name, ranges] of grouped) file.typeBodies.set(name, ranges);
  return file.typeBodies;
}

interface Body extends TokenRange {
  readonly name: string;
}

function swiftBodies(file: SourceFile): readonly Body[] {
  const found: Body[] = [];
  for (let i = 0; i < file.tokens.count; i++) {
    if (!isUnit(file, i, Char.OpenBrace) || file.mate[i]! < i) continue;
    const name = typeOfBody(file, i);
    if (name !== undefined) found.push({ name, first: i, last: file.mate[i]! });
  }
  return found;
}

/** A body without its `@end`, in half-typed code, ends where the next one begins. */
function objcBodies(file: SourceFile): readonly Body[] {
  const found: Body[] = [];
  let open: Omit<Body, 'last'> | undefined;
  for (let i = 0; i <= file.tokens.count; i++) {
    const keyword = kindOf(file, i) === TokenKind.Attribute ? textOf(file, i) : '';
    const begins = /^@(interface|implementation)$/.test(keyword) && isWord(file, i + 1);
    if (open !== undefined && (begins || keyword === '@end' || i === file.tokens.count)) {
      found.push({ ...open, last: i });
      open = undefined;
    }
    if (begins) open = { first: i, name: textOf(file, i + 1) };
  }
  return found;
}
