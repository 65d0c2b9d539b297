import { parentFolder, relativePath } from '../files.ts';
import type { PlainValue } from './model.ts';
import { resolvePath } from './paths.ts';
import { isMap, listAt, mapAt, mergeMaps, parseYamlMap, textAt, type YamlMap } from './yaml-values.ts';

/** The most files that one specification includes. */
const MAX_FILES = 100;

/**
 * An XcodeGen specification with everything that it includes, the including file on top. `read` answers the text of a
 * file, or nothing where there is none that may be read. Never throws; a file that includes itself counts once.
 */
export async function loadSpecification(
  path: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<YamlMap | undefined> {
  const seen = new Set<string>();
  const visit = async (file: string): Promise<YamlMap | undefined> => {
    if (seen.has(file) || seen.size >= MAX_FILES) return undefined;
    seen.add(file);
    const own = parseYamlMap((await read(file)) ?? '');
    if (!own) return undefined;
    let lower: YamlMap = {};
    for (const include of listAt(own, 'include')) {
      const name = isMap(include) ? textAt(include, 'path') : include;
      const included = typeof name === 'string' ? resolvePath(parentFolder(file), name) : undefined;
      const spec = included === undefined ? undefined : await visit(included);
      if (spec && included !== undefined) lower = mergeMaps(lower, rebase(spec, include, file, included));
    }
    return mergeMaps(lower, own);
  };
  return visit(path);
}

/** The included specification with its paths made relative to the including file, unless `relativePaths` says not to. */
function rebase(spec: YamlMap, include: PlainValue, file: string, included: string): YamlMap {
  if (isMap(include) && include['relativePaths'] === false) return spec;
  const prefix = relativePath(parentFolder(file), parentFolder(included));
  if (prefix === '') return spec;
  const moved = ['targets', 'targetTemplates'].map((key) => {
    const targets = Object.entries(mapAt(spec, key));
    return [key, Object.fromEntries(targets.map(([name, target]) => [name, rebaseTarget(target, prefix)]))] as const;
  });
  return { ...spec, ...Object.fromEntries(moved) };
}

function rebaseTarget(target: PlainValue, prefix: string): PlainValue {
  if (!isMap(target)) return target;
  const moved: Record<string, PlainValue> = { ...target };
  if (Object.hasOwn(target, 'sources')) {
    moved['sources'] = listAt(target, 'sources').map((source) =>
      typeof source === 'string' ? `${prefix}/${source}` : isMap(source) ? rebasePath(source, prefix) : source,
    );
  }
  for (const key of ['info', 'entitlements']) {
    if (Object.hasOwn(target, key)) moved[key] = rebasePath(mapAt(target, key), prefix);
  }
  return moved;
}

function rebasePath(map: YamlMap, prefix: string): YamlMap {
  const path = textAt(map, 'path');
  return path === undefined ? map : { ...map, path: `${prefix}/${path}` };
}
