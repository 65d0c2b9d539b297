import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { availabilityAt } from '../../../../server/src/analysis/shape/availability.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { at, c, swift } from '../source-text.ts';

/** The versions at the token `X`, as `ios 14 macos 11`. */
function versions(language: typeof swift, text: string): string {
  const file = language(text);
  const found = availabilityAt(createShape(file), at(file, 'X'));
  return Object.entries(found)
    .map(([platform, version]) => `${platform} ${version}`)
    .join(' ');
}

describe('what is certain in Swift', () => {
  for (const [text, expected] of [
    ['X()', ''],
    ['if #available(iOS 14, macOS 10.15.4, *) { X() }', 'ios 14 macos 10.15.4'],
    ['if #available(iOS 14, *) { } else { X() }', ''],
    ['if #available(iOS 14, *) { }\nX()', ''],
    ['X()\nif #available(iOS 14, *) { }', ''],
    ['if a, #available(iOS 14, *), let b = X() { }', 'ios 14'],
    ['if let b = X(), #available(iOS 14, *) { }', ''],
    ['if #available(iOS 14, *) { f { [a] in g(X) } }', 'ios 14'],
    ['while #available(iOS 14, *) { X() }', 'ios 14'],
    ['if #available(iOS 13, *) { if #available(iOS 15, tvOS 15, *) { X() } }', 'ios 15 tvos 15'],
    ['if #available(iOS 15, *) { if #available(iOS 9, *) { X() } }', 'ios 15'],
    ['func f() { guard #available(iOS 14, *) else { return }\nX() }', 'ios 14'],
    ['func f() { guard #available(iOS 14, *) else { X() } }', ''],
    ['func f() { guard #available(iOS 14, *) else { return } }\nX()', ''],
    ['func f() { X(); guard #available(iOS 14, *) else { return } }', ''],
    ['guard a, #available(iOS 14, *), X() else { return }', 'ios 14'],
    ['if #unavailable(iOS 14) { X() }', ''],
    ['if #unavailable(iOS 14) { } else { X() }', 'ios 14'],
    ['if #unavailable(iOS 14) { } else if a { } else { X() }', 'ios 14'],
    ['if #unavailable(iOS 14) { } else if a { }\nX()', ''],
    ['if a, #unavailable(iOS 14) { } else { X() }', ''],
    ['guard #unavailable(iOS 14) else { X(); return }', 'ios 14'],
    ['@available(iOS 14, *) func f() { X() }', 'ios 14'],
    ['@available(iOS 14, *)\npublic func f(a: X) -> B { c() }', 'ios 14'],
    ['@available(iOS 14, *) func f() { }\nX()', ''],
    ['@available(iOS 14, *)\nlet a = b\nlet d = X()', ''],
    ['@available(iOS 14, *)\n@available(macOS 11, *)\nclass A { func f() { X() } }', 'ios 14 macos 11'],
    ['@available(iOS 14, *) class A { @available(iOS 15, *) func f() { X() } }', 'ios 15'],
    ['@available(iOS 14, *) class A { @available(iOS 15, *) func f() { }\n func g() { X() } }', 'ios 14'],
    ['@available(iOS, introduced: 13.0, deprecated: 15) func f() { X() }', 'ios 13.0'],
    ['@available(iOS, deprecated: 15) func f() { X() }', ''],
    ['@available(*, unavailable) func f() { X() }', ''],
    ['@available(iOS, introduced: 9999) func f() { X() }', ''],
    ['@available(iOS 9999, macOS 12, *) func f() { X() }', 'macos 12'],
    ['@available(swift 5.1) func f() { X() }', ''],
    ['@available(iOSApplicationExtension 14, *) func f() { X() }', ''],
    ['@available(visionOS 1, macCatalyst 14, watchOS 7, *) struct A { let a = X }', 'watchos 7 visionos 1 catalyst 14'],
    ['// if #available(iOS 14, *) {\nX()', ''],
    ['let s = "@available(iOS 14, *)"; X()', ''],
    ['if #available(iOS 14, *) X', ''],
    ['@available(iOS 14, *) X', 'ios 14'],
  ] as const) {
    test(`${JSON.stringify(text)}: ${expected || 'nothing'}`, () => {
      assert.equal(versions(swift, text), expected);
    });
  }
});

describe('what is certain in C and Objective-C', () => {
  for (const [text, expected] of [
    ['void f(void) { X(); }', ''],
    ['void f(void) { if (@available(iOS 14.0, macOS 11, *)) { X(); } }', 'ios 14.0 macos 11'],
    ['void f(void) { if (@available(iOS 14.0, *)) X(); }', 'ios 14.0'],
    ['void f(void) { if (@available(iOS 14.0, *)) a(); X(); }', ''],
    ['void f(void) { if (@available(iOS 14.0, *)) { } else { X(); } }', ''],
    ['void f(void) { if (@available(iOS 14.0, *) && a) { X(); } }', 'ios 14.0'],
    ['void f(void) { if (@available(iOS 14.0, *) || a) { X(); } }', ''],
    ['void f(void) { if (!@available(iOS 14.0, *)) { X(); } }', ''],
    ['void f(void) { if (a && @available(iOS 14.0, *) && X) { } }', 'ios 14.0'],
    ['void f(void) { if (__builtin_available(macOS 10.15, *)) { X(); } }', 'macos 10.15'],
    ['void f(void) { if (@available(iOS 14.0, *)) { g(^{ [X a]; }); } }', 'ios 14.0'],
    ['API_AVAILABLE(ios(14.0), macos(11)) @interface A : B\n- (X)a;\n@end', 'ios 14.0 macos 11'],
    ['API_AVAILABLE(ios(14.0)) @interface A : B\n@end\nX a;', ''],
    ['API_AVAILABLE(ios(14.0)) @interface A\n@end\n@implementation A\n- (void)a { X(); }\n@end', 'ios 14.0'],
    ['API_AVAILABLE(ios(14.0)) @interface A\n@end\n@implementation B\n- (void)a { X(); }\n@end', ''],
    ['API_AVAILABLE(ios(14.0)) @interface A (C)\n@end\n@implementation A\n- (void)a { X(); }\n@end', ''],
    ['@interface A\n- (X)a API_AVAILABLE(ios(14));\n- (void)b;\n@end', 'ios 14'],
    ['@interface A\n- (void)a API_AVAILABLE(ios(14));\n- (X)b;\n@end', ''],
    ['static void f(X a) API_AVAILABLE(macos(10.15)) { }', 'macos 10.15'],
    ['API_AVAILABLE(macos(10.15)) static void f(void) { X(); }', 'macos 10.15'],
    ['NS_AVAILABLE(10_15, 13_0) @interface A\n- (X)a;\n@end', 'ios 13.0 macos 10.15'],
    ['NS_AVAILABLE(NA, 13_0) @interface A\n- (X)a;\n@end', 'ios 13.0'],
    ['NS_CLASS_AVAILABLE_IOS(9_0) @interface A\n- (X)a;\n@end', 'ios 9.0'],
    ['NS_AVAILABLE_MAC(10_9) X *a;', 'macos 10.9'],
    ['X *a __attribute__((availability(ios,introduced=14.0)));', 'ios 14.0'],
    ['__attribute__((availability(macosx,introduced=10.15))) void f(void) { X(); }', 'macos 10.15'],
    ['API_AVAILABLE_BEGIN(ios(14))\nvoid f(void);\nX a;\nAPI_AVAILABLE_END', 'ios 14'],
    ['API_AVAILABLE_BEGIN(ios(14))\nvoid f(void);\nAPI_AVAILABLE_END\nX a;', ''],
    ['API_AVAILABLE_BEGIN(ios(14))\nAPI_AVAILABLE_BEGIN(ios(15))\nX a;', 'ios 15'],
    ['API_AVAILABLE(ios(14)) @interface A\n@interface B\nX a;\n@end', ''],
    ['API_AVAILABLE(ios(14)) @interface A\n- (void)a:(id)b;\n- (X)c;\n@end', 'ios 14'],
    ['API_AVAILABLE(ios(14)) @implementation A\n- (void)a { b(@protocol(C)); X(); }\n@end', 'ios 14'],
    ['API_AVAILABLE(ios(14)) @protocol A;\nX a;', ''],
    ['API_UNAVAILABLE(ios) X *a;', ''],
    ['void f(void) { if (MY_AVAILABLE(ios(14))) { a(); } X(); }', ''],
    ['#define A API_AVAILABLE(ios(14))\nX *a;', ''],
  ] as const) {
    test(`${JSON.stringify(text)}: ${expected || 'nothing'}`, () => {
      assert.equal(versions(c, text), expected);
    });
  }
});

test('a file without the word has no scopes', () => {
  assert.deepEqual(createShape(swift('if a { X() }')).availability(), []);
});

test('broken text never throws', () => {
  const whole =
    '@available(iOS 14, *) if #available(iOS 14, *), a { } else if #unavailable(iOS 15) { X } else { } guard';
  const objc = 'API_AVAILABLE(ios(14)) @interface A @end if (@available(iOS 14, *)) { X(); } @implementation A @end';
  for (let length = 0; length <= 110; length++) {
    for (const file of [swift(whole.slice(0, length)), c(objc.slice(0, length)), swift(objc.slice(length))]) {
      for (let token = 0; token < file.tokens.count; token++) {
        assert.equal(typeof availabilityAt(createShape(file), token), 'object');
      }
    }
  }
});
