import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { cVariables } from './c-variables.ts';
import { objcConformances } from './conformances.ts';
import { declaredMethods, declaredNames } from './declared-names.ts';
import { type Message, messageAt } from './objc-messages.ts';
import { type SwiftCall, swiftCallAt } from './swift-calls.ts';
import { swiftVariables } from './swift-variables.ts';
import { isWord } from './token-text.ts';
import { groupMentions } from './variable-mentions.ts';
import { indexVariables, type Variable, type VariableIndex } from './variables.ts';

/** A file with what is known of it as a whole; each fact is found once, when it is first asked for. */
export interface Shape {
  readonly file: SourceFile;
  /** See {@link declaredNames}. */
  declaredNames(): ReadonlySet<string>;
  /** See {@link declaredMethods}. */
  declaredMethods(): ReadonlySet<string>;
  /** The names that the file declares, with their types where it shows them. */
  variables(): VariableIndex;
  /** See {@link objcConformances}. */
  objcConformances(): ReadonlySet<string>;
  /** See {@link messageAt}. */
  messageAt(open: number): Message | undefined;
  /** See {@link swiftCallAt}. */
  callAt(token: number): SwiftCall | undefined;
  /** The tokens that are the identifier `name`, in order. */
  identifiers(name: string): readonly number[];
  /** See {@link groupMentions}. */
  mentionsByVariable(name: string): ReadonlyMap<Variable | undefined, readonly number[]>;
}

/** Wraps a file; costs nothing until something is asked. */
export function createShape(file: SourceFile): Shape {
  const messageOf = onceForEach((open) => messageAt(file, open));
  const mentions = new Map<string, ReadonlyMap<Variable | undefined, readonly number[]>>();
  const identifiers = once(() => bucketIdentifiers(file));
  const variables = once(() => indexVariables(file.language === 'swift' ? swiftVariables(file) : cVariables(file)));
  const identifiersOf = (name: string): readonly number[] =>
    (identifiers().get(bucketOf(name, 0, name.length)) ?? []).filter((token) => isWord(file, token, name));
  return {
    file,
    variables,
    declaredNames: once(() => declaredNames(file, messageOf)),
    declaredMethods: once(() => declaredMethods(file)),
    objcConformances: once(() => objcConformances(file)),
    messageAt: messageOf,
    callAt: onceForEach((token) => swiftCallAt(file, token)),
    identifiers: identifiersOf,
    mentionsByVariable(name) {
      const known = mentions.get(name) ?? groupMentions({ file, variables }, name, identifiersOf(name));
      mentions.set(name, known);
      return known;
    },
  };
}

/** The identifiers of a file by {@link bucketOf}: few names are ever asked for, so no string is made for each. */
function bucketIdentifiers({ text, tokens }: SourceFile): ReadonlyMap<number, readonly number[]> {
  const buckets = new Map<number, number[]>();
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== TokenKind.Identifier) continue;
    const bucket = bucketOf(text, tokens.start[i]!, tokens.end[i]!);
    const members = buckets.get(bucket);
    if (members) members.push(i);
    else buckets.set(bucket, [i]);
  }
  return buckets;
}

/** A number that names share with few others: their length, and their first, middle and last unit. */
function bucketOf(text: string, start: number, end: number): number {
  const length = end - start;
  const middle = text.charCodeAt(start + (length >> 1));
  return (((text.charCodeAt(start) * 31 + middle) * 31 + text.charCodeAt(end - 1)) * 31 + length) | 0;
}

function onceForEach<T>(make: (token: number) => T): (token: number) => T {
  const known = new Map<number, T>();
  return (token) => {
    if (!known.has(token)) known.set(token, make(token));
    return known.get(token)!;
  };
}

function once<T extends object>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
