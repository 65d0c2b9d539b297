import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import type { SourceLanguage } from '../../../../server/src/analysis/source/language.ts';
import { collectUses, USE_TRIGGERS } from '../../../../server/src/analysis/uses/collect-uses.ts';
import { read, texts } from '../source-text.ts';

/** Each use but the loading of URLs as `kind text`, with `= value` behind it where that differs from the text. */
function uses(language: SourceLanguage, text: string): readonly string[] {
  const file = read(language, text);
  const found = collectUses(createShape(file)).filter(({ kind }) => kind !== 'loads-urls');
  const names = new Set(texts(file));
  if (found.length > 0)
    assert.ok(
      USE_TRIGGERS.some((name) => names.has(name)),
      'a trigger occurs',
    );
  return found.map(({ kind, start, end, value }) => {
    const at = text.slice(start, end);
    return `${kind} ${at}${value === undefined || at.replace(/^@?"|"$/g, '') === value ? '' : ` = ${value}`}`;
  });
}

const SWIFT: readonly (readonly [string, readonly string[]])[] = [
  ['NWBrowser(for: .bonjour(type: "_a._tcp", domain: nil), using: .tcp)', ['bonjour-browse "_a._tcp"']],
  ['NWBrowser(for: .bonjourWithTXTRecord(type: t, domain: nil), using: p)', ['bonjour-browse t']],
  ['NetworkBrowser(for: .bonjour("_a._udp"))', ['bonjour-browse "_a._udp"']],
  [
    'try NetworkListener(for: .bonjour(type: "_a._udp")) { QUIC() }',
    ['listens NetworkListener', 'bonjour-advertise "_a._udp"'],
  ],
  ['let d = NWBrowser.Descriptor.bonjour(type: "_a._tcp", domain: nil)', ['bonjour-browse "_a._tcp"']],
  [
    'let t = "_a._tcp"; listener.service = NWListener.Service(type: t); let l = NWListener.self',
    ['bonjour-advertise t = _a._tcp'],
  ],
  ['let l: NWListener = x; l.service = .init(name: n, type: "_a._tcp")', ['bonjour-advertise "_a._tcp"']],
  ['NWListener(service: .init(type: "_a._tcp"), using: .tcp)', ['listens NWListener', 'bonjour-advertise "_a._tcp"']],
  [
    'browser.searchForServices(ofType: "_a._tcp", inDomain: ""); let browser = NetServiceBrowser()',
    ['bonjour-browse "_a._tcp"'],
  ],
  ['NetService(domain: "", type: "_a._tcp", name: "n", port: 80).publish()', ['bonjour-advertise "_a._tcp"']],
  ['NetService(domain: "", type: "_a._tcp", name: "n").resolve(withTimeout: 5)', []],
  ['MCNearbyServiceAdvertiser(peer: p, discoveryInfo: nil, serviceType: "a-b")', ['multipeer "a-b"']],
  ['let kind = "a-b"\nMCNearbyServiceBrowser(peer: p, serviceType: kind)', ['multipeer kind = a-b']],
  ['MCBrowserViewController(browser: b, session: s)', []],
  ['DNSServiceBrowse(&ref, 0, 0, "_a._tcp", nil, cb, nil)', ['bonjour-browse "_a._tcp"']],
  [
    'NWBrowser(for: .bonjour(type: "_services._dns-sd._udp", domain: nil), using: p)',
    ['multicast "_services._dns-sd._udp"'],
  ],
  ['// NWBrowser(for: .bonjour(type: "_a._tcp", domain: nil))', []],
  ['func bonjour(type: String) {}', []],
  ['setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, size)', ['multicast SO_BROADCAST']],
  ['Darwin.setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &mreq, size)', ['multicast IP_ADD_MEMBERSHIP']],
  ['getsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, &size)', []],
  ['switch o { case SO_BROADCAST: break\ndefault: break }', []],
  ['NWConnection(host: "239.1.2.3", port: 1, using: .udp)', ['connects NWConnection', 'multicast "239.1.2.3"']],
  ['NWConnection(host: "192.168.1.3", port: 1, using: .udp)', ['connects NWConnection']],
  ['try NWMulticastGroup(for: [e])', ['multicast NWMulticastGroup']],
  ['try socket.enableBroadcast(true)', ['multicast enableBroadcast']],
  ['try socket.enableBroadcast(false)', []],
  ['socket.send(data, toHost: "255.255.255.255", port: 9, withTimeout: 1, tag: 0)', ['multicast "255.255.255.255"']],
  ['addr.s_addr = INADDR_BROADCAST.bigEndian', ['multicast INADDR_BROADCAST']],
  ['if addr == INADDR_BROADCAST { }', []],
  ['NEHotspotNetwork.fetchCurrent { n in }', ['wifi-information NEHotspotNetwork']],
  ['let n = await NEHotspotNetwork.fetchCurrent()', ['wifi-information NEHotspotNetwork']],
  ['func f(_ n: NEHotspotNetwork) {}', []],
  ['CNCopyCurrentNetworkInfo(i as CFString)', ['wifi-information CNCopyCurrentNetworkInfo']],
  ['NEHotspotConfigurationManager.shared.apply(c) { _ in }', ['hotspot-configuration NEHotspotConfigurationManager']],
  ['var m: NEHotspotConfigurationManager?', []],
  ['final class P: NEPacketTunnelProvider { }', ['provider NEPacketTunnelProvider']],
  ['class P: NetworkExtension.NEFilterDataProvider, X { }', ['provider NEFilterDataProvider']],
  ['extension NEPacketTunnelProvider { }\nfunc f(p: NEPacketTunnelProvider) {}', []],
  ['weak var p: NEPacketTunnelProvider?', []],
  ['struct C: NEURLFilterControlProvider { }', ['provider NEURLFilterControlProvider']],
  ['URLSession.shared.dataTask(with: u)', ['connects URLSession']],
  ['URLSession(configuration: .default)', ['connects URLSession']],
  ['func f(_ s: URLSession = x, t: URLSessionTask) {}', []],
  ['connect(fd, p, n); let a = sockaddr_in()', ['connects connect']],
  ['connect(fd, p, n); let a = sockaddr_un()', []],
  ['self.connect(a, b, c); let x = AF_INET', []],
  ['listen(fd, 5); let a = AF_INET6', ['listens listen']],
  ['try socket.connect(toHost: "a.example", onPort: 80)', []],
  ['#if os(Linux)\nURLSession.shared.x()\n#endif', []],
];

const OBJC: readonly (readonly [string, readonly string[]])[] = [
  ['[b searchForServicesOfType:@"_a._tcp" inDomain:@""]; NSNetServiceBrowser *b;', ['bonjour-browse @"_a._tcp"']],
  ['[[NSNetService alloc] initWithDomain:@"" type:@"_a._tcp" name:@"n" port:80];', ['bonjour-advertise @"_a._tcp"']],
  ['[[NSNetService alloc] initWithDomain:@"" type:@"_a._tcp" name:@"n"];', []],
  ['[[MyThing alloc] initWithDomain:@"" type:@"x" name:@"n" port:80]; NSNetService *s;', []],
  [
    'static NSString * const kType = @"a-b";\nvoid f(void) { [[MCNearbyServiceBrowser alloc] initWithPeer:p serviceType:kType]; }',
    ['multipeer kType = a-b'],
  ],
  [
    '#define TYPE "_a._udp"\nvoid f(void) { nw_browse_descriptor_create_bonjour_service(TYPE, NULL); }',
    ['bonjour-browse TYPE = _a._udp'],
  ],
  ['nw_advertise_descriptor_create_bonjour_service("n", "_a._tcp", NULL);', ['bonjour-advertise "_a._tcp"']],
  [
    'CFNetServiceCreate(NULL, CFSTR(""), CFSTR("_a._tcp"), CFSTR("n"), 1); CFNetServiceRegisterWithOptions(s, 0, 0);',
    ['bonjour-advertise CFSTR("_a._tcp") = _a._tcp'],
  ],
  ['setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, sizeof(on));', ['multicast SO_BROADCAST']],
  ['#define BROADCAST SO_BROADCAST\n#ifdef SO_BROADCAST\n#endif', []],
  ['[socket enableBroadcast:YES error:&e];', ['multicast enableBroadcast']],
  ['[socket enableBroadcast:NO error:&e];', []],
  ['[socket joinMulticastGroup:g error:&e];', ['multicast joinMulticastGroup']],
  ['[s sendData:d toHost:@"224.0.0.251" port:5353 withTimeout:-1 tag:0];', ['multicast @"224.0.0.251"']],
  ['- (void)enableBroadcast:(BOOL)on error:(NSError **)e { }', []],
  ['a.sin_addr.s_addr = htonl(INADDR_BROADCAST);', ['multicast INADDR_BROADCAST']],
  ['if (inet_addr(s) != INADDR_BROADCAST) { }', []],
  ['[NEHotspotNetwork fetchCurrentWithCompletionHandler:^(id n) {}];', ['wifi-information NEHotspotNetwork']],
  ['CFDictionaryRef d = CNCopyCurrentNetworkInfo(name);', ['wifi-information CNCopyCurrentNetworkInfo']],
  [
    '[[NEHotspotConfigurationManager sharedManager] applyConfiguration:c completionHandler:nil];',
    ['hotspot-configuration NEHotspotConfigurationManager'],
  ],
  ['@interface P : NEAppProxyProvider\n@end', ['provider NEAppProxyProvider']],
  ['@class NEAppProxyProvider;\n@interface P : NSObject\n@property NEAppProxyProvider *p;\n@end', []],
  ['[NSURLSession sharedSession];', ['connects NSURLSession']],
  ['NSURLSession.sharedSession;', ['connects NSURLSession']],
  ['[NSURLSession sessionWithConfiguration:c delegate:self delegateQueue:nil];', ['connects sessionWithConfiguration']],
  [
    'struct sockaddr_in a; connect(fd, (struct sockaddr *)&a, sizeof(a)); listen(fd, 1);',
    ['connects connect', 'listens listen'],
  ],
  ['struct sockaddr_un a; connect(fd, (struct sockaddr *)&a, sizeof(a));', []],
  [
    'nw_listener_create(p); nw_connection_create(e, p);',
    ['listens nw_listener_create', 'connects nw_connection_create'],
  ],
];

for (const [language, cases] of [
  ['swift', SWIFT],
  ['c', OBJC],
] as const) {
  describe(`uses in ${language}`, () => {
    for (const [text, expected] of cases) {
      test(text, () => {
        assert.deepEqual(uses(language, text), expected);
      });
    }
  });
}

test('says for which platforms a use is compiled, where not for all', () => {
  const text =
    'a()\n#if os(macOS)\nURLSession.shared.x()\n#elseif targetEnvironment(simulator)\nNWListener()\n#endif\nNWListener()\n';
  const found = collectUses(createShape(read('swift', text)));
  assert.deepEqual(
    found.map(({ kind, platforms }) => [kind, platforms]),
    [
      ['connects', ['macos']],
      ['loads-urls', ['macos']],
      ['listens', []],
      ['listens', undefined],
    ],
  );
});

test('loading URLs by what App Transport Security covers, each way once', () => {
  const loads = (language: SourceLanguage, text: string): readonly string[] =>
    collectUses(createShape(read(language, text)))
      .filter(({ kind }) => kind === 'loads-urls')
      .map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(loads('swift', 'URLSession.shared.dataTask(with: a); URLSession.shared'), [
    'URLSession',
    'dataTask',
  ]);
  assert.deepEqual(loads('swift', '#if os(Linux)\nURLSession.a\n#else\nURLSession.b\n#endif'), ['URLSession']);
  assert.deepEqual(loads('swift', 'try Data(contentsOf: url)'), ['contentsOf']);
  assert.deepEqual(loads('c', '[NSData dataWithContentsOfURL:url];'), ['dataWithContentsOfURL']);
  assert.deepEqual(loads('swift', '// URLSession\nlet c = NWConnection(to: e, using: .tls)'), []);
});
