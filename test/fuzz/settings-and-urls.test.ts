import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';
import cleartextUrl from '../../server/src/rules/cleartext-url.ts';
import mpcEncryption from '../../server/src/rules/mpc-encryption.ts';
import tlsVersion from '../../server/src/rules/tls-version.ts';
import { engineOf } from '../unit/analysis/small-engine.ts';
import { workOf } from './work.ts';

const engine = engineOf([], { rules: [cleartextUrl, mpcEncryption, tlsVersion] });

const TLS = 'tlsMinimumSupportedProtocolVersion';

/** Texts that grow with `n`: a head, and a piece that is repeated, and if need be an end; without one the brackets stay open. */
const CASES: readonly (readonly [SourceLanguage, string, string, string?])[] = [
  ['swift', 'let k = tls_protocol_version_t.TLSv10\n', `a.${TLS} = k\n`],
  ['swift', '', `a.${TLS} = `],
  ['swift', '', `a.${TLS} = (.TLSv10, `],
  ['swift', '', `a.${TLS} = b ? .TLSv10 : `],
  ['swift', '', 'sec_protocol_options_set_min_tls_protocol_version(a, '],
  ['swift', 'f(', 'kCFStreamSSLLevel, ', ')'],
  ['swift', 'let a = [', 'kCFStreamSSLLevel: b, ', ']'],
  ['swift', '', '[kCFStreamSSLLevel: '],
  ['swift', '', '(kCFStreamSSLLevel, '],
  ['swift', '', 'a[kCFStreamSSLLevel] = '],
  ['swift', '', 'func f(a: B, shouldAllowDeprecatedTLS d: (Bool) -> Void) { d(true) }\n'],
  ['swift', '', 'func f(a: B, shouldAllowDeprecatedTLS d: (Bool) -> Void) { '],
  ['c', 'static const int k = tls_protocol_version_TLSv10;\n', 'SSLSetProtocolVersionMin(a, k);\n'],
  ['c', '', '[a setTLSMinimumSupportedProtocolVersion:'],
  ['c', '[a setObject:b ', 'forKey:kCFStreamSSLLevel ', '];'],
  ['c', '[NSDictionary dictionaryWithObjectsAndKeys:', 'b, kCFStreamSSLLevel, ', 'nil];'],
  ['c', '', 'd[kCFStreamSSLLevel] = '],
  ['swift', 'import MultipeerConnectivity\nf(', 'encryptionPreference: .none, ', ')'],
  ['swift', 'import MultipeerConnectivity\n', 'f(encryptionPreference: '],
  ['swift', 'let k = MCEncryptionPreference.none\n', 'MCSession(peer: a, encryptionPreference: k)\n'],
  ['c', '[a b:c ', 'encryptionPreference:MCEncryptionNone ', '];'],
  ['swift', 'URLSession.shared\n', 'let u = "http://a.b"\n'],
  ['swift', 'URLSession.shared\n', '"http://\\('],
  ['swift', 'let u = "http://a.b"\n', 's.dataTask(with: URL(string: u)!)\n'],
  ['swift', 'let u = "http://a.b"; s.dataTask(with: v)\n', 'let u = "\\(u)/x"\n'],
  ['swift', 's.dataTask(with: v)\n', 'var u: String { "http://a.b" }\n'],
  ['swift', 'URLSession.shared\n', 'URL(string: "http://a.b" + '],
  ['c', 'NSURLSession *s;\n', '[NSURL URLWithString:@"http://a.b"];\n'],
];

/** The same, nested, with every bracket closed. */
const NESTED: readonly (readonly [SourceLanguage, string, string])[] = [
  ['swift', 'sec_protocol_options_set_min_tls_protocol_version(a, ', ')'],
  ['swift', '[kCFStreamSSLLevel: ', ']'],
  ['swift', '(kCFStreamSSLLevel, ', ')'],
  ['swift', 'String(kCFStreamSSLLevel, ', ')'],
  ['swift', 'a[kCFStreamSSLLevel] = (', ')'],
  ['swift', 'MCSession(encryptionPreference: ', ')'],
  ['swift', 'func f(a: B, shouldAllowDeprecatedTLS d: (Bool) -> Void) { ', '}'],
  ['swift', 'URLRequest(url: URL(string: "http://a.b" + ', '))'],
  ['swift', 'URLSession("http://\\(', ')")'],
  ['c', '[a setTLSMinimumSupportedProtocolVersion:', ']'],
  ['c', '[d setObject:b forKey:kCFStreamSSLLevel c:', ']'],
  ['c', '[NSURLRequest requestWithURL:[NSURL URLWithString:@"http://a.b" c:', ']]'],
];

const PIECES = 500;
const GROWTH = 4;

describe('four times the settings or the URLs take far less than sixteen times the work', () => {
  for (const [language, open, close] of NESTED) {
    test(`${language}, nested: ${JSON.stringify(open)}`, () => {
      const nest = (depth: number): string => open.repeat(depth) + close.repeat(depth);
      const work = workOf(nest(PIECES), language, engine);
      const more = workOf(nest(PIECES * GROWTH), language, engine);
      assert.ok(work > PIECES, 'something is read');
      assert.ok(more / work < GROWTH * 2, `${work} steps become ${more}, ${(more / work).toFixed(1)} times as many`);
    });
  }
  for (const [language, head, piece, end = ''] of CASES) {
    test(`${language}: ${JSON.stringify(head + piece)}`, () => {
      const work = workOf(head + piece.repeat(PIECES) + end, language, engine);
      const more = workOf(head + piece.repeat(PIECES * GROWTH) + end, language, engine);
      assert.ok(work > PIECES, 'something is read');
      assert.ok(more / work < GROWTH * 2, `${work} steps become ${more}, ${(more / work).toFixed(1)} times as many`);
    });
  }
});
