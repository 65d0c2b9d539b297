import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { skipGenericArguments } from './swift-calls.ts';
import { typeHeader } from './enclosing-type.ts';
import { containerOf, isOperator, isUnit, isWord, kindOf, textOf } from './token-text.ts';
import { tokensOfKind } from './tokens-of-kind.ts';
import { swiftTypeName } from './type-names.ts';

/** The names after the colon of the Swift type or extension whose body is the innermost around `token`. */
export function swiftConformances(file: SourceFile, token: number): readonly string[] {
  const body = containerOf(file, token);
  const header = body < 0 ? undefined : typeHeader(file, body);
  if (header === undefined) return [];
  const names: string[] = [];
  for (let i = header + 1; i < body && !isWord(file, i, 'where'); i++) if (isWord(file, i)) names.push(textOf(file, i));
  return names.slice(1);
}

/** What the Swift class whose keyword stands at `header` names first after its colon: its superclass, if it has one. */
export function superclassOf(file: SourceFile, header: number): string | undefined {
  if (!isWord(file, header, 'class')) return undefined;
  const colon = skipGenericArguments(file, header + 2);
  return isUnit(file, colon, Char.Colon) ? swiftTypeName(file, colon + 1) : undefined;
}

/** What can't stand between `@interface` and its list of protocols. */
function endsHead(file: SourceFile, token: number): boolean {
  return isUnit(file, token, Char.Semicolon) || kindOf(file, token) === TokenKind.Attribute;
}

/** All protocols that any `@interface`, `@protocol` or class extension of the file adopts. */
export function objcConformances(file: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const i of tokensOfKind(file, TokenKind.Attribute)) {
    if (!/^@(interface|protocol)$/.test(textOf(file, i))) continue;
    let open = i + 1;
    while (open < i + 12 && !isOperator(file, open, '<') && !endsHead(file, open)) open++;
    if (!isOperator(file, open, '<')) continue;
    for (let k = open + 1; isWord(file, k) || isUnit(file, k, Char.Comma); k++)
      if (isWord(file, k)) names.add(textOf(file, k));
  }
  return names;
}
