import { joinPath } from '../files.ts';
import { resolvePath } from './paths.ts';
import type { XcodeObject, XcodeObjects } from './xcode-objects.ts';

/** The absolute path of a file reference or group; `undefined` for what lies outside of the project (SDKs, products). */
export type PathOfReference = (reference: XcodeObject) => string | undefined;

/** The folder in which the relative paths of a project begin; `folder` holds its `.xcodeproj`. */
export function projectFolder(objects: XcodeObjects, folder: string): string {
  return resolvePath(folder, objects.project.text('projectDirPath') ?? '') ?? folder;
}

/**
 * Places every group and file of the project's tree. A group within itself is entered once. `root` is the
 * {@link projectFolder}.
 */
export function placeReferences(objects: XcodeObjects, root: string): PathOfReference {
  const paths = new Map<string, string | undefined>();
  const main = objects.project.object('mainGroup');
  const pending: { readonly reference: XcodeObject; readonly parent: string | undefined }[] = [
    { reference: main, parent: root },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { reference, parent } = next;
    if (paths.has(reference.id)) continue;
    const path = pathIn(reference, parent, root);
    paths.set(reference.id, path);
    for (const child of reference.objects('children')) pending.push({ reference: child, parent: path });
  }
  // What no group holds can still be used by a target.
  return (reference) => (paths.has(reference.id) ? paths.get(reference.id) : pathIn(reference, undefined, root));
}

function pathIn(reference: XcodeObject, parent: string | undefined, root: string): string | undefined {
  const path = reference.text('path');
  switch (reference.text('sourceTree')) {
    case '<group>':
      return parent === undefined || path === undefined ? parent : resolvePath(parent, path);
    case 'SOURCE_ROOT':
      return path === undefined ? root : resolvePath(root, path);
    case '<absolute>':
      return path === undefined || !path.startsWith('/') ? undefined : resolvePath('/', path);
    default:
      return undefined;
  }
}

/** The path of a file that is named by a folder reference and a path below it, as newer projects do. */
export function pathBelowReference(place: PathOfReference, folder: XcodeObject, below: string): string | undefined {
  const path = place(folder);
  return path === undefined ? undefined : resolvePath(path, joinPath('.', below));
}
