import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import { createEngine } from '../../../server/src/analysis/engine.ts';
import type { Finding } from '../../../server/src/analysis/finding.ts';
import type { ListFile, TargetContext, UseInFile } from '../../../server/src/analysis/project-context.ts';
import { parsePropertyList } from '../../../server/src/analysis/property-list/parse.ts';
import { plainValues } from '../../../server/src/analysis/property-list/plain-values.ts';
import type { DocumentLanguage } from '../../../server/src/analysis/source/language.ts';
import listRule from '../../../server/src/plist-rules/local-network-privacy.ts';
import rule from '../../../server/src/rules/local-network-privacy.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';

const engine = createEngine(
  { guidance: [], apis: [], rules: [] },
  { source: [rule], propertyLists: [listRule] },
  (_, error) => {
    throw error as Error;
  },
);

const APP: TargetContext = {
  name: 'App',
  kind: 'application',
  runsOn: ['ios'],
  deploymentTargets: {},
  info: undefined,
  entitlements: undefined,
  developerId: undefined,
  sandbox: { enabled: undefined, outgoing: undefined, incoming: undefined },
  uses: undefined,
};

const DESCRIBED = '\t<key>NSLocalNetworkUsageDescription</key>\n\t<string>Finds players.</string>\n';

/** An Info.plist that lists types. */
function plist(types: readonly string[] | undefined, more = DESCRIBED): string {
  const items = (types ?? []).map((type) => `\t\t<string>${type}</string>\n`).join('');
  const list = types ? `\t<key>NSBonjourServices</key>\n\t<array>\n${items}\t</array>\n` : '';
  return `<plist>\n<dict>\n\t<key>CFBundleName</key>\n\t<string>App</string>\n${more}${list}</dict>\n</plist>\n`;
}

function fileOf(text: string): ListFile {
  const { root } = parsePropertyList(text);
  assert.ok(root?.kind === 'dict');
  return { path: '/app/Info.plist', text, root };
}

function target(text: string, more: Partial<TargetContext> = {}): TargetContext {
  const file = fileOf(text);
  return { ...APP, info: { values: plainValues(file.root), file }, ...more };
}

function find(text: string, language: DocumentLanguage, ...targets: readonly TargetContext[]): readonly Finding[] {
  const surroundings = { deployment: { versions: {} }, project: { targets } };
  return analyze({ text, language }, engine, DEFAULT_SETTINGS, surroundings);
}

/** What is reported in code, each as its text, its certainty and what the message says is lacking. */
function inCode(text: string, language: DocumentLanguage, ...targets: readonly TargetContext[]): readonly string[] {
  return find(text, language, ...targets).map(({ symbol, confidence, message }) => {
    const [, lacking] = / lacks (.*?)(?:, and so|, which)/.exec(message) ?? [];
    return `${symbol} ${confidence}: ${lacking ?? message}`;
  });
}

const BROWSE = 'NWBrowser(for: .bonjour(type: "_a._tcp", domain: nil), using: .tcp)';
const PEERS = '[[MCNearbyServiceBrowser alloc] initWithPeer:p serviceType:@"a-b"];';

describe('in code', () => {
  const cases: readonly (readonly [string, readonly TargetContext[], readonly string[]])[] = [
    ['a declared type', [target(plist(['_a._tcp']))], []],
    ['another case, a final dot, a subtype', [target(plist(['_A._TCP.,_sub']))], []],
    ['another transport', [target(plist(['_a._udp']))], ['"_a._tcp" certain: _a._tcp in NSBonjourServices']],
    ['no list', [target(plist(undefined))], ['"_a._tcp" certain: _a._tcp in NSBonjourServices']],
    [
      'neither key',
      [target(plist(undefined, ''))],
      ['"_a._tcp" certain: _a._tcp in NSBonjourServices and NSLocalNetworkUsageDescription'],
    ],
    ['no description', [target(plist(['_a._tcp'], ''))], ['"_a._tcp" certain: NSLocalNetworkUsageDescription']],
    ['a type from a build setting', [target(plist(['$(TYPE)']))], []],
    [
      'one target of two',
      [target(plist(['_a._tcp'])), target(plist([]))],
      ['"_a._tcp" certain: _a._tcp in NSBonjourServices'],
    ],
    ['a Mac', [target(plist([]), { runsOn: ['macos'] })], ['"_a._tcp" likely: _a._tcp in NSBonjourServices']],
    ['visionOS', [target(plist([]), { runsOn: ['visionos'] })], ['"_a._tcp" certain: _a._tcp in NSBonjourServices']],
    ['tvOS and watchOS', [target(plist([]), { runsOn: ['tvos', 'watchos'] })], []],
    ['an extension', [target(plist([]), { kind: 'app-extension' })], []],
    ['a framework', [target(plist([]), { kind: 'framework' })], []],
    ['an Info.plist that is not known', [APP], []],
    ['no platform', [target(plist([]), { runsOn: [] })], []],
    ['no target', [], []],
  ];
  for (const [name, targets, expected] of cases) {
    test(name, () => {
      assert.deepEqual(inCode(BROWSE, 'swift', ...targets), expected);
    });
  }

  test('Multipeer Connectivity needs its type with _tcp, and by one of Apple’s pages with _udp', () => {
    const lacking = (...types: readonly string[]): readonly string[] => inCode(PEERS, 'c', target(plist(types)));
    assert.deepEqual(lacking('_a-b._tcp', '_a-b._udp'), []);
    assert.deepEqual(lacking('_a-b._udp'), ['@"a-b" certain: _a-b._tcp in NSBonjourServices']);
    assert.deepEqual(lacking('_a-b._tcp'), ['@"a-b" likely: _a-b._udp in NSBonjourServices']);
    assert.deepEqual(lacking(), ['@"a-b" certain: _a-b._tcp and _a-b._udp in NSBonjourServices']);
    const [finding] = find(PEERS, 'c', target(plist(['_a-b._tcp'])));
    assert.match(finding!.message, /and so peers may not find each other; add it\.$/);
    assert.equal(finding!.guidance[0]?.id, 'docs-discovering-peers-multipeer');
  });

  test('a type that is not shown lacks a list only where there is none', () => {
    const browse = 'let b = NetServiceBrowser()\nb.searchForServices(ofType: type, inDomain: "")';
    assert.deepEqual(inCode(browse, 'swift', target(plist(['_a._tcp']))), []);
    assert.deepEqual(inCode(browse, 'swift', target(plist(undefined))), ['type likely: NSBonjourServices']);
    const publish = 'NetService(domain: "", type: type, name: "", port: 1).publish()';
    assert.deepEqual(inCode(publish, 'swift', target(plist(undefined, ''))), []);
  });

  test('the description is asked for once in a file', () => {
    const described = target(plist(['_a._tcp'], ''));
    assert.equal(find(`${BROWSE}\n${BROWSE}`, 'swift', described).length, 1);
  });

  test('multicast lacks a description; its entitlement comes first', () => {
    const text = 'NWMulticastGroup(for: [e])';
    const entitled = { values: { 'com.apple.developer.networking.multicast': true }, file: undefined };
    const bare = target(plist(undefined, ''));
    assert.deepEqual(inCode(text, 'swift', bare), []);
    assert.deepEqual(inCode(text, 'swift', { ...bare, entitlements: entitled }), [
      'NWMulticastGroup certain: NSLocalNetworkUsageDescription',
    ]);
  });

  test('code that is not compiled for a platform that asks', () => {
    const app = target(plist([]), { runsOn: ['ios', 'tvos'] });
    assert.deepEqual(inCode(`#if os(tvOS)\n${BROWSE}\n#endif`, 'swift', app), []);
    assert.equal(inCode(`#if os(iOS)\n${BROWSE}\n#endif`, 'swift', app).length, 1);
  });

  test('it points into the Info.plist, and the fix completes that', () => {
    const text = plist(['_b._tcp']);
    const [finding] = find(BROWSE, 'swift', target(text));
    assert.deepEqual(finding?.related, [
      {
        ...{ path: '/app/Info.plist', line: 7, column: 7, endLine: 7, endColumn: 24 },
        message: 'NSBonjourServices is here.',
      },
    ]);
    assert.deepEqual(fixed(text, finding), plist(['_b._tcp', '_a._tcp']));
    const bare = plist(undefined, '');
    const [both] = find(BROWSE, 'swift', target(bare));
    const mended = fixed(bare, both);
    assert.deepEqual(Object.keys(plainValues(fileOf(mended).root)), [
      'CFBundleName',
      'NSBonjourServices',
      'NSLocalNetworkUsageDescription',
    ]);
    assert.deepEqual(find(BROWSE, 'swift', target(mended)), []);
    assert.ok(both?.fixes?.[0]?.edits.every(({ path }) => path === '/app/Info.plist'));
  });

  test('without a file of its own there is nothing to edit', () => {
    const [finding] = find(BROWSE, 'swift', { ...APP, info: { values: {}, file: undefined } });
    assert.deepEqual([finding?.related, finding?.fixes], [[], []]);
  });
});

/** The text with the first fix applied. */
function fixed(text: string, finding: Finding | undefined): string {
  const edits = finding?.fixes?.[0]?.edits ?? [];
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

const PLACE = { path: '/app/A.swift', line: 1, column: 1, endLine: 1, endColumn: 2 };
const use = (kind: UseInFile['kind'], value?: string): UseInFile => ({
  kind,
  place: PLACE,
  ...(value ? { value } : {}),
});

/** What is reported in an Info.plist, given what the code does. */
function inList(
  text: string,
  uses: readonly UseInFile[] | undefined,
  more: Partial<TargetContext> = {},
): readonly Finding[] {
  return find(text, 'property-list', target(text, { uses, standsAlone: true, ...more }));
}
const symbols = (findings: readonly Finding[]): readonly string[] => findings.map(({ symbol }) => symbol);

describe('in the Info.plist', () => {
  test('types that the code uses and the list lacks are one finding, related to the code', () => {
    const text = plist(['_a._tcp']);
    const [finding, ...others] = inList(text, [
      use('bonjour-browse', '_a._tcp'),
      use('multipeer', 'b'),
      use('bonjour-advertise', '_c._udp.'),
    ]);
    assert.deepEqual(others, []);
    assert.match(finding?.message ?? '', /_b\._tcp, _b\._udp and _c\._udp/);
    assert.deepEqual(finding?.related, [
      { ...PLACE, message: '_b._tcp is used here.' },
      { ...PLACE, message: '_b._udp is used here.' },
      { ...PLACE, message: '_c._udp is used here.' },
    ]);
    assert.equal(fixed(text, finding), plist(['_a._tcp', '_b._tcp', '_b._udp', '_c._udp']));
  });

  test('without a list the finding is on the description', () => {
    assert.deepEqual(symbols(inList(plist(undefined), [use('bonjour-browse', '_a._tcp')])), [
      'NSLocalNetworkUsageDescription',
    ]);
  });

  test('a type that no code uses', () => {
    const text = plist(['_a._tcp', '_b._tcp']);
    const [finding, ...others] = inList(text, [use('bonjour-browse', '_A._tcp')]);
    assert.deepEqual([finding?.symbol, finding?.confidence, others], ['_b._tcp', 'likely', []]);
    assert.equal(fixed(text, finding), plist(['_a._tcp']));
  });

  const quiet: readonly (readonly [string, readonly UseInFile[] | undefined, Partial<TargetContext>])[] = [
    ['the code was not read', undefined, {}],
    ['the code uses none', [use('connects')], {}],
    ['a type is not known', [use('bonjour-browse', '_a._tcp'), use('bonjour-browse')], {}],
    ['other code is linked', [use('bonjour-browse', '_a._tcp')], { standsAlone: false }],
    ['it is not known what is linked', [use('bonjour-browse', '_a._tcp')], { standsAlone: undefined }],
    ['Multipeer Connectivity is on its way', [use('bonjour-browse', '_a._tcp'), use('multipeer', 'b')], {}],
  ];
  for (const [name, uses, more] of quiet) {
    test(`no type is unused where ${name}`, () => {
      assert.deepEqual(
        inList(plist(['_a._tcp', '_b._tcp', '_b._udp']), uses, more).filter(({ symbol }) => symbol.startsWith('_')),
        [],
      );
    });
  }

  test('another target that names the file may use it', () => {
    const text = plist(['_a._tcp', '_b._tcp']);
    const uses = [use('bonjour-browse', '_a._tcp')];
    const app = target(text, { uses, standsAlone: true });
    assert.deepEqual(find(text, 'property-list', app, { ...app, kind: 'app-extension' }), []);
    assert.deepEqual(symbols(find(text, 'property-list', app)), ['_b._tcp']);
    const other = { ...app, uses: [use('bonjour-browse', '_b._tcp')] };
    assert.deepEqual(find(text, 'property-list', app, other), []);
  });

  test('targets tell whether build settings have the description, and whether anyone is asked', () => {
    const text = plist(['_a._tcp'], '');
    const described = { values: { NSLocalNetworkUsageDescription: 'Finds players.' }, file: undefined };
    const lacking = { ...APP, info: { values: {}, file: undefined } };
    const reported = (...targets: readonly TargetContext[]): readonly string[] =>
      find(text, 'property-list', ...targets).map(({ confidence }) => confidence);
    assert.deepEqual(reported(lacking), ['certain']);
    assert.deepEqual(reported({ ...APP, info: described }), []);
    assert.deepEqual(reported({ ...APP, info: described }, lacking), ['certain']);
    assert.deepEqual(reported(APP), []);
    assert.deepEqual(reported({ ...lacking, runsOn: ['tvos', 'watchos'] }), []);
    assert.deepEqual(reported({ ...lacking, runsOn: ['tvos', 'visionos'] }), ['certain']);
    assert.deepEqual(reported({ ...lacking, kind: 'app-extension' }), []);
    assert.deepEqual(reported(), []);
  });
});
