import type { ApiEntry } from '../../server/src/knowledge/model.ts';

/** A small text with a use of one entry. */
export interface MinimalUse {
  readonly text: string;
  /** UTF-16 offsets of the identifier that must be found, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The identifiers that may be found besides, because they are entries as well: the type of a receiver. */
  readonly besides: readonly string[];
}

/** Reads a text in which `«name»` is what must be found. */
export function minimalUse(marked: string, besides: readonly string[] = []): MinimalUse {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  if (start < 0 || end < start) throw new Error(`no mark in ${marked}`);
  return { text: marked.replace('«', '').replace('»', ''), start, end, besides };
}

/** The parts of a Swift spelling: `['Stream', 'Event']`, `errorOccurred`; `[]`, `send`, `['_', 'toPeers']`. */
export interface SwiftName {
  readonly path: readonly string[];
  readonly name: string;
  /** Argument labels, `_` for none; absent if the name has no list of them. */
  readonly labels?: readonly string[];
}

/** Takes a Swift spelling apart. */
export function parseSwiftName(swift: string): SwiftName {
  const [dotted = '', list] = swift.split('(');
  const path = dotted.split('.');
  const name = path.pop()!;
  return list === undefined ? { path, name } : { path, name, labels: list.replace(')', '').split(':').slice(0, -1) };
}

/** The Swift name of the type that declares a member. */
export function swiftOwner({ of, ofSwift }: ApiEntry): string | undefined {
  return ofSwift ?? of;
}

/** `1, to: 2` for the labels `_` and `to`. */
export function swiftArguments(labels: readonly string[]): string {
  return labels.map((label, i) => (label === '_' ? `${i}` : `${label}: ${i}`)).join(', ');
}

/** `_ a0: Int, to a1: Int` for the labels `_` and `to`, all parameters of that type. */
export function swiftParameters(labels: readonly string[], type = 'Int'): string {
  return labels.map((label, i) => `${label} a${i}: ${type}`).join(', ');
}

/** `send:1 to:2` for the selector `send:to:`. */
export function objcMessage(selector: string): string {
  return selector
    .split(':')
    .filter((piece, i) => i === 0 || piece !== '' || !selector.endsWith(':'))
    .map((piece, i) => (selector.includes(':') ? `${piece}:a${i}` : piece))
    .join(' ');
}

/** `send:(id)a0 to:(id)a1` for the selector `send:to:`. */
export function objcSignature(selector: string): string {
  return objcMessage(selector).replaceAll(/:(a\d+)/g, ':(id)$1');
}

/** Marks the first word of a text. */
export function markFirstWord(text: string): string {
  return text.replace(/^\w+/, '«$&»');
}
