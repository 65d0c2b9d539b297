import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPublicAddress } from '../../../../server/src/analysis/network-names/ip-address.ts';

describe('literals of public addresses', () => {
  for (const text of [
    '8.8.8.8',
    '93.184.215.14',
    '172.15.0.1',
    '172.32.0.1',
    '192.0.3.1',
    '198.20.0.1',
    '223.255.255.255',
  ]) {
    test(`${text} is one`, () => assert.ok(isPublicAddress(text)));
  }
  for (const text of ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2001:4860:4860::8888', '2A00:1450::', '3ffe::1']) {
    test(`${text} is one`, () => assert.ok(isPublicAddress(text)));
  }
  for (const text of [
    ...['0.0.0.0', '127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.4.1', '169.254.1.1', '100.64.0.1'],
    ...['192.0.2.1', '198.51.100.7', '203.0.113.9', '198.18.0.1', '224.0.0.251', '239.255.255.250', '255.255.255.255'],
    ...['::', '::1', 'fe80::1', 'fd00::1', 'ff02::fb', '2001:db8::1', '2001:0DB8:0:0::1', '3fff::1', '64:ff9b::1'],
  ]) {
    test(`${text} is not on the Internet`, () => assert.ok(!isPublicAddress(text)));
  }
  for (const text of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '8.8.8.256',
    '8.8.8.8 ',
    'v8.8.8.8',
    '2606',
    '2606:',
    '2606:1:2',
    '2606:::1',
    '2606::g',
    '2a00:1::2::3',
    '20:30:40',
  ]) {
    test(`“${text}” is no address`, () => assert.ok(!isPublicAddress(text)));
  }
});
