import type { SourceFile } from '../source/source-file.ts';
import { isWord, textOf } from './token-text.ts';

const KIND = /^(class|struct|enum|protocol|func|var|let|typealias)$/;

/** The modules that a Swift file imports, whole or in part; `keywords` are its tokens `import`. */
export function importedModules(file: SourceFile, keywords: readonly number[]): ReadonlySet<string> {
  return new Set(
    keywords.map((token) =>
      textOf(file, isWord(file, token + 1) && KIND.test(textOf(file, token + 1)) ? token + 2 : token + 1),
    ),
  );
}
