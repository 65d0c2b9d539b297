import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { valuesForKey } from '../../../../server/src/analysis/shape/keyed-values.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { sourceOf } from '../../../../server/src/analysis/shape/values.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { c, swift } from '../source-text.ts';

/** The values that a text gives the key `K`. */
function values(file: SourceFile): readonly string[] {
  const shape = createShape(file);
  return valuesForKey(shape, 'K').map(({ value }) => sourceOf(shape, value));
}

const SWIFT: readonly (readonly [string, readonly string[]])[] = [
  ['let a = [K: v]', ['v']],
  ['let a = [x: y, K as String: v.w(1, 2), z: u]', ['v.w(1,2)']],
  ['let a: [String: Any] = [(K as String): v]', ['v']],
  ['let a = [String(K): v]', ['v']],
  ['a[K] = v', ['v']],
  ['a[K as String] = v ? w : x', ['v?w:x']],
  ['a[x]?[K] = v', ['v']],
  ['a.setProperty(v, forKey: K)', ['v']],
  ['a.setProperty(v.rawValue, forKey: Stream.PropertyKey.K)', ['v.rawValue']],
  ['a.setProperty(v, forKey: .K)', ['v']],
  ['a.updateValue(v, forKey: K as String)', ['v']],
  ['CFWriteStreamSetProperty(a, CFStreamPropertyKey(K), v)', ['v']],
  ['CFWriteStreamSetProperty(a, CFStreamPropertyKey(rawValue: K), v)', ['v']],
  ['let a = [K: v, K: w]', ['v', 'w']],
  ['let a = [v: K]', []],
  ['let a = [K, v]', []],
  ['a[K]', []],
  ['a[K] == v', []],
  ['f(K, v)', []],
  ['f(a, K, v)', []],
  ['a.value(forKey: K)', []],
  ['let K = v', []],
  ['switch a { case K: v }', []],
  ['let a = [K: ]', []],
  ['a.setProperty(v, forKey: K', []],
];

const C: readonly (readonly [string, readonly string[]])[] = [
  ['NSDictionary *a = @{ K : v };', ['v']],
  ['NSDictionary *a = @{ (NSString *)x : y, (__bridge id)K : (id)v };', ['(id)v']],
  ['a[(id)K] = v;', ['v']],
  ['[a setObject:v forKey:K];', ['v']],
  ['[a setProperty:(id)v forKey:(NSString *)K];', ['(id)v']],
  ['CFDictionaryAddValue(a, K, v);', ['v']],
  ['CFReadStreamSetProperty(a, K, v);', ['v']],
  ['[NSDictionary dictionaryWithObjectsAndKeys:x, y, (id)v, K, nil];', ['(id)v']],
  ['[[NSDictionary alloc] initWithObjectsAndKeys:v, K, nil];', ['v']],
  ['[NSDictionary dictionaryWithObject:v forKey:K];', ['v']],
  ['[NSDictionary dictionaryWithObjectsAndKeys:K, v, nil];', []],
  ['[a objectForKey:K];', []],
  ['[K setObject:v forKey:w];', []],
  ['id a[] = { K, v };', []],
  ['f(a, K, v);', []],
  ['NSDictionary *a = @{ K : };', []],
  ['[a setObject:v forKey:K', []],
];

describe('the values of a key', () => {
  for (const [text, expected] of SWIFT) test(`Swift: ${text}`, () => assert.deepEqual(values(swift(text)), expected));
  for (const [text, expected] of C) test(`Objective-C: ${text}`, () => assert.deepEqual(values(c(text)), expected));

  test('far from the bracket around it a key is given up on', () => {
    const others = 'x: y, '.repeat(500);
    assert.deepEqual(values(swift(`let a = [${others}K: v]`)), []);
  });
});
