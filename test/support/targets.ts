import assert from 'node:assert/strict';
import type { TargetContext, TargetList } from '../../server/src/analysis/project-context.ts';
import { parsePropertyList } from '../../server/src/analysis/property-list/parse.ts';
import { plainValues } from '../../server/src/analysis/property-list/plain-values.ts';

/** An app for iOS of whose property lists nothing is known, but for what is said. */
export function target(known: Partial<TargetContext> = {}): TargetContext {
  return {
    name: 'App',
    kind: 'application',
    runsOn: ['ios'],
    deploymentTargets: {},
    info: undefined,
    entitlements: undefined,
    developerId: undefined,
    sandbox: { enabled: undefined, outgoing: undefined, incoming: undefined },
    uses: undefined,
    ...known,
  };
}

/** A property list with the entries in XML, in a file of its own. */
export function listOf(entries: string, path = '/project/App.entitlements'): TargetList {
  const text = `<plist version="1.0">\n<dict>\n${entries}</dict>\n</plist>\n`;
  const { root } = parsePropertyList(text);
  assert.ok(root?.kind === 'dict');
  return { values: plainValues(root), file: { path, text, root } };
}

/** A property list that no file holds. */
export const EMPTY_LIST: TargetList = { values: {}, file: undefined };
