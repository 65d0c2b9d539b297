import type { Problem } from '../knowledge/problems.ts';

/** A file that is generated, whole, and committed. */
export interface Artefact {
  /** Path from the root of the repository, with `/`. */
  readonly file: string;
  readonly content: string;
  /** Taken as it is; anything else is formatted like the rest of the repository. */
  readonly preformatted?: true;
}

/** Where a file differs from what is generated: its first such line, or its first if it should not be there at all. */
export function difference(
  file: string,
  actual: string | undefined,
  expected: string | undefined,
): Problem | undefined {
  if (actual === expected) return undefined;
  if (actual === undefined) return { file, line: 1, message: 'is missing; run npm run generate' };
  if (expected === undefined) return { file, line: 1, message: 'is generated from nothing; run npm run generate' };
  const lines = actual.split('\n');
  const wanted = expected.split('\n');
  const line = lines.findIndex((text, index) => text !== wanted[index]);
  return {
    file,
    line: (line < 0 ? lines.length : line) + 1,
    message: 'differs from what npm run generate writes',
  };
}
