import type { SourceFile } from '../source/source-file.ts';
import { type AvailabilityScope, availabilityScopes } from './availability.ts';
import { cConstantNamed } from './c-constants.ts';
import { cVariables } from './c-variables.ts';
import { objcConformances } from './conformances.ts';
import { declaredMethods, declaredNames } from './declared-names.ts';
import type { Expression } from './expressions.ts';
import { createIdentifierIndex } from './identifiers.ts';
import { importedModules } from './imports.ts';
import { type Message, messageAt } from './objc-messages.ts';
import { type SwiftCall, swiftCallAt } from './swift-calls.ts';
import { swiftVariables } from './swift-variables.ts';
import { constantValue } from './values.ts';
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
  /** See {@link importedModules}. */
  imports(): ReadonlySet<string>;
  /** The tokens that are the identifier `name`, in order. */
  identifiers(name: string): readonly number[];
  /** See {@link availabilityScopes}. */
  availability(): readonly AvailabilityScope[];
  /** See {@link groupMentions}. */
  mentionsByVariable(name: string): ReadonlyMap<Variable | undefined, readonly number[]>;
  /** See {@link constantValue}. */
  constantValue(variable: Variable): Expression | undefined;
  /** See {@link cConstantNamed}. */
  cConstantNamed(name: string): Expression | undefined;
}

/** Wraps a file; costs nothing until something is asked. */
export function createShape(file: SourceFile): Shape {
  const messageOf = onceForEach((open: number) => messageAt(file, open));
  const mentions = new Map<string, ReadonlyMap<Variable | undefined, readonly number[]>>();
  const identifiers = once(() => createIdentifierIndex(file));
  const variables = once(() => indexVariables(file.language === 'swift' ? swiftVariables(file) : cVariables(file)));
  const identifiersOf = onceForEach((name: string) => identifiers()(name));
  const constantOf = onceForEach((variable: Variable) => constantValue(shape, variable));
  const shape: Shape = {
    file,
    variables,
    declaredNames: once(() => declaredNames(file, messageOf)),
    declaredMethods: once(() => declaredMethods(file)),
    objcConformances: once(() => objcConformances(file)),
    messageAt: messageOf,
    callAt: onceForEach((token: number) => swiftCallAt(file, token)),
    imports: once(() => importedModules(file, identifiersOf('import'))),
    identifiers: identifiersOf,
    availability: once(() => availabilityScopes(file)),
    mentionsByVariable(name) {
      const known = mentions.get(name) ?? groupMentions({ file, variables }, name, identifiersOf(name));
      mentions.set(name, known);
      return known;
    },
    constantValue: constantOf,
    cConstantNamed: onceForEach((name: string) => cConstantNamed(shape, name)),
  };
  return shape;
}

function onceForEach<Key, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}

function once<T extends object>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
