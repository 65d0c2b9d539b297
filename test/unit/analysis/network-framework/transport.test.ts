import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTransports, type Transport } from '../../../../server/src/analysis/network-framework/transport.ts';
import { argumentOf, callsOf } from '../../../../server/src/analysis/shape/calls.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { read } from '../source-text.ts';

/** The transport of the parameters that the text hands to `use(p:)`. */
function ofParameters(text: string): Transport | undefined {
  const shape = createShape(read('swift', text));
  return createTransports(shape).ofParameters(argumentOf(callsOf(shape, 'use')[0]!, 'p')!);
}

/** The transport of the connection that the text hands to `use`. */
function ofConnection(text: string, language: 'swift' | 'c' = 'swift'): Transport | undefined {
  const shape = createShape(read(language, text));
  return createTransports(shape).ofConnection(callsOf(shape, 'use')[0]!.arguments[0]!);
}

describe('parameters', () => {
  test('as they are written', () => {
    for (const udp of [
      '.udp',
      'NWParameters.udp',
      'Network.NWParameters.udp',
      'NWParameters(dtls: nil, udp: o)',
      '.init(dtls: a, udp: b)',
    ]) {
      assert.equal(ofParameters(`use(p: ${udp})`), 'udp', udp);
    }
    for (const stream of [
      '.tcp',
      '.tls',
      'NWParameters.tls',
      '.quic(alpn: [])',
      'NWParameters(tls: nil)',
      'NWParameters(quic: q)',
    ]) {
      assert.equal(ofParameters(`use(p: ${stream})`), 'stream', stream);
    }
    for (const neither of ['p', 'NWParameters()', 'make()', 'a.udpOptions', '.applicationService', '']) {
      assert.equal(ofParameters(`use(p: ${neither})`), undefined, neither);
    }
  });

  test('through names', () => {
    assert.equal(ofParameters('let a = NWParameters.udp\na.b = true\nuse(p: a)'), 'udp');
    assert.equal(ofParameters('let a: NWParameters = .tls\nlet b = a\nuse(p: self.b)'), 'stream');
    assert.equal(ofParameters('var a = NWParameters.udp\na = .tcp\nuse(p: a)'), undefined, 'two answers are none');
    assert.equal(ofParameters('let a = b\nlet b = a\nuse(p: a)'), undefined, 'a circle has no answer');
  });
});

describe('connections', () => {
  test('in Swift', () => {
    const made = 'NWConnection(host: h, port: 1, using: .udp)';
    assert.equal(ofConnection(`let c = ${made}\nuse(c)`), 'udp');
    assert.equal(
      ofConnection(`var c: NWConnection?\nfunc f() { c = ${made}\nuse(self.c!) }\nfunc g() { c = nil }`),
      'udp',
    );
    assert.equal(ofConnection('let c = try Network.NWConnection(to: e, using: NWParameters.tls)\nuse(c)'), 'stream');
    assert.equal(ofConnection(`let c = ${made}\nuse(all[0])`), undefined);
    assert.equal(ofConnection('func f(c: NWConnection) { use(c) }'), undefined);
  });

  test('in C', () => {
    const udp = 'nw_parameters_create_secure_udp(a, b)';
    assert.equal(ofConnection(`nw_connection_t c = nw_connection_create(e, ${udp}); use(c);`, 'c'), 'udp');
    assert.equal(
      ofConnection(`nw_parameters_t p = ${udp}; self->_c = nw_connection_create(e, p); use(_c);`, 'c'),
      'udp',
    );
    assert.equal(ofConnection('c = nw_connection_create(e, nw_parameters_create_quic(q)); use(c);', 'c'), 'stream');
    assert.equal(ofConnection('use(c);', 'c'), undefined);
  });
});
