import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCompiledFor } from '../../../../server/src/analysis/shape/compiled-for.ts';
import { readSource } from '../../../../server/src/analysis/source/source-file.ts';
import { NameTable } from '../../../../server/src/analysis/source/name-table.ts';
import { tokenAt } from '../../../../server/src/analysis/source/source-file.ts';
import { TokenBuffer } from '../../../../server/src/analysis/source/tokens.ts';
import { PLATFORMS } from '../../../../server/src/analysis/versions.ts';

/** The platforms that `HERE` may be compiled for. */
function platforms(text: string, language: 'swift' | 'c'): string {
  const file = readSource(text, language, new NameTable([]), new TokenBuffer());
  const compiledFor = createCompiledFor(file);
  const token = tokenAt(file, text.indexOf('HERE'));
  return PLATFORMS.filter((platform) => compiledFor(token, platform)).join(' ');
}

const ALL = 'ios macos tvos watchos visionos catalyst';

const SWIFT: Readonly<Record<string, string>> = {
  'HERE()': ALL,
  '#if os(iOS)\nHERE()\n#endif': 'ios catalyst',
  '#if os(macOS)\nother()\n#else\nHERE()\n#endif': 'ios tvos watchos visionos catalyst',
  '#if os(macOS)\nother()\n#elseif os(tvOS) || os(visionOS)\nHERE()\n#endif': 'tvos visionos',
  '#if !os(macOS) && !targetEnvironment(macCatalyst)\nHERE()\n#endif': 'ios tvos watchos visionos',
  '#if targetEnvironment(simulator)\nHERE()\n#endif': '',
  '#if targetEnvironment(simulator)\nother()\n#else\nHERE()\n#endif': ALL,
  '#if canImport(AppKit) && !targetEnvironment(macCatalyst)\nHERE()\n#endif': 'macos',
  '#if canImport(UIKit)\n#if DEBUG\nHERE()\n#endif\n#endif': 'ios tvos watchos visionos catalyst',
  '#if os(xrOS)\nHERE()\n#endif': 'visionos',
  '#if DEBUG\nHERE()\n#endif': ALL,
  '#if os(iOS)\nother()\n#endif\nHERE()': ALL,
};

const C: Readonly<Record<string, string>> = {
  '#if TARGET_OS_IPHONE\nHERE();\n#endif': 'ios tvos watchos visionos catalyst',
  '#if TARGET_OS_IPHONE\nother();\n#else\nHERE();\n#endif': 'macos',
  '#if TARGET_OS_IOS && !TARGET_OS_MACCATALYST\nHERE();\n#endif': 'ios',
  '#if !TARGET_OS_OSX\nHERE();\n#endif': 'ios tvos watchos visionos catalyst',
  '#if TARGET_OS_SIMULATOR\nHERE();\n#endif': '',
  '#if defined(TARGET_OS_WATCH)\nHERE();\n#endif': ALL,
  '#ifdef TARGET_OS_OSX\nHERE();\n#endif': ALL,
};

for (const [text, expected] of Object.entries(SWIFT)) {
  test(`Swift: ${JSON.stringify(text)}`, () => assert.equal(platforms(text, 'swift'), expected));
}

for (const [text, expected] of Object.entries(C)) {
  test(`C: ${JSON.stringify(text)}`, () => assert.equal(platforms(text, 'c'), expected));
}
