import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TargetContext } from '../../../server/src/analysis/project-context.ts';
import { parsePropertyList } from '../../../server/src/analysis/property-list/parse.ts';
import rule from '../../../server/src/plist-rules/local-network-usage.ts';

const TEXT = '<dict>\n\t<key>NSBonjourServices</key>\n\t<array>\n\t\t<string>_a._tcp</string>\n\t</array>\n</dict>';
const APP: TargetContext = {
  name: 'App',
  kind: 'application',
  runsOn: ['ios'],
  deploymentTargets: {},
  info: { values: {}, file: undefined },
  entitlements: undefined,
  developerId: undefined,
  sandbox: { enabled: undefined, outgoing: undefined, incoming: undefined },
  uses: undefined,
};

/** How sure the rule is of what it finds in a file of some targets. */
function confidence(...targets: readonly TargetContext[]): readonly string[] {
  const { root, ...list } = parsePropertyList(TEXT);
  assert.ok(root?.kind === 'dict');
  return rule.check({ ...list, root, text: TEXT, kind: 'info' }, { targets }).map((one) => one.confidence);
}

test('targets tell whether build settings have the description, and whether anyone is asked', () => {
  const described = { values: { NSLocalNetworkUsageDescription: 'Finds players.' }, file: undefined };
  assert.deepEqual(confidence(APP), ['certain']);
  assert.deepEqual(confidence({ ...APP, info: described }), []);
  assert.deepEqual(confidence({ ...APP, info: described }, APP), ['certain']);
  assert.deepEqual(confidence({ ...APP, info: undefined }), []);
  assert.deepEqual(confidence({ ...APP, runsOn: ['tvos', 'watchos'] }), []);
  assert.deepEqual(confidence({ ...APP, runsOn: ['tvos', 'visionos'] }), ['certain']);
  assert.deepEqual(confidence({ ...APP, kind: 'app-extension' }), []);
  assert.deepEqual(confidence(), []);
});
