import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';

/**
 * The files that an allowlist lets through: an ignore file that starts with `**` and goes on with `!` patterns. Throws
 * if it is not of that form. Looks only into the folders that its patterns name.
 */
export function filesAllowedBy(root: string, ignoreFile: string): readonly string[] {
  const lines = readFileSync(path.join(root, ignoreFile), 'utf8').split(/\r?\n/);
  const [first, ...rest] = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (first !== '**' || rest.some((line) => !line.startsWith('!'))) {
    throw new Error(`${ignoreFile}:1: must be ** and then only patterns with !`);
  }
  return rest.map((line) => line.slice(1)).flatMap((pattern) => matching(root, pattern));
}

function matching(root: string, pattern: string): string[] {
  const folder = path.posix.dirname(pattern);
  const matches = picomatch(path.posix.basename(pattern));
  const names = existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)).sort() : [];
  return names.filter((name) => matches(name)).map((name) => path.posix.join(folder, name));
}
