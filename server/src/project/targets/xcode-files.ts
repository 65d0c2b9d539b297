import type { FolderMembers, TargetFiles } from './model.ts';
import { resolvePath } from './paths.ts';
import type { XcodeObject, XcodeObjects } from './xcode-objects.ts';
import type { PathOfReference } from './xcode-paths.ts';

/** Build phases whose files are code, or its interface. */
const PHASES = new Set(['PBXSourcesBuildPhase', 'PBXHeadersBuildPhase']);

/** The files of each target of a project. */
export type FilesOfTarget = (target: XcodeObject) => TargetFiles;

/**
 * Which files the targets of a project compile: those of their build phases, and those below their synchronized folders,
 * without the exceptions of these, which another target may take.
 */
export function findTargetFiles(objects: XcodeObjects, place: PathOfReference): FilesOfTarget {
  const exceptions = synchronizedExceptions(objects, place);
  return (target) => {
    const folders = target.objects('fileSystemSynchronizedGroups');
    const own = new Set(folders.map(({ id }) => id));
    const taken = exceptions.filter((one) => one.target === target.id && !own.has(one.group));
    return {
      paths: new Set([...phaseFiles(target, place), ...taken.flatMap(({ paths }) => paths)]),
      folders: folders.flatMap((group) => membersOf(group, target, exceptions, place)),
    };
  };
}

function phaseFiles(target: XcodeObject, place: PathOfReference): readonly string[] {
  const phases = target.objects('buildPhases').filter(({ type }) => PHASES.has(type));
  return phases.flatMap((phase) =>
    phase.objects('files').flatMap((file) => {
      const reference = file.object('fileRef');
      const members = reference.type === 'PBXVariantGroup' ? reference.objects('children') : [reference];
      return members.flatMap((member) => place(member) ?? []);
    }),
  );
}

/** Files below a synchronized folder: left out by a target that has the folder, taken by one that has not. */
interface Exceptions {
  readonly group: string;
  readonly target: string;
  readonly paths: readonly string[];
}

function synchronizedExceptions(objects: XcodeObjects, place: PathOfReference): readonly Exceptions[] {
  return objects.ofType('PBXFileSystemSynchronizedRootGroup').flatMap((group) => {
    const folder = place(group);
    const sets = group
      .objects('exceptions')
      .filter(({ type }) => type === 'PBXFileSystemSynchronizedBuildFileExceptionSet');
    return sets.map((set) => ({
      group: group.id,
      target: set.text('target') ?? '',
      paths:
        folder === undefined
          ? []
          : set.texts('membershipExceptions').flatMap((path) => resolvePath(folder, path) ?? []),
    }));
  });
}

function membersOf(
  group: XcodeObject,
  target: XcodeObject,
  exceptions: readonly Exceptions[],
  place: PathOfReference,
): readonly FolderMembers[] {
  const folder = place(group);
  if (folder === undefined) return [];
  const left = exceptions.filter((one) => one.group === group.id && one.target === target.id);
  // An explicit folder is copied as it is: nothing in it is compiled.
  const copied = group.texts('explicitFolders').flatMap((path) => resolvePath(folder, path) ?? []);
  return [{ folder, except: [...left.flatMap(({ paths }) => paths), ...copied], include: [], exclude: [] }];
}
