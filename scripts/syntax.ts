import path from 'node:path';
import { Project, type Node, type SourceFile } from 'ts-morph';

/** TypeScript sources read for their syntax alone: no types, no libraries, nothing but the files asked for. */
export interface Sources {
  /** The file at a path from the root. Throws if there is none. */
  file(file: string): SourceFile;
  /** All files that a glob pattern, relative to the root, matches. */
  files(pattern: string): readonly SourceFile[];
  /** Where a node stands, as `file:line`. */
  place(node: Node): { readonly file: string; readonly line: number };
}

/** Reads sources below `root`. Syntax only: a single question about a type would cost seconds. */
export function readSources(root: string): Sources {
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true, allowImportingTsExtensions: true, noResolve: true },
  });
  return {
    file: (file) => project.addSourceFileAtPath(path.join(root, file)),
    files: (pattern) => project.addSourceFilesAtPaths(path.join(root, pattern)),
    place: (node) => ({
      file: path.relative(root, node.getSourceFile().getFilePath()).split(path.sep).join('/'),
      line: node.getStartLineNumber(),
    }),
  };
}
