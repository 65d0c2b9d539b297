/** Longest path that is made of a project file's own words. */
const MAX_PATH = 4_000;

/**
 * `path` as an absolute path with `.` and `..` resolved: relative to the folder `base`, unless it is absolute itself.
 * Purely textual. `undefined` for what can't be a path: too long, or with a zero character.
 */
export function resolvePath(base: string, path: string): string | undefined {
  const whole = isAbsolute(path) ? path : `${base}/${path}`;
  if (whole.length > MAX_PATH || whole.includes('\0')) return undefined;
  const segments: string[] = [];
  for (const segment of whole.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const drive = /^[A-Za-z]:$/.test(segments[0] ?? '');
  return drive ? segments.join('/') : `/${segments.join('/')}`;
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path);
}
