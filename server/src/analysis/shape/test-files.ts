import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import type { Shape } from './shape.ts';
import { kindOf, textOf } from './token-text.ts';
import { tokensOfKind } from './tokens-of-kind.ts';

const TEST_MODULES = ['XCTest', 'Testing', 'Nimble', 'Quick'];

/**
 * Whether a file holds tests: it imports a test framework, has an `XCTestCase`, or implements a class of Objective-C
 * that is called a test. Names and addresses in it are data.
 */
export function isTestFile(shape: Shape): boolean {
  const { file } = shape;
  if (shape.identifiers('XCTestCase').length > 0) return true;
  if (file.language === 'swift') return TEST_MODULES.some((module) => shape.imports().has(module));
  return importsXCTest(file) || implementsTest(file);
}

function importsXCTest(file: SourceFile): boolean {
  return file.directives.some(({ first, last }) => {
    for (let i = first; i < last; i++) {
      const isHeader = kindOf(file, i) === TokenKind.HeaderName || kindOf(file, i) === TokenKind.String;
      if (isHeader && /^.XCTest\//.test(textOf(file, i))) return true;
    }
    return false;
  });
}

function implementsTest(file: SourceFile): boolean {
  return tokensOfKind(file, TokenKind.Attribute).some(
    (token) => textOf(file, token) === '@implementation' && /Tests?(_\w+)?$/.test(textOf(file, token + 1)),
  );
}
