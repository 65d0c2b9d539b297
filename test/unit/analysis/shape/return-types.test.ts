import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { functionAround } from '../../../../server/src/analysis/shape/functions.ts';
import { returnsText } from '../../../../server/src/analysis/shape/return-types.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift } from '../source-text.ts';

const givesText = (file: SourceFile): boolean => returnsText(file, functionAround(file, at(file, 'X'))!);

describe('functions that give one string', () => {
  for (const text of [
    'func f() -> String { X }',
    'func f(a: Int) async throws -> String? { X }',
    'func f() -> NSString { X }',
    'var a: String { X }',
    'static var a: String? { get { X } }',
  ]) {
    test(`Swift: ${text}`, () => assert.ok(givesText(swift(text))));
  }

  for (const text of ['func f() { X }', 'func f() -> [String] { X }', 'func f() -> String.Index { X }']) {
    test(`not Swift: ${text}`, () => assert.ok(!givesText(swift(text))));
  }

  test('not Swift: of a parameter', () => assert.ok(!givesText(swift('func f(a: () -> String) -> Int { X }'))));

  for (const text of [
    '- (NSString *)f { X; }',
    '+ (nullable NSString *)f:(int)a { X; }',
    'static const char *f(void) { X; }',
    'NSString *f(int a) { X; }',
    'CFStringRef f(void) { X; }',
  ]) {
    test(`Objective-C: ${text}`, () => assert.ok(givesText(c(text))));
  }

  for (const text of [
    '- (void)f:(NSString *)a { X; }',
    '- (NSArray<NSString *> *)f { X; }',
    'static int f(const char *a) { X; }',
    'NSDictionary<NSString *, NSString *> *f(void) { X; }',
  ]) {
    test(`not Objective-C: ${text}`, () => assert.ok(!givesText(c(text))));
  }
});
