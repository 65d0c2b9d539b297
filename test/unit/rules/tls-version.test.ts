import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import tlsVersion from '../../../server/src/rules/tls-version.ts';
import { SETTING_NAMES } from '../../../server/src/rules/tls-version/settings.ts';
import { findingsOf, mended } from '../../support/rule-findings.ts';

const find = findingsOf(tlsVersion);
const symbols = (text: string, language: 'swift' | 'c' = 'swift'): readonly string[] =>
  find(text, language).map(({ symbol }) => symbol);

test('every setting brings its file in, whether assigned or sent', () => {
  // An encryption algorithm alone is too common a name: the association around it stands for it.
  const needed = SETTING_NAMES.filter((name) => name !== 'encryptionAlgorithm');
  assert.deepEqual(
    needed.filter((name) => !tlsVersion.triggers.includes(name)),
    [],
  );
  for (const name of needed.filter(
    (one) => /^[a-zA-Z]*(TLS|Algorithm|Group)/.test(one) && !/^(tls|SSL|kCF|GCD)/.test(one),
  )) {
    const setter = `set${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    assert.ok(tlsVersion.triggers.includes(setter), setter);
  }
});

describe('old TLS versions', () => {
  test('the message says what a minimum, a maximum and a level do', () => {
    const message = (text: string): string => find(text)[0]?.message ?? '';
    assert.match(message('a.tlsMinimumSupportedProtocolVersion = .TLSv10'), /^TLSv10 as the minimum .* TLS 1\.0/);
    assert.match(message('a.tlsMaximumSupportedProtocolVersion = .TLSv11'), /^TLSv11 as the maximum .* TLS 1\.1/);
    assert.match(message('let a = [kCFStreamSSLLevel: kCFStreamSocketSecurityLevelSSLv3]'), /asks for SSL 3/);
    assert.match(message('a.diffieHellmanGroup = .group2'), /makes the VPN use Diffie-Hellman group 2/);
  });

  test('a constant is reported where its value stands, with the place that sets it', () => {
    const text = 'let oldest = tls_protocol_version_t.TLSv10\na.tlsMinimumSupportedProtocolVersion = oldest';
    const [finding, ...others] = find(text);
    assert.deepEqual(others, []);
    assert.equal(finding?.start, text.indexOf('TLSv10'));
    assert.deepEqual(
      finding.related?.map((place) => 'start' in place && place.start),
      [text.lastIndexOf('oldest')],
    );
  });

  test('a constant that is set twice is one finding', () => {
    const set = 'a.tlsMinimumSupportedProtocolVersion = oldest\n';
    assert.deepEqual(symbols(`let oldest = tls_protocol_version_t.TLSv10\n${set}${set}`), ['TLSv10']);
  });

  test('numbers are read in any spelling', () => {
    for (const number of ['0x0301', '0x301', '0X0301', '769', '7_69', '0xFEFF']) {
      const text = `a.tlsMinimumSupportedProtocolVersion = tls_protocol_version_t(rawValue: ${number})!`;
      assert.deepEqual(symbols(text), [number]);
    }
    assert.deepEqual(symbols('a.TLSMinimumSupportedProtocolVersion = 0x0302u;', 'c'), ['0x0302u']);
    assert.deepEqual(symbols('a.tlsMinimumSupportedProtocolVersion = make(769)'), []);
    assert.deepEqual(symbols('a.tlsMinimumSupportedProtocolVersion = base + 769'), []);
  });

  test('a fix leaves nothing to report', () => {
    for (const [text, language] of [
      ['a.tlsMinimumSupportedProtocolVersion = b ? .TLSv10 : .TLSv11', 'swift'],
      ['a.tlsMinimumSupportedProtocol = SSLProtocol(rawValue: 4)!', 'swift'],
      ['a.setProperty(StreamSocketSecurityLevel.ssLv3, forKey: .socketSecurityLevelKey)', 'swift'],
      ['SSLSetProtocolVersionMin(a, kDTLSProtocol1);', 'c'],
      ['[a setTLSMinimumSupportedProtocolVersion:(tls_protocol_version_t)0x0301];', 'c'],
    ] as const) {
      const findings = find(text, language);
      assert.ok(findings.length > 0 && findings.every(({ fixes }) => fixes?.length === 1));
      assert.deepEqual(symbols(mended(text, findings), language), []);
    }
  });

  test('the fix of a number says what it stands for', () => {
    const [finding] = find('a.TLSMinimumSupportedProtocolVersion = 0xfeff;', 'c');
    assert.equal(finding?.fixes?.[0]?.title, 'Use DTLS 1.2 (0xfefd)');
  });

  test('the algorithms of a VPN have no fix, because the server must change first', () => {
    const [finding] = find('a.ikeSecurityAssociationParameters.integrityAlgorithm = .SHA96');
    assert.equal(finding?.fixes, undefined);
  });

  test('peers: the new property, whose name begins like the old one, stays clean', () => {
    assert.deepEqual(symbols('configuration.tlsMinimumSupportedProtocolVersion = .TLSv12'), []);
    assert.deepEqual(symbols('configuration.tlsMinimumSupportedProtocolVersion = .TLSv13'), []);
  });

  test('peers: the value of sec_protocol_options_set_min_tls_protocol_version counts, not the call', () => {
    const set = (value: string): string => `sec_protocol_options_set_min_tls_protocol_version(options, ${value})`;
    assert.deepEqual(symbols(set('.TLSv11')), ['TLSv11']);
    assert.deepEqual(symbols(set('.TLSv12')), []);
  });

  test('peers: the text of a comment or of a string is no code', () => {
    assert.deepEqual(symbols('// a.tlsMinimumSupportedProtocolVersion = .TLSv10'), []);
    assert.deepEqual(symbols('let a = "b.tlsMinimumSupportedProtocolVersion = .TLSv10"'), []);
  });
});

describe('deprecated TLS in web views', () => {
  const method = (body: string): string =>
    `func webView(_ v: WKWebView, authenticationChallenge c: URLAuthenticationChallenge, shouldAllowDeprecatedTLS done: @escaping (Bool) -> Void) { ${body} }`;

  test('an unconditional answer is certain, another one likely', () => {
    assert.deepEqual(
      find(method('done(true)')).map(({ confidence }) => confidence),
      ['certain'],
    );
    assert.deepEqual(
      find(method('if c.isOld { done(true) } else { done(false) }')).map(({ confidence }) => confidence),
      ['likely'],
    );
  });

  test('only the handler is answered', () => {
    assert.deepEqual(symbols(method('log(true); self.done(true); done(allowed); done(!true)')), []);
  });

  test('its fix refuses', () => {
    const text = method('done(true)');
    assert.equal(mended(text, find(text)), method('done(false)'));
  });
});
