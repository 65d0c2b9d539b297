import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { isWord } from './token-text.ts';

const BUCKETS = 1024;

/**
 * Answers where an identifier stands: its tokens, in order. Few names are ever asked for, so no string is made for each
 * identifier of the file: they are sorted into buckets by what is quickly seen of them.
 */
export function createIdentifierIndex(file: SourceFile): (name: string) => readonly number[] {
  const { text, tokens } = file;
  const starts = new Int32Array(BUCKETS + 1);
  const buckets = new Int16Array(tokens.count).fill(-1);
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== TokenKind.Identifier) continue;
    buckets[i] = bucketOf(text, tokens.start[i]!, tokens.end[i]!);
    starts[buckets[i]! + 1]! += 1;
  }
  for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const members = new Int32Array(starts[BUCKETS]!);
  const next = starts.slice();
  for (let i = 0; i < tokens.count; i++) if (buckets[i]! >= 0) members[next[buckets[i]!]!++] = i;
  return (name) => {
    const bucket = bucketOf(name, 0, name.length);
    return [...members.subarray(starts[bucket], starts[bucket + 1])].filter((token) => isWord(file, token, name));
  };
}

/** A number made of the length and the first, middle and last unit of a name. */
function bucketOf(text: string, start: number, end: number): number {
  const middle = text.charCodeAt(start + ((end - start) >> 1));
  const sum = ((text.charCodeAt(start) * 31 + middle) * 31 + text.charCodeAt(end - 1)) * 31 + end - start;
  return sum & (BUCKETS - 1);
}
