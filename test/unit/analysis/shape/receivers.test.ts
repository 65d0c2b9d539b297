import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageAt } from '../../../../server/src/analysis/shape/objc-messages.ts';
import { objcReceiverType, swiftReceiverType } from '../../../../server/src/analysis/shape/receivers.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { at, c, swift } from '../source-text.ts';

/** The type of what stands before `.X`. */
function swiftType(text: string): string | undefined {
  const file = swift(text);
  return swiftReceiverType(file, createShape(file).variables(), at(file, 'X') - 1);
}

/** The type of the receiver of the message `X`. */
function objcType(text: string): string | undefined {
  const file = c(text);
  const open = file.enclosing[at(file, 'X')]!;
  const { receiverEnd } = messageAt(file, open)!;
  return objcReceiverType(file, createShape(file).variables(), open + 1, receiverEnd);
}

describe('receivers in Swift', () => {
  for (const [text, expected] of [
    ['let a: T\na.X()', 'T'],
    ['let a: T?\na?.X()', 'T'],
    ['let a: T!\na!.X()', 'T'],
    ['a.X()', undefined],
    ['T.X()', 'T'],
    ['T(a).X()', 'T'],
    ['T.init(a).X()', 'T'],
    ['M.T(a).X()', 'T'],
    ['t(a).X()', undefined],
    ['(a as! T).X()', 'T'],
    ['(a as? M.T)?.X()', 'T'],
    ['(a).X()', undefined],
    ['a[0].X()', undefined],
    ['"".X()', undefined],
    ['class C { let a: T; func f() { self.a.X() } }', 'T'],
    ['class C { let a: T; func f() { g { [weak self] in self?.a.X() } } }', 'T'],
    ['class C { let a: T }\nlet b: C\nb.a.X()', 'T'],
    ['class C { let a: T }\nclass D { let a: U }\nb.a.X()', undefined],
    ['class C { let a: T }\nclass D { let a: U; func f() { self.a.X() } }', 'U'],
    ['class C { let a: T }\nextension C { func f() { a.X() } }', 'T'],
    ['class C { let a: T }\nextension C { func f() { self.a.X() } }', 'T'],
    ['class C { let a: T }\nextension D { func f() { a.X() } }', undefined],
    ['class C { let a: T }\nfunc f() { a.X() }', undefined],
    ['class C { let a: T?; func f() { guard let a else {}\n a.X() } }', 'T'],
    ['class C { let a: T?; func f() { if let a = self.a { a.X() } } }', 'T'],
    ['class C { let a: T?; func f() { if let b = a, let d = b { d.X() } } }', 'T'],
    ['class C { let a: T?; func f() { guard let a = a else {}\n a.X() } }', 'T'],
    ['class C { let a: T; func f(a: U) { a.X() } }', 'U'],
    ['class C { let a: T; func f() { g { a in a.X() } } }', undefined],
    ['func f() { let a = b\n let b = a\n a.X() }', undefined],
    ['extension T { func f() { self.X() } }', 'T'],
    ['extension T.U { func f() { self.X() } }', 'U'],
    ['class C: T, P { func f() { super.X() } }', 'T'],
    ['class C<D>: T { func f() { super.X() } }', 'T'],
    ['struct C: P { func f() { super.X() } }', undefined],
    ['func f() { self.X() }', undefined],
  ] as const) {
    test(`${text.replaceAll('\n', '⏎')} → ${expected ?? '?'}`, () => assert.equal(swiftType(text), expected));
  }

  test('a ring of names ends', () => {
    assert.equal(swiftType('let a = b\nlet b = a\na.X()'), undefined);
  });
});

describe('receivers in Objective-C', () => {
  const inMethod = (statement: string): string =>
    `@interface C { U *_i; }\n@property T *p;\n@end\n@implementation C\n- (void)m:(V *)v { W *w; ${statement}; }\n@end`;
  for (const [receiver, expected] of [
    ['w', 'W'],
    ['v', 'V'],
    ['_i', 'U'],
    ['self->_i', 'U'],
    ['self.p', 'T'],
    ['_p', 'T'],
    ['[self p]', 'T'],
    ['other.p', 'T'],
    ['K', 'K'],
    ['unknown', undefined],
    ['[K alloc]', 'K'],
    ['[K new]', 'K'],
    ['[[K alloc] init]', 'K'],
    ['[[K alloc] initWithA:b c:d]', 'K'],
    ['[[K alloc] other]', undefined],
    ['[w other]', undefined],
    ['(K *)w', 'K'],
    ['((K *)w)', 'K'],
    ['(__bridge K *)w', 'K'],
    ['(w)', 'W'],
    ['((w))', 'W'],
    ['f(w)', undefined],
    ['w[0]', undefined],
  ] as const) {
    test(`[${receiver} X] → ${expected ?? '?'}`, () => assert.equal(objcType(inMethod(`[${receiver} X]`)), expected));
  }

  test('nesting beyond reason is given up on', () => {
    assert.equal(objcType(`[${'('.repeat(40)}K${')'.repeat(40)} X]`), 'K');
    assert.equal(objcType(`[${'('.repeat(10_000)}K${')'.repeat(10_000)} X]`), undefined);
    assert.equal(objcType(`[${'['.repeat(10_000)}K alloc]${' init]'.repeat(9_999)} X]`), undefined);
  });
});
