import { parentFolder } from '../files.ts';
import type { BuildSettings } from './build-settings.ts';
import { resolvePath } from './paths.ts';

/** A line of an `.xcconfig` file that says something. */
export type XcconfigLine =
  | { readonly kind: 'include'; readonly path: string }
  | { readonly kind: 'setting'; readonly name: string; readonly value: string };

/** Includes nested deeper than this, and files beyond that number, are left out. */
const MAX_DEPTH = 20;
const MAX_FILES = 200;

const INCLUDE = /^\s*#include\??\s*"([^"]+)"/;
const SETTING = /^\s*([A-Za-z_]\w*(?:\[[^\]]*\])*)\s*=(.*)$/;

/** The settings and includes of an `.xcconfig` text, in order; what is neither is passed over. */
export function parseXcconfig(text: string): readonly XcconfigLine[] {
  return text.split(/\r\n|\n|\r/).flatMap((line): readonly XcconfigLine[] => {
    const include = INCLUDE.exec(line)?.[1];
    if (include !== undefined) return [{ kind: 'include', path: include }];
    const [, name, value = ''] = SETTING.exec(line.replace(/\/\/.*$/, '')) ?? [];
    if (name === undefined) return [];
    return [
      {
        kind: 'setting',
        name,
        value: value
          .trim()
          .replace(/;$/, '')
          .replace(/^"(.*)"$/, '$1'),
      },
    ];
  });
}

/**
 * The settings of an `.xcconfig` file and of all that it includes; a later line wins. `read` answers the text of a file,
 * or nothing where there is none that may be read. A file that includes itself, over others or not, counts once.
 */
export async function loadXcconfig(
  path: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<BuildSettings> {
  const settings = new Map<string, string>();
  let files = 0;
  const visit = async (file: string, open: readonly string[]): Promise<void> => {
    if (open.includes(file) || open.length >= MAX_DEPTH || ++files > MAX_FILES) return;
    for (const line of parseXcconfig((await read(file)) ?? '')) {
      if (line.kind === 'setting') {
        settings.delete(line.name);
        settings.set(line.name, line.value);
        continue;
      }
      const included = resolvePath(parentFolder(file), line.path);
      if (included !== undefined) await visit(included, [...open, file]);
    }
  };
  await visit(path, []);
  return settings;
}
