import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePropertyList } from '../../../server/src/analysis/property-list/parse.ts';
import rule from '../../../server/src/plist-rules/app-transport-security.ts';
import { DOMAIN_KEYS, GLOBAL_KEYS, OLD_SPELLINGS, PINNING_KEYS } from '../../../server/src/plist-rules/ats/keys.ts';
import { candidatesIn } from './plist-fixtures.ts';

const messages = (inside: string): readonly string[] =>
  candidatesIn(`<dict><key>NSAppTransportSecurity</key><dict>${inside}</dict></dict>`).map(({ message }) => message);

const domain = (name: string, inside: string): string =>
  `<key>NSExceptionDomains</key><dict><key>${name}</key><dict>${inside}</dict></dict>`;

test('every key that it knows triggers it', () => {
  const keys = [GLOBAL_KEYS, DOMAIN_KEYS, PINNING_KEYS, OLD_SPELLINGS].flatMap((some) => Object.keys(some));
  assert.deepEqual([...rule.triggers].sort(), [...new Set(['NSAppTransportSecurity', ...keys])].sort());
});

test('the narrower key takes the place of the general one, whatever it says', () => {
  const general = '<key>NSAllowsArbitraryLoads</key><true/>';
  const ignored = /^NSAllowsArbitraryLoads is ignored from iOS 10 and macOS 10\.12 on, because NSAllowsLocalNetworking/;
  assert.match(messages(`${general}<key>NSAllowsLocalNetworking</key><false/>`).join(), ignored);
  assert.match(messages(`<key>NSAllowsLocalNetworking</key><true/>${general}`).join(), ignored);
  assert.match(messages(general).join(), /turns App Transport Security off for every host\.$/);
  assert.match(messages(`${general}${domain('a.com', '')}`).join(), /that NSExceptionDomains does not list\.$/);
});

test('a message names the hosts that an exception opens', () => {
  const insecure = '<key>NSExceptionAllowsInsecureHTTPLoads</key><true/>';
  const open = (name: string, more = ''): string => messages(domain(name, insecure + more)).join();
  assert.match(open('example.com'), / from example\.com\.$/);
  assert.match(
    open('example.com', '<key>NSIncludesSubdomains</key><true/>'),
    / from example\.com and its subdomains\.$/,
  );
  assert.match(open('8.8.8.0/24'), / from 8\.8\.8\.0\/24, which counts from iOS 17 and macOS 14 on\.$/);
  assert.equal(open('192.168.0.0/16'), '');
});

test('a weak version is weak however its key is spelt, and none is when it is not weak', () => {
  for (const key of ['NSExceptionMinimumTLSVersion', 'NSTemporaryExceptionMinimumTLSVersion']) {
    const found = (version: string): string =>
      messages(domain('a.com', `<key>${key}</key><string>${version}</string>`)).join();
    assert.match(found('TLSv1.0'), /accepts a deprecated version of TLS from a\.com\.$/);
    assert.match(found('TLSv1'), /is no TLS version/);
    assert.doesNotMatch(found('TLSv1.3'), /TLS version|deprecated/);
    assert.doesNotMatch(found('$(TLS_VERSION)'), /TLS version|deprecated/);
  }
});

test('a binary property list is judged, without places', () => {
  const { root } = parsePropertyList(`<dict>${'<key>NSAllowsArbitraryLoads</key><true/>'}</dict>`);
  assert.ok(root?.kind === 'dict');
  const file = { kind: 'info', text: '', root, format: 'binary', complete: true, positions: false } as const;
  assert.equal(rule.check(file).length, 1);
});

test('a name that matches no host opens nothing', () => {
  const found = messages(domain('*.example.com', '<key>NSExceptionAllowsInsecureHTTPLoads</key><true/>'));
  assert.equal(found.length, 1);
  assert.match(found[0]!, /contains a wildcard/);
});
