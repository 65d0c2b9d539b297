import type { Platform } from '../../knowledge/model.ts';
import type { PlainValue } from '../../project/targets/model.ts';
import type { CodeUse } from '../code-uses.ts';
import type { Fix, RelatedPlace, TextEdit } from '../finding.ts';
import { placesIn } from '../place-in-file.ts';
import type { ListFile, ProjectContext, TargetContext, TargetList } from '../project-context.ts';
import { insertEntry } from '../property-list/insert-entry.ts';
import type { PlistDict } from '../property-list/model.ts';
import { valueOf } from '../property-list/queries.ts';
import { createCompiledFor } from '../shape/compiled-for.ts';
import type { Shape } from '../shape/shape.ts';
import { tokenAt } from '../source/source-file.ts';

/** A target whose entitlements are known. */
export interface EntitledTarget extends TargetContext {
  readonly entitlements: TargetList;
}

/** A Boolean entitlement that some code needs. */
export interface NeededEntitlement {
  readonly key: string;
  /** Where it is needed. */
  readonly platforms: readonly Platform[];
  /** Whether the rule judges the target at all. */
  readonly judges: (target: EntitledTarget) => boolean;
}

/** A use in code, with the targets that lack what it needs; at least one. */
export interface LackingUse {
  readonly use: CodeUse;
  readonly targets: readonly EntitledTarget[];
}

/** Whether an entitlement is surely not granted: absent or false. A build setting for a value may stand for true. */
export function isLacking({ entitlements }: EntitledTarget, key: string): boolean {
  const value: PlainValue | undefined = Object.hasOwn(entitlements.values, key) ? entitlements.values[key] : undefined;
  return value === undefined || value === false;
}

/** The targets of a file whose entitlements are known. */
export function entitledTargets(project: ProjectContext | undefined): readonly EntitledTarget[] {
  return (project?.targets ?? []).filter((target): target is EntitledTarget => target.entitlements !== undefined);
}

/**
 * The first use of the file that may be compiled for a target which lacks the entitlement, if there is one. `find` is
 * asked only when a target lacks it.
 */
export function firstLackingUse(
  shape: Shape,
  project: ProjectContext | undefined,
  { key, platforms, judges }: NeededEntitlement,
  find: (shape: Shape) => readonly CodeUse[],
): LackingUse | undefined {
  const lacking = entitledTargets(project).filter((target) => isLacking(target, key) && judges(target));
  if (lacking.length === 0) return undefined;
  const compiledFor = createCompiledFor(shape.file);
  for (const use of find(shape).toSorted((a, b) => a.start - b.start)) {
    const token = tokenAt(shape.file, use.start);
    const targets = lacking.filter(({ runsOn }) =>
      runsOn.some((platform) => platforms.includes(platform) && compiledFor(token, platform)),
    );
    if (targets.length > 0) return { use, targets };
  }
  return undefined;
}

/** The entitlements files of some targets, each once. */
export function entitlementFiles(targets: readonly EntitledTarget[]): readonly ListFile[] {
  const files = targets.flatMap(({ entitlements }) => entitlements.file ?? []);
  return files.filter(({ path }, index) => files.findIndex((one) => one.path === path) === index);
}

/** The entitlements files of some targets, as places that explain what they lack. */
export function entitlementPlaces(targets: readonly EntitledTarget[]): readonly RelatedPlace[] {
  return entitlementFiles(targets).map(({ path, text, root: { start, innerStart } }) => ({
    ...placesIn(path, text)({ start, end: innerStart }),
    message: 'These are the entitlements.',
  }));
}

/** The fix that adds a Boolean entitlement to the file of each target; none when a target has no single file. */
export function addEntitlement(targets: readonly EntitledTarget[], key: string): readonly Fix[] {
  if (targets.some(({ entitlements }) => entitlements.file === undefined)) return [];
  const edits = entitlementFiles(targets).map(({ path, text, root }) => {
    const edit = grant(text, root, key);
    return edit && { path, ...edit };
  });
  return edits.includes(undefined)
    ? []
    : [{ title: `Add the entitlement ${key}`, edits: edits.filter((edit) => edit !== undefined) }];
}

/** The edit that makes a Boolean entitlement true; `undefined` for a list that is not XML. */
export function grant(text: string, root: PlistDict, key: string): TextEdit | undefined {
  const present = valueOf(root, key);
  if (!present || !text.startsWith('<dict', root.start)) return insertEntry(text, root, key, '<true/>');
  return { start: present.start, end: present.end, text: '<true/>' };
}

/** `“App”`, `“App” and “Watch”`, `“App” and 2 other targets` */
export function targetNames(targets: readonly TargetContext[]): string {
  const [first, second] = targets.map(({ name }) => `“${name}”`);
  if (first === undefined || second === undefined) return first ?? '';
  return targets.length === 2 ? `${first} and ${second}` : `${first} and ${targets.length - 1} other targets`;
}
