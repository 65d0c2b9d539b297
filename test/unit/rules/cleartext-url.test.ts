import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import cleartextUrl from '../../../server/src/rules/cleartext-url.ts';
import { findingsOf, mended } from '../../support/rule-findings.ts';

const find = findingsOf(cleartextUrl);
const load = (literal: string): string => `URLSession.shared.dataTask(with: URL(string: ${literal})!)`;
const confidence = (literal: string): string | undefined => find(load(literal))[0]?.confidence;

describe('URLs without encryption', () => {
  test('are sure where the host, or its domain, is written out', () => {
    for (const literal of [
      '"http://www.example.com"',
      '"HTTP://www.example.com/a?b#c"',
      '"ws://chat.example.com:80"',
      '"http://user:secret@www.example.com/"',
      '"http://203.0.113.7/"',
      '"http://[2001:db8::1]/"',
      String.raw`"http://www.example.com/\(name)"`,
      String.raw`"http://\(name).example.com/"`,
      String.raw`"http://\(f("x")).example.com/"`,
      '"http://www.example.com" + path',
      '#"http://www.example.com"#',
    ]) {
      const expected = literal.includes(' + ') ? 'likely' : 'certain';
      assert.equal(confidence(literal), expected, literal);
    }
  });

  test('are less sure where it is not', () => {
    for (const literal of [
      String.raw`"http://\(host)/"`,
      String.raw`"http://\(host):\(port)/"`,
      '"http://" + host',
      'String(format: "http://%@/x", host)',
    ]) {
      assert.equal(confidence(literal), 'likely', literal);
    }
  });

  test('of this device, of the local network and of tests are left alone', () => {
    for (const host of [
      ...['localhost', 'localhost:8080', 'a.localhost', '127.0.0.1', '[::1]', '0.0.0.0:80', 'nas.local', 'nas.local.'],
      ...['10.1.2.3', '192.168.0.1', '172.16.0.1', '172.31.0.1', '169.254.1.1', '[fe80::1]', '[fd12:3456::1]', 'nas'],
      ...['a.test', 'a.invalid', String.raw`\(node).local`, String.raw`localhost:\(port)`],
    ]) {
      assert.equal(confidence(`"http://${host}/"`), undefined, host);
    }
    for (const host of [
      '172.32.0.1',
      '11.0.0.1',
      '192.169.0.1',
      'local.example.com',
      'localhost.example.com',
      '128.0.0.1',
    ]) {
      assert.equal(confidence(`"http://${host}/"`), 'certain', host);
    }
  });

  test('other schemes, and what only begins alike, are none', () => {
    for (const literal of [
      '"https://a.example.com"',
      '"wss://a.example.com"',
      '"httpx://a.b"',
      '"http:"',
      '"http://"',
      '" "',
    ]) {
      assert.equal(confidence(literal), undefined, literal);
    }
  });

  test('the fix changes the scheme alone, and is not offered with a port or an unknown host', () => {
    const text = load('"Http://www.example.com/http://x"');
    assert.equal(mended(text, find(text)), load('"https://www.example.com/http://x"'));
    const socket = 'URLSession.shared.webSocketTask(with: URL(string: "ws://www.example.com/")!)';
    assert.equal(mended(socket, find(socket)), socket.replace('ws:', 'wss:'));
    for (const literal of ['"http://www.example.com:8080/"', String.raw`"http://\(host)/"`]) {
      assert.equal(find(load(literal))[0]?.fixes, undefined);
    }
  });

  test('are less sure in a file of tests', () => {
    assert.equal(find(`import XCTest\n${load('"http://www.example.com"')}`)[0]?.confidence, 'likely');
  });

  test('the note says what App Transport Security does not cover', () => {
    assert.match(find(load('"http://www.example.com"'))[0]?.note ?? '', /Network framework, CFNetwork and sockets/);
  });

  test('peers: a literal that nothing loads is no finding', () => {
    assert.deepEqual(find('let a = URLSession.shared\nlet namespace = "http://www.w3.org/1999/xhtml"'), []);
    assert.deepEqual(find('let a = URLSession.shared\nif url.hasPrefix("http://www.example.com") { f() }'), []);
    assert.deepEqual(find(`// ${load('"http://www.example.com"')}`), []);
  });
});
