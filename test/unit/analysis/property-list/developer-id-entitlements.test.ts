import assert from 'node:assert/strict';
import { test } from 'node:test';
import { developerIdEntitlements } from '../../../../server/src/analysis/property-list/developer-id-entitlements.ts';

/** An entitlements file with the values of Network Extension, one a line, and more around them. */
function file(...values: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <!-- the tunnel: packet-tunnel-provider -->
    <key>com.apple.developer.networking.networkextension</key>
    <array>
${values.map((value) => `        <string>${value}</string>\n`).join('')}    </array>
    <key>com.apple.developer.system-extension.install</key> <true/>
    <key>com.example.packet-tunnel-provider</key>
    <string>packet-tunnel-provider</string>
</dict>
</plist>
`;
}

test('each value that has a variant becomes it; all else stays as it is', () => {
  const standard = ['packet-tunnel-provider', 'app-proxy-provider', 'content-filter-provider', 'dns-proxy'];
  const variants = standard.map((value) => `${value}-systemextension`);
  assert.equal(developerIdEntitlements(file(...standard)), file(...variants));
  const others = ['dns-settings', 'relay', 'url-filter-provider', 'app-push-provider', 'something-new'];
  assert.equal(developerIdEntitlements(file(...others, 'dns-proxy')), file(...others, 'dns-proxy-systemextension'));
});

test('line ends and the old style are kept', () => {
  const crlf = file('dns-proxy').replaceAll('\n', '\r\n');
  assert.equal(developerIdEntitlements(crlf), file('dns-proxy-systemextension').replaceAll('\n', '\r\n'));
  assert.equal(
    developerIdEntitlements('{ "com.apple.developer.networking.networkextension" = ("dns-proxy", relay); }'),
    '{ "com.apple.developer.networking.networkextension" = ("dns-proxy-systemextension", relay); }',
  );
});

test('a file with nothing to change has no variant', () => {
  assert.equal(developerIdEntitlements(file('relay')), undefined);
  assert.equal(developerIdEntitlements(file()), undefined);
  assert.equal(developerIdEntitlements(file('dns-proxy-systemextension')), undefined);
  assert.equal(developerIdEntitlements('<dict><key>com.apple.security.app-sandbox</key><true/></dict>'), undefined);
});

test('a value beside its variant is not written twice', () => {
  assert.equal(developerIdEntitlements(file('dns-proxy', 'dns-proxy-systemextension')), undefined);
  assert.equal(
    developerIdEntitlements(file('dns-proxy', 'dns-proxy-systemextension', 'packet-tunnel-provider')),
    file('dns-proxy', 'dns-proxy-systemextension', 'packet-tunnel-provider-systemextension'),
  );
});

test('what can not be read whole has no variant', () => {
  for (const text of ['', 'bplist00', '<dict><key>com.apple.developer.networking.networkextension</key><array>']) {
    assert.equal(developerIdEntitlements(text), undefined, text);
  }
  assert.equal(developerIdEntitlements(file('dns-proxy').replace('</array>', '')), undefined);
});
