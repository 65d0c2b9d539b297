import type { CodeUseKind } from '../code-uses.ts';
import type { TargetContext, UseInFile } from '../project-context.ts';

/**
 * A connection of targets none of which does anything of a kind: the first in the first target. `undefined` where one
 * does it, has no connection in one of these `ways`, or is built from more than the code that was read.
 */
export function connectionWithout(
  targets: readonly TargetContext[],
  kind: CodeUseKind,
  ways: readonly CodeUseKind[],
): UseInFile | undefined {
  const connections = targets.map(({ standsAlone, uses = [] }) =>
    standsAlone !== true || uses.some((use) => use.kind === kind)
      ? undefined
      : uses.find((use) => ways.includes(use.kind) && use.platforms?.length !== 0),
  );
  return connections.includes(undefined) ? undefined : connections[0];
}
