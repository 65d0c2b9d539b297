import type { CodeUse, CodeUseKind } from '../code-uses.ts';
import type { Expression } from '../shape/expressions.ts';
import type { Shape } from '../shape/shape.ts';

/** How one family of uses is found. One file per family in this folder. */
export interface UseFamily {
  /** Names of which at least one occurs, as an identifier in code, in every file that has one of these uses. */
  readonly triggers: readonly string[];
  /** The uses that the text shows, in any order. Must be linear in the file, and must not throw. */
  find(shape: Shape): readonly CodeUse[];
}

/** A use at an expression. */
export function useAt({ file: { tokens } }: Shape, kind: CodeUseKind, at: Expression, value?: string): CodeUse {
  const range = { start: tokens.start[at.first]!, end: tokens.end[at.last]! };
  return { kind, ...range, ...(value === undefined ? {} : { value }) };
}

/** A use at one token. */
export function useAtToken(shape: Shape, kind: CodeUseKind, token: number, value?: string): CodeUse {
  return useAt(shape, kind, { first: token, last: token }, value);
}
