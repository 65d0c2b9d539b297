import picomatch from 'picomatch';

/** What is never read unless asked for: other people's code, what builds leave behind, and version control. */
export const DEFAULT_EXCLUDES: readonly string[] = [
  'Pods',
  'Carthage',
  '.build',
  'DerivedData',
  'node_modules',
  'vendor',
  'third_party',
  '*.generated.swift',
  '.git',
];

/**
 * Whether the file or folder `name` is excluded by itself, whatever holds for the folders above it. `prefix` leads to
 * it from the patterns' folder: `''`, or a path with `/` that ends in one.
 */
export type EntryFilter = (prefix: string, name: string) => boolean;

// No extended globs: their nesting can make a regular expression run for ever, and patterns may come from strangers.
const OPTIONS = { dot: true, noextglob: true, nonegate: true } as const;

/**
 * Whether a glob has so many wildcards that matching it could take for ever: more than three in one segment, or more
 * than six `**`. Nobody writes such a pattern for use.
 */
export function isTooComplex(pattern: string): boolean {
  const segments = pattern.split('/');
  const deep = segments.filter((segment) => segment.includes('**')).length;
  return deep > 6 || segments.some((segment) => (segment.replaceAll('**', '').match(/\*+/g) ?? []).length > 3);
}

/**
 * Compiles exclude patterns. A pattern without a slash is the name of a file or folder at any depth; one with a slash
 * is a path from the folder that the patterns belong to. `*`, `**`, `?`, `[…]` and `{…,…}` work as in other globs.
 * Never throws: a pattern that can't be compiled excludes nothing.
 */
export function createEntryFilter(patterns: readonly string[]): EntryFilter {
  const trimmed = patterns.map((pattern) => ({ pattern: trim(pattern), isPath: isPath(pattern) }));
  const isName = matcherOf(trimmed.flatMap((one) => (one.isPath ? [] : [one.pattern])));
  const paths = trimmed.flatMap((one) => (one.isPath ? [one.pattern] : []));
  if (paths.length === 0) return (_, name) => isName(name);
  const isListed = matcherOf(paths);
  return (prefix, name) => isName(name) || isListed(prefix + name);
}

/** Whether a path, relative to the patterns' folder and with `/`, or a folder above it is excluded. */
export function isExcluded(relativePath: string, patterns: readonly string[]): boolean {
  const filter = createEntryFilter(patterns);
  const segments = relativePath.split('/');
  return segments.some((name, index) => {
    const prefix = segments
      .slice(0, index)
      .map((segment) => `${segment}/`)
      .join('');
    return name !== '' && name !== '..' && filter(prefix, name);
  });
}

function trim(pattern: string): string {
  return pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

function isPath(pattern: string): boolean {
  return /^\.?\//.test(pattern) || trim(pattern).includes('/');
}

/** Most patterns are plain names, and looked up rather than matched. */
function matcherOf(patterns: readonly string[]): (text: string) => boolean {
  const plain = new Set(patterns.filter((pattern) => /^[\w./-]+$/.test(pattern)));
  const globs = patterns.filter((pattern) => !plain.has(pattern)).flatMap(compile);
  return (text) => plain.has(text) || globs.some((glob) => glob.test(text));
}

function compile(pattern: string): RegExp[] {
  if (pattern === '' || isTooComplex(pattern)) return [];
  try {
    return [picomatch.makeRe(pattern, OPTIONS)];
  } catch {
    return [];
  }
}
