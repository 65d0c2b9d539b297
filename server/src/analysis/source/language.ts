/** The two grammars the engine reads. `c` stands for C, Objective-C and Objective-C++ alike: one lexer serves all three. */
export type SourceLanguage = 'swift' | 'c';

/** Everything that Netguide reads: source code, and the property lists beside it. */
export type DocumentLanguage = SourceLanguage | 'property-list';

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

const BY_EXTENSION: Readonly<Record<string, DocumentLanguage>> = {
  swift: 'swift',
  m: 'c',
  mm: 'c',
  h: 'c',
  c: 'c',
  plist: 'property-list',
  entitlements: 'property-list',
};

/** The LSP language ids that Netguide reads; `c` and `cpp` because editors call Objective-C headers that. */
export const LANGUAGE_IDS: readonly string[] = Object.keys(BY_LANGUAGE_ID);

/** The file name extensions, without the dot, that a scan reads. */
export const EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION);

/** The grammar for an LSP language id, or `undefined` for a language that Netguide does not read. */
export function languageOfId(languageId: string): SourceLanguage | undefined {
  return Object.hasOwn(BY_LANGUAGE_ID, languageId) ? BY_LANGUAGE_ID[languageId] : undefined;
}

/** The language for a path or URI by its extension (case-insensitive), or `undefined`. */
export function languageOfPath(path: string): DocumentLanguage | undefined {
  const extension = /\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase();
  return extension !== undefined && Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}

/** The grammar for a path or URI of source code, or `undefined`. */
export function sourceLanguageOfPath(path: string): SourceLanguage | undefined {
  const language = languageOfPath(path);
  return language === 'property-list' ? undefined : language;
}
