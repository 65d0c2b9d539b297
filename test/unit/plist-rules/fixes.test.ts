import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fix } from '../../../server/src/analysis/finding.ts';
import { parsePropertyList } from '../../../server/src/analysis/property-list/parse.ts';
import { candidatesIn, INFO_PLISTS } from './plist-fixtures.ts';

function apply(text: string, { edits }: Fix): string {
  const ordered = [...edits].sort((a, b) => b.start - a.start);
  return ordered.reduce((changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end), text);
}

const count = (text: string, message: string): number =>
  candidatesIn(text).filter((candidate) => candidate.message === message).length;

for (const [name, text] of Object.entries(INFO_PLISTS)) {
  for (const { message, fixes = [] } of candidatesIn(text)) {
    for (const fix of fixes) {
      test(`${name}: “${fix.title}” mends “${message}”`, () => {
        const fixed = apply(text, fix);
        assert.equal(count(fixed, message), count(text, message) - 1);
        assert.equal(parsePropertyList(fixed).complete, parsePropertyList(text).complete);
      });
    }
  }
}

test('what fixes write', () => {
  const before = `<plist>
<dict>
\t<key>NSAppTransportSecurity</key>
\t<dict>
\t\t<key>NSAllowsArbitraryLoads</key>
\t\t<true/>
\t\t<key>NSAllowsLocalNetworking</key>
\t\t<true/>
\t\t<key>NSExceptionDomains</key>
\t\t<dict>
\t\t\t<key>*.example.com</key>
\t\t\t<dict/>
\t\t</dict>
\t</dict>
</dict>
</plist>
`;
  const fixed = (title: RegExp): string => {
    const fix = candidatesIn(before)
      .flatMap(({ fixes = [] }) => fixes)
      .find((one) => title.test(one.title));
    return apply(before, fix!);
  };
  assert.equal(fixed(/^Remove NSAllows/), before.replace('\n\t\t<key>NSAllowsArbitraryLoads</key>\n\t\t<true/>', ''));
  const inside = '\n\t\t\t\t<key>NSIncludesSubdomains</key>\n\t\t\t\t<true/>\n\t\t\t';
  assert.equal(
    fixed(/with NSIncludesSubdomains$/),
    before.replace('*.example.com', 'example.com').replace('<dict/>', `<dict>${inside}</dict>`),
  );
});

test('in the old style an entry goes with its semicolon', () => {
  const text =
    '{\n  NSAppTransportSecurity = {\n    NSAllowsArbitraryLoads = YES ;\n    NSAllowsLocalNetworking = YES;\n  };\n}\n';
  const [fix] = candidatesIn(text).flatMap(({ fixes = [] }) => fixes);
  assert.equal(apply(text, fix!), text.replace('\n    NSAllowsArbitraryLoads = YES ;', ''));
});

test('a fix never writes a key that is there already', () => {
  const domain = (...keys: readonly string[]): string =>
    `<dict><key>NSAppTransportSecurity</key><dict><key>NSExceptionDomains</key><dict><key>example.com</key><dict>${keys
      .map((key) => `<key>${key}</key><true/>`)
      .join('')}</dict></dict></dict></dict>`;
  const old = 'NSTemporaryExceptionAllowsInsecureHTTPLoads';
  const third = 'NSThirdPartyExceptionAllowsInsecureHTTPLoads';
  const fixesOf = (text: string): readonly Fix[] => candidatesIn(text).flatMap(({ fixes = [] }) => fixes);
  assert.equal(fixesOf(domain(old)).length, 1);
  assert.equal(fixesOf(domain(old, 'NSExceptionAllowsInsecureHTTPLoads')).length, 0);
  assert.equal(fixesOf(domain(old, third)).length, 0);
  assert.equal(fixesOf(domain('NSIncludeSubdomains')).length, 1);
  assert.equal(fixesOf(domain('NSIncludeSubdomains', 'NSIncludesSubdomains')).length, 0);
});
