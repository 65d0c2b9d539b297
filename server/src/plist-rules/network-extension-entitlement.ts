import { NETWORK_EXTENSION } from '../analysis/entitlements/network-extension-values.ts';
import type { PlistArray } from '../analysis/property-list/model.ts';
import { entryOf } from '../analysis/property-list/queries.ts';
import { onValue } from '../analysis/property-list/report.ts';
import { definePropertyListRule, type PropertyListFile } from '../analysis/property-list/rule.ts';
import type { Candidate } from '../analysis/rule.ts';
import type { ProjectContext } from '../analysis/project-context.ts';
import { distributionProblems } from './network-extension-entitlement/distribution.ts';
import { missingValues } from './network-extension-entitlement/missing-values.ts';
import { mixedValues, unknownValues } from './network-extension-entitlement/values.ts';

/** Values of the Network Extension entitlement that are none, or not those for the target and how it is distributed. */
export default definePropertyListRule({
  id: 'network-extension-entitlement',
  applies: 'entitlements',
  status: 'risky',
  triggers: ['com.apple.developer.networking.networkextension'],
  check(file, project) {
    const entry = entryOf(file.root, NETWORK_EXTENSION);
    if (!entry) return [];
    if (entry.value.kind === 'array') return inArray(file, entry.value, project);
    const message = `${NETWORK_EXTENSION} takes an array of strings`;
    return file.complete
      ? [onValue(entry.value, { status: 'risky', message, guidance: [{ id: 'docs-network-extension-entitlement' }] })]
      : [];
  },
});

function inArray(file: PropertyListFile, array: PlistArray, project: ProjectContext | undefined): readonly Candidate[] {
  const targets = project?.targets ?? [];
  return [
    ...unknownValues(array),
    ...mixedValues(array),
    ...distributionProblems(array, targets),
    ...(file.complete ? missingValues(file, array, targets) : []),
  ];
}
