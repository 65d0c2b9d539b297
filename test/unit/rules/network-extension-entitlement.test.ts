import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TargetContext, TargetList } from '../../../server/src/analysis/project-context.ts';
import rule from '../../../server/src/rules/network-extension-entitlement.ts';
import { findingsIn, mended } from '../../support/rule-findings.ts';
import { EMPTY_LIST, listOf, target } from '../../support/targets.ts';

const KEY = 'com.apple.developer.networking.networkextension';
const values = (...all: readonly string[]): TargetList =>
  listOf(
    `\t<key>${KEY}</key>\n\t<array>\n${all.map((value) => `\t\t<string>${value}</string>\n`).join('')}\t</array>\n`,
  );

const APP_EXTENSION: TargetList = {
  values: { NSExtension: { NSExtensionPointIdentifier: 'com.apple.networkextension.packet-tunnel' } },
  file: undefined,
};
const SYSTEM_EXTENSION: TargetList = {
  values: { NetworkExtension: { NEProviderClasses: { 'com.apple.networkextension.filter-data': 'Filter' } } },
  file: undefined,
};
const TUNNEL = 'final class Tunnel: NEPacketTunnelProvider {}\n';
const tunnel = (entitlements: TargetList, more: Partial<TargetContext> = {}): TargetContext =>
  target({ name: 'Tunnel', kind: 'app-extension', info: APP_EXTENSION, entitlements, ...more });

const symbols = (text: string, ...targets: readonly TargetContext[]): readonly string[] =>
  findingsIn(rule, text, 'swift', { targets }).map((one) => one.symbol);

test('a provider without its value, in both languages', () => {
  assert.deepEqual(symbols(TUNNEL, tunnel(EMPTY_LIST)), ['NEPacketTunnelProvider']);
  assert.deepEqual(symbols(TUNNEL, tunnel(values('dns-proxy'))), ['NEPacketTunnelProvider']);
  const objc = '@interface Tunnel : NEPacketTunnelProvider\n@end\n';
  assert.equal(findingsIn(rule, objc, 'c', { targets: [tunnel(EMPTY_LIST)] }).length, 1);
});

test('the standard value and its variant are both right', () => {
  assert.deepEqual(symbols(TUNNEL, tunnel(values('packet-tunnel-provider'))), []);
  assert.deepEqual(symbols(TUNNEL, tunnel(values('packet-tunnel-provider-systemextension'))), []);
  assert.deepEqual(symbols(TUNNEL, tunnel(values('$(TUNNEL_VALUE)'))), []);
});

test('each class needs the value of its kind', () => {
  const needed: Readonly<Record<string, string>> = {
    NEAppProxyProvider: 'app-proxy-provider',
    NETransparentProxyProvider: 'app-proxy-provider',
    NEFilterDataProvider: 'content-filter-provider',
    NEFilterControlProvider: 'content-filter-provider',
    NEFilterPacketProvider: 'content-filter-provider',
    NEDNSProxyProvider: 'dns-proxy',
    NEAppPushProvider: 'app-push-provider',
  };
  for (const [name, value] of Object.entries(needed)) {
    const text = `class Provider: ${name} {}\n`;
    assert.deepEqual(symbols(text, tunnel(values(value), { info: SYSTEM_EXTENSION })), [], name);
    const [finding] = findingsIn(rule, text, 'swift', { targets: [tunnel(values('relay'))] });
    assert.match(finding?.message ?? '', new RegExp(` ${value} `), name);
  }
});

test('only extensions that are providers are judged', () => {
  assert.deepEqual(symbols(TUNNEL, tunnel(EMPTY_LIST, { kind: 'application' })), []);
  assert.deepEqual(symbols(TUNNEL, tunnel(EMPTY_LIST, { kind: 'framework' })), []);
  assert.deepEqual(symbols(TUNNEL, tunnel(EMPTY_LIST, { info: undefined })), []);
  assert.deepEqual(symbols(TUNNEL, tunnel(EMPTY_LIST, { info: EMPTY_LIST })), []);
  const widget = { NSExtension: { NSExtensionPointIdentifier: 'com.apple.widgetkit-extension' } };
  assert.deepEqual(symbols(TUNNEL, tunnel(EMPTY_LIST, { info: { values: widget, file: undefined } })), []);
  assert.deepEqual(symbols(TUNNEL, tunnel(EMPTY_LIST, { entitlements: undefined })), []);
  const system = tunnel(EMPTY_LIST, { kind: 'system-extension', info: SYSTEM_EXTENSION });
  assert.deepEqual(symbols('class Filter: NEFilterDataProvider {}', system), ['NEFilterDataProvider']);
});

/** The entitlements after the fix of the first finding. */
function fixed(entitlements: TargetList): string {
  const findings = findingsIn(rule, TUNNEL, 'swift', { targets: [tunnel(entitlements)] });
  return mended(entitlements.file!.text, findings);
}

test('the fix adds the value to the array, or the array', () => {
  assert.equal(fixed(values('dns-proxy')), values('dns-proxy', 'packet-tunnel-provider').file!.text);
  const other = '\t<key>com.apple.security.app-sandbox</key>\n\t<true/>\n';
  const added = `${other}\t<key>${KEY}</key>\n\t<array>\n\t\t<string>packet-tunnel-provider</string>\n\t</array>\n`;
  assert.equal(fixed(listOf(other)), listOf(added).file!.text);
  const empty = listOf(`\t<key>${KEY}</key>\n\t<array/>\n`);
  assert.equal(fixed(empty), values('packet-tunnel-provider').file!.text);
  const emptyPair = listOf(`\t<key>${KEY}</key>\n\t<array>\n\t</array>\n`);
  assert.equal(fixed(emptyPair), values('packet-tunnel-provider').file!.text);
});

test('beside variants for Developer ID the fix adds a variant', () => {
  const variants = ['dns-proxy-systemextension', 'packet-tunnel-provider-systemextension'];
  assert.equal(fixed(values('dns-proxy-systemextension')), values(...variants).file!.text);
});

test('a file that two targets share is edited once; without a single file there is no fix', () => {
  const shared = values('dns-proxy');
  const fixes = (...all: readonly TargetList[]): readonly number[] =>
    findingsIn(rule, TUNNEL, 'swift', { targets: all.map((list) => tunnel(list)) }).flatMap(
      (one) => one.fixes?.map(({ edits }) => edits.length) ?? [],
    );
  assert.deepEqual(fixes(shared, shared), [1]);
  assert.deepEqual(fixes(shared, EMPTY_LIST), []);
});
