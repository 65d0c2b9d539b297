import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  domainNameProblem,
  isAddress,
  isAddressRange,
  isLocalHost,
} from '../../../../server/src/plist-rules/ats/domain-name.ts';

test('addresses and ranges of them', () => {
  const addresses = ['1.2.3.4', '255.255.255.255', '::', '::1', '2001:db8:12::34', '1:2:3:4:5:6:7:8', 'FE80::1'];
  for (const address of addresses) assert.ok(isAddress(address), address);
  const others = [
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    'example.com',
    'a:b',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '12345::',
    ':1',
    'g::1',
    'cafe',
  ];
  for (const other of others) assert.ok(!isAddress(other), other);
  for (const range of ['10.0.0.0/8', '1.2.3.4/32', '2001:db8:12::/48', '::/0']) assert.ok(isAddressRange(range), range);
  for (const other of ['10.0.0.0', '10.0.0.0/33', '::/129', 'example.com/24', '10.0.0.0/x'])
    assert.ok(!isAddressRange(other), other);
});

test('names that match', () => {
  const names = [
    'example.com',
    'a-b.example.com',
    'localhost',
    'xn--bcher-kva.example',
    '_dmarc.example.com',
    '1.2.3.4',
  ];
  for (const name of [...names, '2001:db8::1', '10.0.0.0/8', '$(HOST)', '${HOST}:80', 'b\u00fccher.example', '']) {
    assert.equal(domainNameProblem(name), undefined, name);
  }
});

test('names that match nothing, and what was meant', () => {
  const names: Readonly<Record<string, string | undefined>> = {
    'Example.COM': 'example.com',
    'example.com:443': 'example.com',
    'example.com:*': 'example.com',
    'http://example.com': 'example.com',
    'https://Example.com:8080/a?b': 'example.com',
    'example.com/': 'example.com',
    '*.example.com': 'example.com',
    '*': undefined,
    'a.*.example.com': undefined,
    '192.168.*.*': undefined,
    '.example.com': 'example.com',
    'example.com.': 'example.com',
    ' example.com': 'example.com',
    '1.2.3.4:80': '1.2.3.4',
    '[::1]:80': undefined,
    '10.0.0.0/33': undefined,
  };
  for (const [name, meant] of Object.entries(names)) {
    const problem = domainNameProblem(name);
    assert.ok(problem !== undefined, name);
    assert.equal(problem.meant, meant, name);
  }
  assert.deepEqual(
    Object.keys(names).filter((name) => domainNameProblem(name)?.subdomains === true),
    ['*.example.com', '.example.com'],
  );
});

test('hosts nearby', () => {
  const near = [
    'localhost',
    'a.localhost',
    'printer.local',
    'Printer.local.',
    'intranet',
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.0.0/16',
    '192.168.0.1',
    '169.254.1.1',
    '::1',
    'fe80::1',
    'fd12:3456::1',
    'fd00::/8',
  ];
  for (const name of near) assert.ok(isLocalHost(name, false), name);
  const far = ['example.com', 'local.example.com', '8.8.8.8', '172.32.0.1', '11.0.0.1', '2001:db8::1', '::'];
  for (const name of far) assert.ok(!isLocalHost(name, false), name);
  assert.ok(!isLocalHost('com', true) && isLocalHost('local', true) && isLocalHost('localhost', true));
});
