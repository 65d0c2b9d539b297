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

/** Tells of a path relative to the patterns' folder, with `/`, whether it or a folder above it is excluded. */
export type PathFilter = (relativePath: string) => boolean;

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
 * is a path from the folder that the patterns belong to. Both cover everything below a folder they match. `*`, `**`,
 * `?`, `[…]` and `{…,…}` work as in other globs. Never throws: a pattern that can't be compiled excludes nothing.
 */
export function createPathFilter(patterns: readonly string[]): PathFilter {
  const names: ((name: string) => boolean)[] = [];
  const paths: ((path: string) => boolean)[] = [];
  for (const pattern of patterns) {
    const trimmed = pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    const matcher = compile(trimmed);
    if (!matcher) continue;
    const anchored = trimmed.includes('/') || /^\.?\//.test(pattern);
    (anchored ? paths : names).push(matcher);
  }
  return (relativePath) => somePrefix(relativePath, names, paths);
}

/** {@link createPathFilter} for a single question. */
export function isExcluded(relativePath: string, patterns: readonly string[]): boolean {
  return createPathFilter(patterns)(relativePath);
}

function compile(pattern: string): ((text: string) => boolean) | undefined {
  if (isTooComplex(pattern)) return undefined;
  try {
    const matcher = picomatch(pattern, OPTIONS);
    return (text) => matcher(text);
  } catch {
    return undefined;
  }
}

function somePrefix(
  path: string,
  names: readonly ((name: string) => boolean)[],
  paths: readonly ((path: string) => boolean)[],
): boolean {
  let start = 0;
  while (start <= path.length) {
    const slash = path.indexOf('/', start);
    const end = slash < 0 ? path.length : slash;
    const name = path.slice(start, end);
    if (name !== '' && name !== '..') {
      if (names.some((matches) => matches(name))) return true;
      if (paths.some((matches) => matches(path.slice(0, end)))) return true;
    }
    start = end + 1;
  }
  return false;
}
