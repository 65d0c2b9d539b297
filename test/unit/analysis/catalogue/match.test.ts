import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SourceLanguage } from '../../../../server/src/analysis/source/language.ts';
import type { ApiEntry } from '../../../../server/src/knowledge/model.ts';
import { api, engineOf, findings } from '../small-engine.ts';

/** The symbols that are found, each with what stands before it on its line. */
function found(
  entries: readonly Partial<ApiEntry>[],
  text: string,
  language: SourceLanguage = 'swift',
): readonly string[] {
  const lineStart = (offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
  return findings(engineOf(entries.map(api)), text, {}, language).map(({ start, end }) =>
    text.slice(lineStart(start), end).trim(),
  );
}

const OLD = {} as const;
const CONSTANT = { swift: 'Old.Key.level', c: 'OldLevelKey', kind: 'constant' } as const;
const SEND = { c: 'send:to:', swift: 'send(_:to:)', kind: 'method', of: 'NSOld', ofSwift: 'Old' } as const;
const PEERS = { c: 'peers', swift: 'peers', kind: 'property', of: 'NSOld', ofSwift: 'Old' } as const;
const DID_SEND: Partial<ApiEntry> = {
  ...{ c: 'old:didSend:', swift: 'old(_:didSend:)', kind: 'method' },
  ...{ of: 'NSOldDelegate', ofSwift: 'OldDelegate', requirement: true },
};
const TYPES = [
  { c: 'NSOld', swift: 'Old' },
  { c: 'NSOldDelegate', swift: 'OldDelegate', kind: 'protocol' },
] as const;

describe('names in Swift', () => {
  test('bare, and qualified by their module', () => {
    assert.deepEqual(found([OLD], 'let a: Old\nlet b: Kit.Old\nlet c: Other.Old\nlet d: Kit.Other.Old\nd.Old\n.Old'), [
      'let a: Old',
      'let b: Kit.Old',
    ]);
  });

  test('not where the file declares one of its own', () => {
    assert.deepEqual(found([OLD], 'class Old {}\nlet a: Old'), []);
    assert.deepEqual(found([OLD], 'enum A { case Old }\nlet a: Old'), ['let a: Old']);
    assert.deepEqual(
      found(
        [{ c: 'oldMake', swift: 'oldMake', kind: 'function' }],
        'class A { func oldMake() {}; func b() { oldMake() } }\noldMake()',
      ),
      ['oldMake'],
    );
  });

  test('dotted constants with as much of their path as is written', () => {
    const text =
      'Old.Key.level\nKey.level\nKit.Old.Key.level\nOther.Key.level\nOther.Old.Key.level\nlevel\n.level\na.level';
    assert.deepEqual(found([CONSTANT], text), ['Old.Key.level', 'Key.level', 'Kit.Old.Key.level']);
  });

  test('a distinctive constant without its path as well, if the file has none of its own', () => {
    const entry = { ...CONSTANT, distinctive: true };
    assert.deepEqual(found([entry], 'f(.level)'), ['f(.level']);
    assert.deepEqual(found([entry], 'enum A { case level }\nf(.level)'), []);
    assert.deepEqual(found([entry], 'struct A { static let level = 1 }\nf(.level)'), []);
  });

  test('a name that two things share only where the file shows the old one', () => {
    const entries = [{ swift: 'Path', c: 'KPath', ambiguous: 'common-word' }, { swift: 'OldSession' }] as const;
    assert.deepEqual(found(entries, 'import Kit\nlet a: Path'), []);
    assert.deepEqual(found(entries, 'import Kit\nlet a: (OldSession, Path)').length, 2);
    assert.deepEqual(found(entries, 'import Kit\nimport Network\nlet a: (OldSession, Path)').length, 1);
    assert.deepEqual(found(entries, 'let a: (OldSession, Path)').length, 1);
    assert.deepEqual(found(entries, 'import class Kit.OldSession\nlet a: (OldSession, Path)').length, 2);
    assert.deepEqual(found(entries, 'let a: Kit.Path'), ['let a: Kit.Path']);
  });
});

describe('names in C', () => {
  test('as references', () => {
    assert.deepEqual(found([OLD], '#import <Old.h>\n@class Old;\nstatic Old *a;\nstatic int b = c.Old;', 'c'), [
      'static Old',
    ]);
  });

  test('not where the file declares one of its own', () => {
    assert.deepEqual(found([OLD], '@interface Old : A\n@end\nstatic Old *a;', 'c'), []);
    assert.deepEqual(found([{ c: 'OldKey', kind: 'constant' }], '#define OldKey 1\nint a = OldKey;', 'c'), []);
  });
});

describe('a file that implements a framework', () => {
  const entries = [OLD, { swift: 'OldMake', kind: 'function' }, { swift: 'OldFree', kind: 'function' }] as const;

  test('uses nothing of it', () => {
    assert.deepEqual(found(entries, 'class Old {}\nfunc OldMake() {}\nOldFree()'), []);
    assert.deepEqual(found(entries, 'class Old {}\nOldFree()'), ['OldFree']);
  });

  test('may use other frameworks', () => {
    const other = { swift: 'OtherMake', kind: 'function', framework: 'Other' } as const;
    assert.deepEqual(found([...entries, other], 'class Old {}\nfunc OldMake() {}\nOtherMake()'), ['OtherMake']);
  });
});

describe('members in Swift', () => {
  test('need a receiver of their type, and their labels', () => {
    const text = [
      ...[
        'func f(a: Old, b: Other, c: [Old]) {',
        'a.send(1, to: 2)',
        'b.send(1, to: 2)',
        'c.send(1, to: 2)',
        'd.send(1, to: 2)',
      ],
      ...[
        'a.send(1)',
        'a.send(1, from: 2)',
        'a.send(1, to: 2, with: 3)',
        'a.send(1) { b }',
        'send(1, to: 2)',
        'a.send',
        '}',
      ],
    ].join('\n');
    assert.deepEqual(found([SEND], text), ['a.send', 'a.send']);
  });

  test('count within extensions and subclasses of their type', () => {
    assert.deepEqual(
      found([SEND, PEERS], 'extension Old { func f() { send(1, to: 2) + peers + self.peers } }').length,
      3,
    );
    assert.deepEqual(found([SEND], 'class A: Old { func f() { send(1, to: 2); super.send(3, to: 4) } }').length, 2);
    assert.deepEqual(found([SEND, PEERS], 'extension New { func f() { send(1, to: 2) + peers } }'), []);
    assert.deepEqual(found([PEERS], 'extension Old { func f(peers: Int) { peers } }'), []);
  });

  test('properties are no calls', () => {
    assert.deepEqual(found([PEERS], 'func f(a: Old) { a.peers; a.peers(); a.peers[0]; b.peers }').length, 2);
  });

  test('count by their type in key paths and selectors, but are not static', () => {
    assert.deepEqual(found([PEERS, SEND], '\\Old.peers\n#selector(Old.send(_:to:))\nOld.peers\nOld.send(1, to: 2)'), [
      '\\Old.peers',
      '#selector(Old.send',
    ]);
    assert.deepEqual(found([{ ...SEND, static: true }], 'Old.send(1, to: 2)\na.send(1, to: 2)'), ['Old.send']);
  });

  test('distinctive ones need no receiver, unless the file declares such a member', () => {
    const entry = { ...SEND, distinctive: true };
    assert.deepEqual(found([entry], 'a.send(1, to: 2)'), ['a.send']);
    assert.deepEqual(found([entry], 'class A { func send(_ a: B, to c: D) {} }\na.send(1, to: 2)'), []);
    assert.deepEqual(found([entry], 'class A { func send(_ a: B, to c: D) {} }\nlet a: Old\na.send(1, to: 2)'), [
      'a.send',
    ]);
    assert.deepEqual(found([entry], 'a.send(1, from: 2)'), []);
  });

  test('initialisers by their type and labels', () => {
    const entry = { swift: 'init(a:)', c: 'initWithA:', kind: 'method', of: 'NSOld', ofSwift: 'Old' } as const;
    assert.deepEqual(found([entry], 'Old(a: 1)\nOld.init(a: 1)\nKit.Old(a: 1)\nOld(b: 1)\nMy.Old(a: 1)\nOld()'), [
      'Old',
      'Old',
      'Kit.Old',
    ]);
    assert.deepEqual(found([entry], 'class Old {}\nOld(a: 1)'), []);
  });

  test('requirements where the conformance or a parameter shows what they are', () => {
    const method = 'func old(_ a: Int, didSend b: Int) {}';
    const count = (text: string): number =>
      found([...TYPES, DID_SEND], text).filter((one) => one.endsWith('old')).length;
    assert.equal(count(`class A: OldDelegate { ${method} }`), 1);
    assert.equal(count(`extension A: B, OldDelegate { ${method} }`), 1);
    assert.equal(count('class A { func old(_ a: Old, didSend b: Int) {} }'), 1);
    assert.equal(count(`class A: B { ${method} }`), 0);
    assert.equal(count('class A: OldDelegate { func old(_ a: Int) {} }'), 0);
    assert.equal(count('class A: OldDelegate { func old(_ a: Int, didReceive b: Int) {} }'), 0);
    assert.equal(count('class A: OldDelegate { func f() { a.old(1, didSend: 2) } }'), 0);
  });
});

describe('members in Objective-C', () => {
  const count = (entries: readonly Partial<ApiEntry>[], text: string): number => found(entries, text, 'c').length;
  const inMethod = (statement: string): string => `void f(NSOld *a, Other *b) { ${statement}; }`;

  test('need a receiver of their type, and their whole selector', () => {
    assert.equal(count([SEND], inMethod('[a send:1 to:2]')), 1);
    assert.equal(count([SEND], inMethod('[(NSOld *)c send:1 to:2]')), 1);
    assert.equal(count([SEND], inMethod('[b send:1 to:2]')), 0);
    assert.equal(count([SEND], inMethod('[c send:1 to:2]')), 0);
    assert.equal(count([SEND], inMethod('[a send:1]')), 0);
    assert.equal(count([SEND], inMethod('[a send:1 to:2 with:3]')), 0);
    assert.equal(count([SEND], inMethod('[NSOld send:1 to:2]')), 0);
    assert.equal(count([{ ...SEND, static: true }], inMethod('[NSOld send:1 to:2]; [a send:1 to:2]')), 1);
  });

  test('the finding is on the first piece, its symbol the whole selector', () => {
    const text = inMethod('[a send:1\n to:2]');
    const [finding] = findings(engineOf([api(SEND)]), text, {}, 'c');
    assert.deepEqual([text.slice(finding!.start, finding!.end), finding!.symbol], ['send', 'send:to:']);
  });

  test('properties by dot, message and setter', () => {
    assert.equal(count([PEERS], inMethod('a.peers; [a peers]; [a setPeers:b]; ((NSOld *)c).peers')), 4);
    assert.equal(count([PEERS], inMethod('b.peers; [b peers]; c.peers; f(a).peers')), 0);
  });

  test('distinctive ones need no receiver, unless the file declares such a member', () => {
    const entry = { ...SEND, distinctive: true };
    assert.equal(count([entry], inMethod('[c send:1 to:2]')), 1);
    assert.equal(count([entry], `@implementation A\n- (void)send:(int)a to:(int)b { [c send:1 to:2]; }\n@end`), 0);
  });

  test('requirements where the conformance or a parameter shows what they are', () => {
    const method = '@implementation A\n- (void)old:(id)a didSend:(int)b {}\n@end';
    const named = (text: string): number =>
      found([...TYPES, DID_SEND], text, 'c').filter((one) => one.endsWith(')old')).length;
    assert.equal(named(`@interface A () <NSOldDelegate>\n@end\n${method}`), 1);
    assert.equal(named(method.replace('(id)', '(NSOld *)')), 1);
    assert.equal(named(method), 0);
    assert.equal(named(`@interface A () <NSOldDelegate>\n@end\n${method.replace('didSend', 'didGet')}`), 0);
  });
});

test('code for other systems is passed over', () => {
  assert.deepEqual(found([OLD], '#if os(Linux)\nlet a: Old\n#else\nlet b: Old\n#endif'), ['let b: Old']);
  assert.deepEqual(found([OLD], '#if 0\nstatic Old *a;\n#endif\nstatic Old *b;', 'c'), ['static Old']);
});
