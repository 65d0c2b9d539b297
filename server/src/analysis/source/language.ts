/** The two grammars the engine reads. `c` stands for C, Objective-C and Objective-C++ alike: one lexer serves all three. */
export type SourceLanguage = 'swift' | 'c';

/** Language names as used in fixtures, documentation and knowledge files. */
export type ApiLanguage = 'swift' | 'objective-c';

const BY_LANGUAGE_ID: Readonly<Record<string, SourceLanguage>> = {
  swift: 'swift',
  'objective-c': 'c',
  objc: 'c',
  'objective-cpp': 'c',
  objcpp: 'c',
  c: 'c',
  cpp: 'c',
};

const BY_EXTENSION: Readonly<Record<string, SourceLanguage>> = {
  swift: 'swift',
  m: 'c',
  mm: 'c',
  h: 'c',
  c: 'c',
};

/** The LSP language ids that Netguide reads; `c` and `cpp` because editors call Objective-C headers that. */
export const LANGUAGE_IDS: readonly string[] = Object.keys(BY_LANGUAGE_ID);

/** The file name extensions, without the dot, that a scan reads. */
export const EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION);

/** The grammar for an LSP language id, or `undefined` for a language that Netguide does not read. */
export function languageOfId(languageId: string): SourceLanguage | undefined {
  return Object.hasOwn(BY_LANGUAGE_ID, languageId) ? BY_LANGUAGE_ID[languageId] : undefined;
}

/** The grammar for a path or URI by its extension (case-insensitive), or `undefined`. */
export function languageOfPath(path: string): SourceLanguage | undefined {
  const extension = /\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase();
  return extension !== undefined && Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}
