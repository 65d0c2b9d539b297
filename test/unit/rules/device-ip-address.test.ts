import assert from 'node:assert/strict';
import { test } from 'node:test';
import deviceIpAddress from '../../../server/src/rules/device-ip-address.ts';
import { findingsOf } from '../../support/rule-findings.ts';

const find = findingsOf(deviceIpAddress);
const walk = (head: string, rest = ''): string =>
  `${head} { getifaddrs(&list); for e in all(list, \\.ifa_next) { getnameinfo(e.ifa_addr, h); ${rest} }; getifaddrs(&list); return a }`;

test('one finding for each function, related to where the address is written', () => {
  const text = walk('func address() -> String?');
  const found = find(text);
  assert.deepEqual(
    found.map(({ start, symbol }) => `${start} ${symbol}`),
    [`${text.indexOf('getifaddrs')} getifaddrs`],
  );
  const places = found[0]?.related?.map((place) => 'start' in place && place.start);
  assert.deepEqual(places, [text.indexOf('getnameinfo')]);
});

test('what collects, gives no text, or is told where to look is something else', () => {
  assert.deepEqual(find(walk('func address() -> String', 'found.append(h)')), []);
  assert.deepEqual(find(walk('func address() -> String', 'found[n] = h')), []);
  assert.deepEqual(find(walk('func address() -> Data?')), []);
  assert.deepEqual(find(walk('func address()')), []);
  assert.deepEqual(find(walk('func address(of interface: String) -> String', 'if n == interface {}')), []);
  assert.equal(find(walk('func address(of interface: String) -> String')).length, 1);
});
