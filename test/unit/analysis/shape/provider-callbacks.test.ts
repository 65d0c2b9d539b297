import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callbackAround, providerCallbacks } from '../../../../server/src/analysis/shape/provider-callbacks.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift } from '../source-text.ts';

const callbacks = (file: SourceFile): readonly string[] =>
  providerCallbacks(createShape(file)).map(({ name, kind, superclass, body }) =>
    [kind, name, ...body.parameters, superclass ?? '-'].join(' '),
  );

describe('provider callbacks in Swift', () => {
  for (const [text, ...expected] of [
    [
      'class A: NEPacketTunnelProvider { override func startTunnel(options: [B: C]?, completionHandler d: () -> Void) {} }',
      'tunnel startTunnel options d NEPacketTunnelProvider',
    ],
    [
      'class A: B { @objc public override func startProxy(options: C?) async throws\n{} }',
      'proxy startProxy options B',
    ],
    ['class A: B { override func handleNewFlow(_ f: NEFilterFlow) -> C {} }', 'filter handleNewFlow f B'],
    ['extension A { override func handleNewFlow(_ f: NEAppProxyFlow) -> C {} }', 'proxy handleNewFlow f -'],
    [
      'class A: NEDNSProxyProvider { override func handleNewFlow(_ f: C) -> D {} }',
      'proxy handleNewFlow f NEDNSProxyProvider',
    ],
    ['class A: B { func handleNewFlow(_ f: NEFilterFlow) -> C {} }', undefined],
    ['protocol A { override func startTunnel(options: B?) }', undefined],
    ['x.startTunnel(options: a) { b }', undefined],
    ['class A { override func startTunnel(', undefined],
    ['class A { override func startTunnel(a: B', undefined],
    ['class A { override func startTunnel(a: B) {', undefined],
    ['override func startTunnel', undefined],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () =>
      assert.deepEqual(callbacks(swift(text)), expected[0] === undefined ? [] : expected),
    );
  }
});

describe('provider callbacks in Objective-C', () => {
  for (const [text, ...expected] of [
    [
      '@interface A : NEAppProxyProvider\n@end\n@implementation A\n- (BOOL)handleNewFlow:(NEAppProxyFlow *)f { }\n@end',
      'proxy handleNewFlow f NEAppProxyProvider',
    ],
    [
      '@implementation A\n- (void)startTunnelWithOptions:(B *)b\n  completionHandler:(void (^)(C *))c\n{ }\n@end',
      'tunnel startTunnelWithOptions b c -',
    ],
    ['- (NEFilterNewFlowVerdict *)handleNewFlow:(id)f { }', 'filter handleNewFlow f -'],
    ['- (BOOL)handleNewFlow:(A *)f { }', undefined],
    ['- (void)startTunnelWithOptions:(B *)b { }', undefined],
    ['- (BOOL)handleNewFlow:(NEAppProxyFlow *)f;', undefined],
    ['[self handleNewFlow:f];', undefined],
    ['- (BOOL)handleNewFlow:(NEAppProxyFlow *)f {', undefined],
  ] as const) {
    test(text.replaceAll('\n', '⏎'), () =>
      assert.deepEqual(callbacks(c(text)), expected[0] === undefined ? [] : expected),
    );
  }
});

test('what stands directly in a callback', () => {
  const file = swift('class A: B { override func startTunnel(a: C) { if d { e(f) }; g { h }; func i() { j } } }\nk');
  const shape = createShape(file);
  const found = providerCallbacks(shape);
  const direct = 'd e f g h i j k'.split(' ').filter((name) => callbackAround(shape, found, at(file, name)));
  assert.deepEqual(direct, ['d', 'e', 'f', 'g', 'i']);
});
