import type { SourceFile } from '../source/source-file.ts';
import { cVariables } from './c-variables.ts';
import { objcConformances } from './conformances.ts';
import { declaredMethods, declaredNames } from './declared-names.ts';
import { type Message, messageAt } from './objc-messages.ts';
import { swiftVariables } from './swift-variables.ts';
import { isWord, textOf } from './token-text.ts';
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
  /** The tokens that are the identifier `name`, in order. */
  identifiers(name: string): readonly number[];
  /** See {@link groupMentions}. */
  mentionsByVariable(name: string): ReadonlyMap<Variable | undefined, readonly number[]>;
}

/** Wraps a file; costs nothing until something is asked. */
export function createShape(file: SourceFile): Shape {
  const messages = new Map<number, Message | undefined>();
  const mentions = new Map<string, ReadonlyMap<Variable | undefined, readonly number[]>>();
  const identifiers = once(() => indexIdentifiers(file));
  const variables = once(() => indexVariables(file.language === 'swift' ? swiftVariables(file) : cVariables(file)));
  const identifiersOf = (name: string): readonly number[] => identifiers().get(name) ?? [];
  return {
    file,
    variables,
    declaredNames: once(() => declaredNames(file)),
    declaredMethods: once(() => declaredMethods(file)),
    objcConformances: once(() => objcConformances(file)),
    messageAt(open) {
      if (!messages.has(open)) messages.set(open, messageAt(file, open));
      return messages.get(open);
    },
    identifiers: identifiersOf,
    mentionsByVariable(name) {
      const known = mentions.get(name) ?? groupMentions({ file, variables }, name, identifiersOf(name));
      mentions.set(name, known);
      return known;
    },
  };
}

function indexIdentifiers(file: SourceFile): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (let i = 0; i < file.tokens.count; i++) {
    if (!isWord(file, i)) continue;
    const name = textOf(file, i);
    const tokens = index.get(name);
    if (tokens) tokens.push(i);
    else index.set(name, [i]);
  }
  return index;
}

function once<T extends object>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
