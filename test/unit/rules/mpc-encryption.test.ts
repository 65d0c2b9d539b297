import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import mpcEncryption from '../../../server/src/rules/mpc-encryption.ts';
import { findingsOf, mended } from '../../support/rule-findings.ts';

const find = findingsOf(mpcEncryption);
const session = (preference: string): string =>
  `import MultipeerConnectivity\nMCSession(peer: me, securityIdentity: nil, encryptionPreference: ${preference})`;

describe('Multipeer sessions without encryption', () => {
  test('the message tells none from optional', () => {
    assert.match(find(session('.none'))[0]?.message ?? '', /none leaves everything .* unencrypted/);
    assert.match(find(session('.optional'))[0]?.message ?? '', /optional lets any peer/);
  });

  test('what is no session of the framework is less sure', () => {
    const settings = 'import MultipeerConnectivity\nSettings(encryptionPreference: .none)';
    assert.deepEqual(
      [session('.none'), settings].flatMap((text) => find(text).map(({ confidence }) => confidence)),
      ['certain', 'likely'],
    );
    assert.deepEqual(find('Settings(encryptionPreference: .none)'), []);
  });

  test('a constant is reported where its value stands, with the session', () => {
    const text = `let preference = MCEncryptionPreference.none\n${session('preference')}`;
    const [finding, ...others] = find(text);
    assert.deepEqual(others, []);
    assert.equal(finding?.start, text.indexOf('none'));
    assert.deepEqual(
      finding.related?.map((place) => 'start' in place && place.start),
      [text.lastIndexOf('preference')],
    );
  });

  test('the fix requires encryption', () => {
    const text = session('.optional');
    assert.equal(mended(text, find(text)), session('.required'));
    const message = '[[MCSession alloc] initWithPeer:me securityIdentity:nil encryptionPreference:MCEncryptionNone];';
    assert.equal(mended(message, find(message, 'c')), message.replace('MCEncryptionNone', 'MCEncryptionRequired'));
  });

  test('the initialiser without a preference requires encryption by itself', () => {
    assert.deepEqual(find('import MultipeerConnectivity\nlet session = MCSession(peer: me)'), []);
    assert.deepEqual(find('MCSession *a = [[MCSession alloc] initWithPeer:me];', 'c'), []);
  });

  test('a comparison sets nothing', () => {
    assert.deepEqual(find('import MultipeerConnectivity\nif session.encryptionPreference == .none { stop() }'), []);
    assert.deepEqual(find(session('old == .none ? .required : .required')), []);
    assert.deepEqual(find('if (s.encryptionPreference != MCEncryptionOptional) f();', 'c'), []);
  });
});
