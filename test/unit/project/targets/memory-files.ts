import type { BoundedFiles, FolderEntry } from '../../../../server/src/project/files.ts';

/** A file system of texts by absolute path; reading is bounded by length, and `reads` counts them. */
export function memoryFiles(texts: Readonly<Record<string, string>>): BoundedFiles & { readonly reads: string[] } {
  const reads: string[] = [];
  const list = (folder: string): FolderEntry[] => {
    const prefix = `${folder}/`;
    const below = Object.keys(texts).filter((path) => path.startsWith(prefix));
    const names = new Set(below.map((path) => path.slice(prefix.length).split('/')[0]!));
    return [...names].map((name) => ({ name, kind: Object.hasOwn(texts, prefix + name) ? 'file' : 'folder' }));
  };
  return {
    reads,
    readText: (path) => Promise.resolve(texts[path]),
    exists: (path) => Promise.resolve(Object.hasOwn(texts, path)),
    list: (folder) => Promise.resolve(list(folder)),
    readWithin: (_, path, maxBytes) => {
      reads.push(path);
      const text = texts[path];
      if (text === undefined) return Promise.resolve({ problem: 'missing' });
      return Promise.resolve(text.length > maxBytes ? { problem: 'too-large' } : { text });
    },
  };
}
