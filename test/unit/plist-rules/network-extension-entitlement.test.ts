import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlainValues } from '../../../server/src/project/targets/model.ts';
import type { TargetContext, TargetList } from '../../../server/src/analysis/project-context.ts';
import { parsePropertyList } from '../../../server/src/analysis/property-list/parse.ts';
import type { Candidate } from '../../../server/src/analysis/rule.ts';
import rule from '../../../server/src/plist-rules/network-extension-entitlement.ts';
import { listOf, target } from '../../support/targets.ts';

const KEY = 'com.apple.developer.networking.networkextension';
const items = (...all: readonly string[]): string =>
  `\t<key>${KEY}</key>\n\t<array>\n${all.map((value) => `\t\t<string>${value}</string>\n`).join('')}\t</array>\n`;

function check(
  entries: string,
  targetsOf?: (entitlements: TargetList) => readonly TargetContext[],
): readonly Candidate[] {
  const entitlements = listOf(entries);
  const { text } = entitlements.file!;
  const { root, ...list } = parsePropertyList(text);
  assert.ok(root?.kind === 'dict');
  const file = { ...list, root, text, kind: 'entitlements' as const };
  return rule.check(file, targetsOf && { targets: targetsOf(entitlements) });
}

/** What is found, with what the first fix writes. */
const found = (...answer: Parameters<typeof check>): readonly string[] =>
  check(...answer).map(({ symbol, confidence, fixes }) => {
    const fix = fixes?.[0]?.edits[0]?.text;
    return `${symbol}${confidence === 'likely' ? '?' : ''}${fix === undefined ? '' : ` -> ${fix.trim()}`}`;
  });

test('the known values are right without a project', () => {
  const standard = ['packet-tunnel-provider', 'app-proxy-provider', 'content-filter-provider', 'dns-proxy'];
  const others = ['dns-settings', 'relay', 'app-push-provider', 'url-filter-provider', 'hotspot-provider'];
  assert.deepEqual(found(items(...standard, ...others)), []);
  assert.deepEqual(found(items(...standard.map((value) => `${value}-systemextension`), ...others)), []);
  assert.deepEqual(found(items()), []);
  assert.deepEqual(found('\t<key>com.apple.security.app-sandbox</key>\n\t<true/>\n'), []);
  assert.deepEqual(found(items('$(NE_VALUE)')), []);
});

test('what is meant by a value that is none', () => {
  const meant: Readonly<Record<string, string>> = {
    'packet-tunnel': 'packet-tunnel-provider',
    'packet-tunnel-providers': 'packet-tunnel-provider',
    'Packet-Tunnel-Provider': 'packet-tunnel-provider',
    'packet-tunnel-provider-system-extension': 'packet-tunnel-provider-systemextension',
    'dns-proxy-provider': 'dns-proxy',
    'transparent-proxy-provider': 'app-proxy-provider',
    'content-filter': 'content-filter-provider',
    'dns-settings-systemextension': 'dns-settings',
    'app-push-provider-systemextension': 'app-push-provider',
    'relay-systemextension': 'relay',
  };
  for (const [written, right] of Object.entries(meant)) {
    assert.deepEqual(found(items(written)), [`${written} -> ${right}`]);
  }
  assert.deepEqual(found(items('allow-vpn')), ['allow-vpn?']);
});

test('the entitlement is an array', () => {
  assert.deepEqual(found(`\t<key>${KEY}</key>\n\t<true/>\n`), ['boolean']);
  assert.deepEqual(found(`\t<key>${KEY}</key>\n\t<string>dns-proxy</string>\n`), ['dns-proxy']);
});

test('standard values and variants in one file', () => {
  assert.deepEqual(found(items('dns-proxy', 'packet-tunnel-provider-systemextension')), [
    'packet-tunnel-provider-systemextension?',
  ]);
  assert.deepEqual(found(items('dns-settings', 'packet-tunnel-provider-systemextension')), []);
});

const info = (values: PlainValues): TargetList => ({ values, file: undefined });
const POINT = { NSExtension: { NSExtensionPointIdentifier: 'com.apple.networkextension.packet-tunnel' } };
const CLASSES = { NetworkExtension: { NEProviderClasses: { 'com.apple.networkextension.packet-tunnel': 'Tunnel' } } };

test('variants belong to system extensions on the Mac', () => {
  const variant = (known: Partial<TargetContext>): readonly string[] =>
    found(items('packet-tunnel-provider-systemextension'), (entitlements) => [
      target({ runsOn: ['macos'], entitlements, ...known }),
    ]);
  const wrong = 'packet-tunnel-provider-systemextension -> packet-tunnel-provider';
  assert.deepEqual(variant({ runsOn: ['ios'] }), [wrong]);
  assert.deepEqual(variant({ kind: 'app-extension', info: info(POINT) }), [wrong]);
  assert.deepEqual(variant({ developerId: false }), [wrong.replace(' ', '? ')]);
  assert.deepEqual(variant({}), []);
  assert.deepEqual(variant({ runsOn: [] }), []);
  assert.deepEqual(variant({ runsOn: ['ios', 'macos'] }), []);
  assert.deepEqual(variant({ developerId: true }), []);
  assert.deepEqual(variant({ kind: 'system-extension', info: info(CLASSES) }), []);
  const widget = info({ NSExtension: { NSExtensionPointIdentifier: 'com.apple.widgetkit-extension' } });
  assert.deepEqual(variant({ kind: 'app-extension', info: widget }), [], 'it may control a provider');
});

test('standard values with a Developer ID, where no other file is there for it', () => {
  const standard = (known: Partial<TargetContext>): readonly string[] =>
    found(items('dns-proxy', 'dns-settings'), (entitlements) => [
      target({ runsOn: ['macos'], entitlements, ...known }),
    ]);
  assert.deepEqual(standard({ developerId: true }), ['dns-proxy?']);
  assert.deepEqual(standard({ developerId: undefined }), []);
  assert.deepEqual(standard({ developerId: false }), []);
  assert.deepEqual(standard({ developerId: true, entitlements: { values: {}, file: undefined } }), []);
  assert.deepEqual(standard({ developerId: true, runsOn: ['ios', 'macos'] }), []);
});

test('providers of the Info.plist need their values', () => {
  const needs = (plist: PlainValues, ...all: readonly string[]): readonly string[] =>
    found(items(...all), (entitlements) => [
      target({ kind: 'system-extension', runsOn: ['macos'], entitlements, info: info(plist) }),
    ]);
  const missing = `${KEY} -> <string>packet-tunnel-provider</string>`;
  assert.deepEqual(needs(CLASSES, 'dns-settings'), [missing]);
  assert.deepEqual(needs(POINT, 'dns-settings'), [missing]);
  assert.deepEqual(needs(CLASSES, 'dns-proxy-systemextension'), [
    missing.replace('provider<', 'provider-systemextension<'),
  ]);
  assert.deepEqual(
    needs(CLASSES, 'packet-tunnel'),
    ['packet-tunnel -> packet-tunnel-provider'],
    'only the misspelling',
  );
  assert.deepEqual(needs(CLASSES, 'packet-tunnel-provider'), []);
  assert.deepEqual(needs(CLASSES, 'packet-tunnel-provider-systemextension'), []);
  assert.deepEqual(needs(CLASSES, '$(VALUES)'), []);
  assert.deepEqual(needs({ NetworkExtension: { NEProviderClasses: { 'com.example.other': 'A' } } }, 'relay'), []);
  assert.deepEqual(needs({ NetworkExtension: 'nothing', NSExtension: [] }, 'relay'), []);
});
