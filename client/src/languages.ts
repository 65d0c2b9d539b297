/**
 * The language ids whose documents go to the server. VS Code itself calls Objective-C headers `c` or `cpp`; `objc` and
 * `objcpp` are what some extensions use. The manifest activates on the same ids.
 */
export const LANGUAGES: readonly string[] = ['swift', 'objective-c', 'objective-cpp', 'objc', 'objcpp', 'c', 'cpp'];
