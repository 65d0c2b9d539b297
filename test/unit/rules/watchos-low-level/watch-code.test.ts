import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import type { SourceLanguage } from '../../../../server/src/analysis/source/language.ts';
import { createWatchCode } from '../../../../server/src/rules/watchos-low-level/watch-code.ts';
import { at, read } from '../../analysis/source-text.ts';

function isWatchAtMark(language: SourceLanguage, text: string): boolean {
  const shape = createShape(read(language, text));
  return createWatchCode(shape)(at(shape.file, 'X'));
}

describe('code that is compiled for watchOS only', () => {
  for (const [language, text, expected] of [
    ['swift', '#if os(watchOS)\nX\n#endif', true],
    ['swift', '#if os(watchOS) && DEBUG\nX\n#endif', true],
    ['swift', '#if DEBUG && os(watchOS)\nX\n#endif', true],
    ['swift', '#if os(watchOS)\n#if DEBUG\nX\n#endif\n#endif', true],
    ['swift', '#if os(iOS)\n#elseif os(watchOS)\nX\n#endif', true],
    ['swift', '#if !os(watchOS)\n#else\nX\n#endif', true],
    ['swift', '#if os(watchOS) || os(tvOS)\nX\n#endif', false],
    ['swift', '#if !os(watchOS)\nX\n#endif', false],
    ['swift', '#if os(watchOS)\n#else\nX\n#endif', false],
    ['swift', '#if os(watchOS)\n#endif\nX', false],
    ['swift', '#if os(iOS)\n#elseif os(macOS)\n#else\nX\n#endif', false],
    ['swift', 'import WatchKit\nlet a: WKExtension\nX', true],
    ['swift', 'import WatchKit\nX', false],
    ['swift', '#if canImport(WatchKit)\nimport WatchKit\n#endif\nlet a: WKExtension\nX', false],
    ['swift', 'import WatchKit\nlet a: WKExtension\n#if os(iOS)\nX\n#endif', false],
    ['c', '#if TARGET_OS_WATCH\nX\n#endif', true],
    ['c', '#if !TARGET_OS_WATCH\n#else\nX\n#endif', true],
    ['c', '#if TARGET_OS_WATCH || TARGET_OS_TV\nX\n#endif', false],
    ['c', '#if TARGET_OS_WATCH == 0\nX\n#endif', false],
    ['c', '#import <WatchKit/WatchKit.h>\nWKInterfaceController *a;\nX', true],
  ] as const) {
    test(`${language}: ${JSON.stringify(text)}`, () => assert.equal(isWatchAtMark(language, text), expected));
  }
});
