import type { XcodeObject } from './xcode-objects.ts';

/**
 * Whether a target depends on no other target and on no package, and links only what Apple's SDK has: then its own files
 * are all of its code.
 */
export function standsAlone(target: XcodeObject): boolean {
  if (target.texts('dependencies').length > 0 || target.texts('packageProductDependencies').length > 0) return false;
  const phases = target.objects('buildPhases');
  const linked = phases
    .filter(({ type }) => type === 'PBXFrameworksBuildPhase')
    .flatMap((phase) => phase.objects('files'));
  return linked.every((file) => isFromSdk(file.object('fileRef')));
}

function isFromSdk(reference: XcodeObject): boolean {
  const tree = reference.text('sourceTree');
  const path = reference.text('path') ?? '';
  return tree === 'SDKROOT' || (tree === 'DEVELOPER_DIR' && path.includes('.sdk/'));
}
