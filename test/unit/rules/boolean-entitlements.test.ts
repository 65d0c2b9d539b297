import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TargetContext } from '../../../server/src/analysis/project-context.ts';
import type { PatternRule } from '../../../server/src/analysis/rule.ts';
import hotspotConfiguration from '../../../server/src/rules/hotspot-configuration-entitlement.ts';
import multicast from '../../../server/src/rules/multicast-entitlement.ts';
import wifiInformation from '../../../server/src/rules/wifi-information-entitlement.ts';
import { findingsIn } from '../../support/rule-findings.ts';
import { EMPTY_LIST, listOf, target } from '../../support/targets.ts';

interface Case {
  readonly rule: PatternRule;
  readonly key: string;
  readonly swift: string;
  readonly objc: string;
  /** What is reported. */
  readonly symbol: string;
}

const CASES: readonly Case[] = [
  {
    rule: multicast,
    key: 'com.apple.developer.networking.multicast',
    swift: 'let group = try NWMulticastGroup(for: [.hostPort(host: "239.9.8.7", port: 4000)])',
    objc: 'void join(nw_endpoint_t e) { nw_group_descriptor_t d = nw_group_descriptor_create_multicast(e); use(d); }',
    symbol: 'NWMulticastGroup',
  },
  {
    rule: wifiInformation,
    key: 'com.apple.developer.networking.wifi-info',
    swift: 'func show() async { label.text = await NEHotspotNetwork.fetchCurrent()?.ssid }',
    objc: 'void show(void) { CFDictionaryRef info = CNCopyCurrentNetworkInfo(CFSTR("x")); use(info); }',
    symbol: 'NEHotspotNetwork',
  },
  {
    rule: hotspotConfiguration,
    key: 'com.apple.developer.networking.HotspotConfiguration',
    swift: 'func join(_ c: NEHotspotConfiguration) { NEHotspotConfigurationManager.shared.apply(c) }',
    objc: 'void join(NEHotspotConfiguration *c) { [NEHotspotConfigurationManager.sharedManager applyConfiguration:c completionHandler:nil]; }',
    symbol: 'NEHotspotConfigurationManager',
  },
];

for (const { rule, key, swift, objc, symbol } of CASES) {
  const symbols = (text: string, ...targets: readonly TargetContext[]): readonly string[] =>
    findingsIn(rule, text, 'swift', { targets }).map((one) => one.symbol);

  test(`${rule.id}: an app without the entitlement, in both languages`, () => {
    const app = target({ entitlements: EMPTY_LIST });
    assert.deepEqual(symbols(swift, app), [symbol]);
    assert.equal(findingsIn(rule, objc, 'c', { targets: [app] }).length, 1);
  });

  test(`${rule.id}: what is not known, or not judged, is quiet`, () => {
    assert.deepEqual(findingsIn(rule, swift, 'swift'), []);
    assert.deepEqual(symbols(swift), []);
    assert.deepEqual(symbols(swift, target()), []);
    for (const kind of ['app-extension', 'framework', 'package', 'tool'] as const) {
      assert.deepEqual(symbols(swift, target({ kind, entitlements: EMPTY_LIST })), [], kind);
    }
  });

  test(`${rule.id}: the platforms that ask for the entitlement`, () => {
    const on = (...runsOn: TargetContext['runsOn']): number =>
      symbols(swift, target({ runsOn, entitlements: EMPTY_LIST })).length;
    assert.equal(on('visionos'), 1);
    assert.equal(on('macos', 'ios'), 1);
    assert.equal(on('macos'), 0);
    assert.equal(on('tvos', 'watchos'), 0);
    assert.equal(on(), 0);
  });

  test(`${rule.id}: the entitlement, or a build setting for its value, is enough`, () => {
    const granted = (value: string): number =>
      symbols(swift, target({ entitlements: listOf(`\t<key>${key}</key>\n\t${value}\n`) })).length;
    assert.equal(granted('<true/>'), 0);
    assert.equal(granted('<string>$(GRANTED)</string>'), 0);
    assert.equal(granted('<false/>'), 1);
  });

  test(`${rule.id}: code for other platforms and for the simulator does not count`, () => {
    const app = target({ runsOn: ['ios', 'macos'], entitlements: EMPTY_LIST });
    assert.deepEqual(symbols(`#if os(macOS)\n${swift}\n#endif\n`, app), []);
    assert.deepEqual(symbols(`#if targetEnvironment(simulator)\n${swift}\n#endif\n`, app), []);
    assert.deepEqual(symbols(`#if os(macOS)\n${swift}\n#else\n${swift}\n#endif\n`, app), [symbol]);
  });

  test(`${rule.id}: the first use is reported, with the targets that lack it`, () => {
    const lacking = target({ entitlements: EMPTY_LIST });
    const granted = target({ name: 'Pro', entitlements: listOf(`\t<key>${key}</key>\n\t<true/>\n`) });
    const [finding, ...others] = findingsIn(rule, `${swift}\n${swift}\n`, 'swift', { targets: [lacking, granted] });
    assert.deepEqual(others, []);
    assert.ok(finding);
    assert.equal(finding.start, swift.indexOf(symbol));
    assert.match(finding.message, new RegExp(`${key.replaceAll('.', '\\.')}.*“App” does not`));
    assert.deepEqual(finding.fixes, [], 'there is no file to add it to');
  });

  test(`${rule.id}: the fix grants it in the file of each target`, () => {
    const debug = listOf(`\t<key>${key}</key>\n\t<false/>\n`, '/project/Debug.entitlements');
    const [finding] = findingsIn(rule, swift, 'swift', {
      targets: [target({ entitlements: listOf('\t<key>a</key>\n\t<true/>\n') }), target({ entitlements: debug })],
    });
    const edits = finding?.fixes?.[0]?.edits ?? [];
    assert.deepEqual(
      edits.map(({ path, text }) => [path, text]),
      [
        ['/project/App.entitlements', `\n\t<key>${key}</key>\n\t<true/>`],
        ['/project/Debug.entitlements', '<true/>'],
      ],
    );
    assert.deepEqual(
      finding?.related?.map((place) => 'path' in place && [place.path, place.line]),
      [
        ['/project/App.entitlements', 2],
        ['/project/Debug.entitlements', 2],
      ],
    );
  });
}

test('socket options may belong to a library that the app asks for something else', () => {
  const text = 'func open(_ s: Int32) { var on: Int32 = 1; setsockopt(s, SOL_SOCKET, SO_BROADCAST, &on, 4) }';
  const findings = findingsIn(multicast, text, 'swift', { targets: [target({ entitlements: EMPTY_LIST })] });
  assert.deepEqual(
    findings.map(({ symbol, confidence }) => [symbol, confidence]),
    [['SO_BROADCAST', 'likely']],
  );
});

test('browsing for all service types is multicast, too', () => {
  const browse = (type: string): number =>
    findingsIn(multicast, `let b = NWBrowser(for: .bonjour(type: "${type}", domain: nil), using: .tcp)`, 'swift', {
      targets: [target({ entitlements: EMPTY_LIST })],
    }).length;
  assert.equal(browse('_services._dns-sd._udp'), 1);
  assert.equal(browse('_http._tcp'), 0);
});

test('Mac Catalyst asks for Wi-Fi information only', () => {
  const catalyst = target({ runsOn: ['catalyst'], entitlements: EMPTY_LIST });
  const flagged = CASES.filter(
    ({ rule, swift }) => findingsIn(rule, swift, 'swift', { targets: [catalyst] }).length > 0,
  );
  assert.deepEqual(
    flagged.map(({ rule }) => rule.id),
    ['wifi-information-entitlement'],
  );
});
