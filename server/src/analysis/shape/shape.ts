import type { SourceFile } from '../source/source-file.ts';
import { cVariables } from './c-variables.ts';
import { objcConformances } from './conformances.ts';
import { declaredNames } from './declared-names.ts';
import { type Message, messageAt } from './objc-messages.ts';
import { swiftVariables } from './swift-variables.ts';
import { indexVariables, type VariableIndex } from './variables.ts';

/** A file with what is known of it as a whole; each fact is found once, when it is first asked for. */
export interface Shape {
  readonly file: SourceFile;
  /** See {@link declaredNames}. */
  declaredNames(): ReadonlySet<string>;
  /** The names that the file declares, with their types where it shows them. */
  variables(): VariableIndex;
  /** See {@link objcConformances}. */
  objcConformances(): ReadonlySet<string>;
  /** See {@link messageAt}. */
  messageAt(open: number): Message | undefined;
}

/** Wraps a file; costs nothing until something is asked. */
export function createShape(file: SourceFile): Shape {
  const messages = new Map<number, Message | undefined>();
  return {
    file,
    declaredNames: once(() => declaredNames(file)),
    variables: once(() => indexVariables(file.language === 'swift' ? swiftVariables(file) : cVariables(file))),
    objcConformances: once(() => objcConformances(file)),
    messageAt(open) {
      if (!messages.has(open)) messages.set(open, messageAt(file, open));
      return messages.get(open);
    },
  };
}

function once<T extends object>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
