import ignore from 'ignore';
import { isTooComplex } from './excludes.ts';

/**
 * What one `.gitignore` says of a path relative to its folder: ignored, taken back by a `!` pattern, or nothing.
 * The path must lie below that folder.
 */
export type IgnoreFile = (relativePath: string, isFolder: boolean) => 'ignored' | 'unignored' | undefined;

/** Reads the text of a `.gitignore`. Never throws; lines that mean nothing, or too much, are passed over. */
export function createIgnoreFile(text: string): IgnoreFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  const rules = ignore({ ignorecase: false }).add(lines.filter((line) => !isTooComplex(line)));
  return (relativePath, isFolder) => {
    if (!ignore.isPathValid(relativePath)) return undefined;
    const { ignored, unignored } = rules.test(isFolder ? `${relativePath}/` : relativePath);
    if (ignored) return 'ignored';
    return unignored ? 'unignored' : undefined;
  };
}
