import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import resolveThenConnect from '../../../server/src/rules/resolve-then-connect.ts';
import { findingsOf } from '../../support/rule-findings.ts';

const find = findingsOf(resolveThenConnect);
const symbols = (text: string, language?: 'swift' | 'c'): readonly string[] =>
  find(text, language).map(({ symbol }) => symbol);

describe('connections to addresses', () => {
  test('the finding stands at the connection and relates to the place that resolves', () => {
    const text = 'void f(void) { struct hostent *h = gethostbyname(n); connect(s, h->h_addr, 4); }';
    const [finding, ...others] = find(text, 'c');
    assert.deepEqual(others, []);
    assert.equal(finding?.start, text.indexOf('h->h_addr'));
    assert.deepEqual(
      finding.related?.map((place) => 'start' in place && place.start),
      [text.indexOf('gethostbyname')],
    );
    assert.match(finding.message, /VPN On Demand/);
  });

  test('of a Bonjour service the message names the endpoint', () => {
    const text = 'func f(_ s: NetService) { socket.connect(toAddress: s.addresses![0]) }';
    assert.match(find(text)[0]?.message ?? '', /endpoint of the service/);
  });

  test('the name of the host of a service may be in a URL, its addresses not', () => {
    assert.deepEqual(symbols('func f(_ s: NetService) { URL(string: "http://\\(s.hostName!)/") }'), []);
    assert.deepEqual(symbols('func f(_ s: NetService) { URL(string: "http://\\(g(s.addresses!))/") }'), ['addresses']);
    assert.deepEqual(symbols('func f(_ s: NetService) { var c = URLComponents(); c.host = g(s.addresses!) }'), [
      'addresses',
    ]);
  });

  test('sockets code has to try the other addresses', () => {
    const code = (rest: string): string =>
      `void f(void) { struct addrinfo *l; getaddrinfo(n, p, &h, &l); connect(s, l->ai_addr, l->ai_addrlen); ${rest} }`;
    assert.deepEqual(symbols(code(''), 'c'), ['l']);
    assert.deepEqual(symbols(code('l = l->ai_next;'), 'c'), []);
    assert.deepEqual(symbols(code('h.ai_flags = AI_NUMERICHOST;'), 'c'), []);
  });

  test('a literal is reported without its quotes, and by family', () => {
    const [v4] = find('NWConnection(host: .ipv4(IPv4Address("93.184.215.14")!), port: 80, using: .tcp)');
    assert.equal(v4?.symbol, '93.184.215.14');
    assert.match(v4.message, /no IPv4/);
    assert.match(find('NWConnection(host: "2606:2800::1", port: 80, using: .tcp)')[0]?.message ?? '', /no IPv6/);
    assert.deepEqual(symbols('nw_endpoint_create_host("93.184.215.14", "80");', 'c'), ['93.184.215.14']);
    assert.deepEqual(symbols('NWConnection(host: "192.0.2.1", port: 80, using: .tcp)'), []);
    assert.deepEqual(symbols('show(NWConnection.self, "93.184.215.14")'), []);
  });
});
