import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  objcConformances,
  superclassOf,
  swiftConformances,
} from '../../../../server/src/analysis/shape/conformances.ts';
import { at, c, swift } from '../source-text.ts';

describe('conformances', () => {
  test('of the innermost Swift type or extension', () => {
    const file = swift('class A: B, P where T: Q { func f() {} }\nextension C: R { func g() {} }');
    assert.deepEqual(swiftConformances(file, at(file, 'f')), ['B', 'P']);
    assert.deepEqual(swiftConformances(file, at(file, 'g')), ['R']);
    assert.deepEqual(swiftConformances(file, at(file, 'class')), []);
  });

  test('superclasses are a class’s first', () => {
    const superclass = (text: string): string | undefined => superclassOf(swift(text), 0);
    assert.equal(superclass('class A: M.B, P {}'), 'B');
    assert.equal(superclass('class A<T>: B {}'), 'B');
    assert.equal(superclass('class A {}'), undefined);
    assert.equal(superclass('struct A: B {}'), undefined);
  });

  test('of all Objective-C interfaces and protocols of the file', () => {
    const file = c(
      '@interface A : B <P, Q>\n@end\n@interface C () <R>\n@end\n@protocol S <T>\n@end\n@interface D : E\n@property id<U> a;\n@end\n@protocol V;',
    );
    assert.deepEqual([...objcConformances(file)].sort(), ['P', 'Q', 'R', 'T']);
  });
});
