import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import { isTestFile } from '../../../../server/src/analysis/shape/test-files.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { c, swift } from '../source-text.ts';

const isTest = (file: SourceFile): boolean => isTestFile(createShape(file));

describe('files of tests', () => {
  for (const text of ['import XCTest', 'import Testing\n@Test func f() {}', 'class A: XCTestCase {}']) {
    test(`Swift: ${text.replaceAll('\n', '⏎')}`, () => assert.ok(isTest(swift(text))));
  }
  for (const text of [
    '#import <XCTest/XCTest.h>\n',
    '#import "XCTest/XCTest.h"\n',
    '@interface A : XCTestCase\n@end',
    '@implementation SocketTests\n@end',
    '@implementation ReplicatorTest_Main\n@end',
  ]) {
    test(`Objective-C: ${text.replaceAll('\n', '⏎')}`, () => assert.ok(isTest(c(text))));
  }
  test('others are not', () => {
    assert.ok(!isTest(swift('import Foundation\n// import XCTest\nlet a = "XCTestCase"\nstruct SpeedTest {}')));
    assert.ok(
      !isTest(c('#import <Foundation/Foundation.h>\n@implementation TestDriver\n@end\n@interface SpeedTest\n@end')),
    );
    assert.ok(!isTest(c('@implementation')));
  });
});
