import type { PlainValue, PlainValues } from '../../project/targets/model.ts';
import type { ProjectContext, TargetContext, TargetList } from '../project-context.ts';
import { plainValues } from './plain-values.ts';
import type { PropertyListFile } from './rule.ts';

/**
 * The project as the text of one of its property lists makes it: in an editor, that may be ahead of the file that the
 * targets were described with. The same object where it isn't.
 */
export function asWritten(project: ProjectContext | undefined, list: PropertyListFile): ProjectContext | undefined {
  if (!project || !list.complete || project.targets.every((target) => ownList(target, list)?.file?.text === list.text))
    return project;
  return { ...project, targets: project.targets.map((target) => withList(target, list)) };
}

/** What the target has of the list's kind. */
function ownList({ info, entitlements }: TargetContext, { kind }: PropertyListFile): TargetList | undefined {
  return kind === 'info' ? info : entitlements;
}

function withList(target: TargetContext, list: PropertyListFile): TargetContext {
  const known = ownList(target, list);
  // Of several files, it is not known which values are whose.
  if (!known?.file || known.file.text === list.text) return target;
  const values = updated(known.values, plainValues(known.file.root), plainValues(list.root));
  return list.kind === 'info'
    ? { ...target, info: { ...known, values } }
    : { ...target, entitlements: { ...known, values } };
}

/** All values, of which `before` came from the file, when the file says `now`; what the project file adds stays. */
function updated(all: PlainValues, before: PlainValues, now: PlainValues): PlainValues {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]),
  );
  const kept = Object.entries(all).filter(([key]) => !changed.includes(key));
  const made = changed.flatMap((key) => {
    const value = updatedValue(all[key], before[key], now[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries([...kept, ...made]);
}

function updatedValue(
  all: PlainValue | undefined,
  before: PlainValue | undefined,
  now: PlainValue | undefined,
): PlainValue | undefined {
  if (!Array.isArray(all) || (now !== undefined && !Array.isArray(now))) return now;
  const previous: readonly PlainValue[] = Array.isArray(before) ? before : [];
  const others = (all as readonly PlainValue[]).filter((one) => !previous.includes(one));
  return others.length === 0 ? now : [...((now as readonly PlainValue[] | undefined) ?? []), ...others];
}
