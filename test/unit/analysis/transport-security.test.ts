import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permitCleartext } from '../../../server/src/analysis/transport-security/permits-cleartext.ts';
import cleartextUrl from '../../../server/src/rules/cleartext-url.ts';
import { findingsIn } from '../../support/rule-findings.ts';
import { EMPTY_LIST, listOf, target } from '../../support/targets.ts';

const ats = (inside: string): ReturnType<typeof listOf> =>
  listOf(`<key>NSAppTransportSecurity</key><dict>${inside}</dict>`, '/project/Info.plist');
const domain = (name: string, inside: string): string =>
  `<key>NSExceptionDomains</key><dict><key>${name}</key><dict>${inside}</dict></dict>`;
const INSECURE = '<key>NSExceptionAllowsInsecureHTTPLoads</key><true/>';
const ARBITRARY = '<key>NSAllowsArbitraryLoads</key><true/>';

for (const [name, inside, host, expected] of [
  ['nothing', '', 'a.com', false],
  ['an exception for all', ARBITRARY, 'a.com', true],
  ['one that a narrower key replaces', `${ARBITRARY}<key>NSAllowsLocalNetworking</key><true/>`, 'a.com', false],
  ['an exception for the host', domain('a.com', INSECURE), 'A.com', true],
  ['one for another host', domain('a.com', INSECURE), 'b.a.com', false],
  ['one for subdomains', domain('a.com', `${INSECURE}<key>NSIncludesSubdomains</key><true/>`), 'b.a.com', true],
  ['a domain that only tightens', `${ARBITRARY}${domain('a.com', '')}`, 'a.com', false],
] as const) {
  test(`cleartext loads with ${name}`, () => {
    assert.equal(permitCleartext([target({ info: ats(inside) })], host), expected);
  });
}

test('whose Info.plist counts must be known, and agree', () => {
  assert.equal(permitCleartext([], 'a.com'), undefined);
  assert.equal(permitCleartext([target()], 'a.com'), undefined);
  assert.equal(permitCleartext([target({ kind: 'framework', info: EMPTY_LIST })], 'a.com'), undefined);
  const differing = [target({ info: ats(ARBITRARY) }), target({ info: EMPTY_LIST })];
  assert.equal(permitCleartext(differing, 'a.com'), undefined);
});

test('a cleartext URL is told what the Info.plist of its app makes of it', () => {
  const text = 'let (d, _) = try await URLSession.shared.data(from: URL(string: "http://a.com/x")!)';
  const message = (info: ReturnType<typeof listOf> | undefined): string =>
    findingsIn(cleartextUrl, text, 'swift', { targets: [target({ info })] })[0]!.message;
  assert.match(message(ats('')), /^App Transport Security refuses to load this http: URL, for which .* “App” has no/);
  assert.match(message(ats(ARBITRARY)), /as the Info\.plist of “App” permits; use https: and remove the exception\.$/);
  assert.match(message(undefined), /refuses it unless Info\.plist has an exception/);
});
