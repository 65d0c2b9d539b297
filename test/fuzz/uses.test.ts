import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { usesIn } from '../../server/src/analysis/analyze.ts';
import { productEngine } from '../support/engine.ts';
import { brokenFixture, languages, runs, soup } from './arbitraries.ts';
import { workOf } from './work.ts';

const engine = productEngine();

function assertSound(source: Parameters<typeof usesIn>[0]): void {
  const uses = usesIn(source, engine);
  for (const [index, { start, end }] of uses.entries()) {
    assert.ok(0 <= start && start < end && end <= source.text.length, 'a use has a place');
    assert.ok(index === 0 || uses[index - 1]!.start <= start, 'uses are in order');
  }
}

test('uses in any text have their places, in order', () => {
  fc.assert(
    fc.property(soup, languages, (text, language) => assertSound({ text, language })),
    runs(300),
  );
});

test('uses in broken fixtures have their places, in order', () => {
  fc.assert(fc.property(brokenFixture, assertSound), runs(60));
});

const SWIFT = `func f() {
  NWBrowser(for: .bonjour(type: kind, domain: nil), using: .tcp); NWListener(service: .init(type: kind), using: p)
  setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, n); connect(fd, a, AF_INET); listener.service = .init(type: kind)
  socket.send(data, toHost: kind, port: 1, withTimeout: 1, tag: 0); URLSession.shared.x(); class P: A, NEFilterDataProvider {}
}
`;
const OBJC = `- (void)f {
  [[MCNearbyServiceBrowser alloc] initWithPeer:p serviceType:kType]; [b searchForServicesOfType:kType inDomain:@""];
  setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, n); connect(fd, a, AF_INET); [s sendData:d toHost:kType port:1 withTimeout:1 tag:0];
  NSNetServiceBrowser *b; [[NSNetService alloc] initWithDomain:d type:kType name:n port:1]; [NSURLSession sharedSession];
}
`;

for (const [language, text] of [
  ['swift', SWIFT],
  ['c', OBJC],
] as const) {
  test(`finding uses in twice as much ${language} takes about twice the work`, () => {
    const work = (times: number): number => workOf(text.repeat(times), language, engine, usesIn);
    const ratio = work(200) / work(100);
    assert.ok(ratio < 2.5, `${ratio} times the work`);
  });
}
