/**
 * The language ids whose documents go to the server. VS Code itself calls Objective-C headers `c` or `cpp`; `objc` and
 * `objcpp` are what some extensions use. The manifest activates on the same ids.
 */
export const LANGUAGES: readonly string[] = ['swift', 'objective-c', 'objective-cpp', 'objc', 'objcpp', 'c', 'cpp'];

/** The documents that go to the server: source code by its language, property lists by their names. */
export const DOCUMENTS: readonly ({ readonly language: string } | { readonly pattern: string })[] = [
  ...LANGUAGES.map((language) => ({ language })),
  { pattern: '**/*.{plist,entitlements}' },
];
