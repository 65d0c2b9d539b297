import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import rule from '../../../server/src/rules/psk-identity-mixup.ts';
import { findingsOf, mended } from '../../support/rule-findings.ts';

const find = findingsOf(rule);

const swift = (source: string, signature = 'key: Data, identity: Data'): string => `
func configure(sec: sec_protocol_options_t, ${signature}) {
    let identityDD = identity.withUnsafeBytes { DispatchData(bytes: $0) }
    let keyDD = ${source}.withUnsafeBytes { DispatchData(bytes: $0) }
    sec_protocol_options_add_pre_shared_key(sec, keyDD as dispatch_data_t, identityDD as dispatch_data_t)
}`;

describe('The fix of a key that is made from its identity', () => {
  test('takes the parameter that nothing uses', () => {
    const text = swift('identity');
    const findings = find(text);
    assert.deepEqual(
      findings.map(({ symbol }) => symbol),
      ['identity'],
    );
    assert.equal(mended(text, findings), swift('key'));
    assert.equal(find(mended(text, findings)).length, 0);
  });

  test('mends each mention', () => {
    const c = (source: string): string =>
      `void f(sec_protocol_options_t sec, NSData *secret, NSData *identity) {
        dispatch_data_t i = dispatch_data_create(identity.bytes, identity.length, q, d);
        dispatch_data_t k = dispatch_data_create(${source}.bytes, ${source}.length, q, d);
        sec_protocol_options_add_pre_shared_key(sec, k, i);
      }`;
    assert.equal(mended(c('identity'), find(c('identity'), 'c')), c('secret'));
  });

  test('is not offered where there is none, or more than one', () => {
    for (const signature of ['identity: Data', 'key: Data, secret: Data, identity: Data']) {
      const [finding] = find(swift('identity', signature));
      assert.ok(finding);
      assert.equal(finding.fixes, undefined);
    }
  });
});
