import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PatternRule } from '../../../server/src/analysis/rule.ts';
import { createShape } from '../../../server/src/analysis/shape/shape.ts';
import connectionNotStarted from '../../../server/src/rules/connection-not-started.ts';
import flowControl from '../../../server/src/rules/flow-control.ts';
import peerToPeerLeftOn from '../../../server/src/rules/peer-to-peer-left-on.ts';
import udpBroadcast from '../../../server/src/rules/udp-broadcast-nwconnection.ts';
import udpDatagramSize from '../../../server/src/rules/udp-datagram-size.ts';
import { read } from '../analysis/source-text.ts';

/** What a rule reports, with how sure it is. */
function reported(rule: PatternRule, text: string, language: 'swift' | 'c' = 'swift'): readonly string[] {
  const shape = createShape(read(language, text));
  return rule.check(shape).map(({ start, end, confidence }) => `${confidence} ${text.slice(start, end)}`);
}

const CREATE = 'NWConnection(host: h, port: 1, using: .tcp)';

describe('an object that is never started', () => {
  test('is certain, be it a local, a private property or nobody’s', () => {
    const found = ['certain NWConnection'];
    assert.deepEqual(reported(connectionNotStarted, `func f() { let c = ${CREATE} }`), found);
    assert.deepEqual(reported(connectionNotStarted, `class A { private let c = ${CREATE} }`), found);
    assert.deepEqual(reported(connectionNotStarted, `func f() { _ = ${CREATE} }`), found);
    assert.deepEqual(reported(connectionNotStarted, `func f() { let c = try? ${CREATE}\nc?.cancel() }`), found);
  });

  test('is not reported where others may start it', () => {
    const quiet = [
      'class A { let c = X }',
      'class A { private(set) var c = X }',
      'let c = X',
      'func f() { g(X) }',
      'f { X }',
    ];
    for (const text of quiet) assert.deepEqual(reported(connectionNotStarted, text.replace('X', CREATE)), [], text);
  });

  test('in each of several types of the same property', () => {
    const type = (name: string, body: string): string =>
      `class ${name} { private let c = ${CREATE}\nfunc f() { ${body} } }\n`;
    assert.deepEqual(reported(connectionNotStarted, type('A', 'c.cancel()') + type('B', 'c.cancel()')).length, 2);
    assert.deepEqual(reported(connectionNotStarted, type('A', 'c.cancel()') + type('B', 'c.start(queue: q)')), []);
  });

  test('says in each language how to start it', () => {
    const message = (text: string, language: 'swift' | 'c'): string =>
      connectionNotStarted.check(createShape(read(language, text)))[0]!.message;
    assert.match(
      message(`func f() { let c = ${CREATE} }`, 'swift'),
      /^This NWConnection is never .*call start\(queue:\)/,
    );
    const inC = 'void f(void) { nw_listener_t l = nw_listener_create_with_port("1", p); }';
    assert.match(message(inC, 'c'), /^This nw_listener_t is never .*call nw_listener_start/);
  });
});

describe('a loop of sends', () => {
  const loop = (head: string, using: string): string =>
    `func f() { let c = NWConnection(to: e, using: ${using})\n${head} { c.send(content: d, completion: .idempotent) } }`;

  test('is certain only where it goes on without end over a stream', () => {
    assert.deepEqual(reported(flowControl, loop('while let d = file.read(upToCount: 1)', '.tls')), [
      'certain idempotent',
    ]);
    assert.deepEqual(reported(flowControl, loop('while let d = file.read(upToCount: 1)', 'p')), ['likely idempotent']);
    assert.deepEqual(reported(flowControl, loop('for d in chunks', '.tls')), ['likely idempotent']);
  });

  test('is right over UDP, for a few rounds, and where nothing large is read', () => {
    assert.deepEqual(reported(flowControl, loop('while let d = file.read(upToCount: 1)', '.udp')), []);
    assert.deepEqual(reported(flowControl, loop('for chunk in 0..<3', '.tls')), []);
    assert.deepEqual(reported(flowControl, loop('for d in greetings', '.tls')), []);
  });
});

test('a broadcast is certain for the address of all networks over UDP, and likely otherwise', () => {
  const to = (host: string, using: string): string => `let c = NWConnection(host: ${host}, port: 1, using: ${using})`;
  assert.deepEqual(reported(udpBroadcast, to('"255.255.255.255"', '.udp')), ['certain "255.255.255.255"']);
  assert.deepEqual(reported(udpBroadcast, to('"255.255.255.255"', 'p')), ['likely "255.255.255.255"']);
  assert.deepEqual(reported(udpBroadcast, to('"10.0.0.255"', '.udp')), ['likely "10.0.0.255"']);
  assert.deepEqual(reported(udpBroadcast, to('"10.0.0.255"', 'p')), []);
  assert.deepEqual(reported(udpBroadcast, to('"10.0.0.25"', '.udp')), []);
  assert.deepEqual(reported(udpBroadcast, to('"255.255.255.255"', '.tcp')), []);
});

test('a datagram is too large for a packet, or for any packet', () => {
  const send = (bytes: string): string =>
    `let c = NWConnection(to: e, using: .udp)\nc.send(content: Data(count: ${bytes}), completion: .idempotent)`;
  assert.deepEqual(reported(udpDatagramSize, send('1472')), []);
  assert.deepEqual(reported(udpDatagramSize, send('1473')), ['likely 1473']);
  assert.deepEqual(reported(udpDatagramSize, send('65_507')), ['likely 65_507']);
  assert.deepEqual(reported(udpDatagramSize, send('65_508')), ['certain 65_508']);
});

test('peer-to-peer Wi-Fi is never more than likely to stay on', () => {
  const type = (more: string): string =>
    `class A { func f() { p.includePeerToPeer = true; let b = NWBrowser(for: d, using: p); b.start(queue: q) }\n${more} }`;
  assert.deepEqual(reported(peerToPeerLeftOn, type('')), ['likely includePeerToPeer']);
  assert.deepEqual(reported(peerToPeerLeftOn, type('func g() { b.cancel() }')), []);
  assert.deepEqual(reported(peerToPeerLeftOn, type('func g() { b = nil }')), []);
});
