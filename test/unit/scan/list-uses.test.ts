import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createEngine } from '../../../server/src/analysis/engine.ts';
import { definePropertyListRule } from '../../../server/src/analysis/property-list/rule.ts';
import { scan, type ScanOptions } from '../../../server/src/scan/scan.ts';
import { temporaryTree } from '../scripts/temporary-tree.ts';

/** Reports, on each property list that names a Bonjour type, what is known of the code of its targets. */
const tellUses = definePropertyListRule({
  id: 'tell-uses',
  applies: 'info',
  status: 'risky',
  triggers: ['NSBonjourServices'],
  readsUses: true,
  check: ({ root }, project) =>
    (project?.targets ?? []).map(({ name, uses }) => ({
      start: root.start,
      end: root.end,
      confidence: 'certain',
      message: `${name}: ${uses?.map(({ kind, value = '', place }) => `${kind} ${value} ${place.path.replace(/^.*\//, '')}:${place.line}:${place.column}`).join(', ') ?? 'unknown'}`,
      guidance: [],
    })),
});

const SPEC = (more = ''): string =>
  `name: X\ntargets:\n  App:\n    type: application\n    platform: iOS\n    sources: [App]\n    info: {path: App/Info.plist}\n${more}`;

const TREE = {
  'project.yml': SPEC(),
  'App/Info.plist':
    '<plist><dict><key>CFBundleName</key><string>X</string><key>NSBonjourServices</key><array/></dict></plist>',
  'App/A.swift': '\n  let b = NWBrowser(for: .bonjour(type: "_a._tcp", domain: nil), using: .tcp)\n',
  'App/Below/b.m': 'id s = [NSURLSession sharedSession];\n',
  'Other/C.swift': 'URLSession.shared.x()\n',
};

async function told(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  more: Partial<ScanOptions> = {},
): Promise<readonly string[]> {
  const engine = createEngine({ rules: [], apis: [], guidance: [] }, { source: [], propertyLists: [tellUses] });
  const cwd = temporaryTree(t, files);
  const scope = { ruleIds: engine.ruleIds, defaultExcludes: true };
  const { findings } = await scan({ engine, scope, paths: ['.'], cwd, ...more });
  return findings.map(({ finding }) => finding.message);
}

const ALL = 'App: bonjour-browse _a._tcp A.swift:2:41, connects  b.m:1:9, loads-urls  b.m:1:9';

test('a property list is judged by what the code of its target does', async (t) => {
  assert.deepEqual(await told(t, TREE), [ALL]);
});

test('and stays without that where not all of the code is scanned', async (t) => {
  const excluding = { 'netguide.json': '{ "exclude": ["App/Below"] }' };
  assert.deepEqual(await told(t, { ...TREE, ...excluding }), ['App: unknown']);
  assert.deepEqual(await told(t, TREE, { accept: () => true }), ['App: unknown'], 'some files only');
  assert.deepEqual(await told(t, TREE, { paths: ['App/Info.plist', 'App/Below'] }), ['App: unknown']);
  assert.deepEqual(await told(t, { ...TREE, 'App/C.generated.swift': 'x()' }), ['App: unknown']);
});

test('what is scanned besides does not matter', async (t) => {
  assert.deepEqual(await told(t, TREE, { paths: ['App'] }), [ALL]);
});

test('nobody asks for a rule that is off', async (t) => {
  const off = { 'netguide.json': '{ "rules": { "tell-uses": "off" } }' };
  assert.deepEqual(await told(t, { ...TREE, ...off }), []);
});
