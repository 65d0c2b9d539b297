import { dirname, relative, resolve } from 'node:path';
import type { Engine } from '../analysis/engine.ts';
import { pathBelow } from '../project/files.ts';
import type { ScopeOptions } from '../project/folder-scope.ts';
import { nodeFiles, toSlashes } from '../project/node-files.ts';
import { createProject } from '../project/project.ts';
import { naturalRoot } from './collect.ts';
import { compareLocated } from './located-finding.ts';
import { scanBytes } from './scan-file.ts';
import type { ScanResult } from './scan.ts';

/** Bytes to scan as if they were the content of a file. */
export interface InputOptions {
  readonly bytes: Uint8Array;
  /** The path they stand for, relative to `cwd` or absolute; there need not be such a file. */
  readonly path: string;
  readonly cwd: string;
  readonly engine: Engine;
  readonly scope: ScopeOptions;
}

/** Scans bytes under the configuration that holds for their path; for an excluded path nothing is found. */
export async function scanInput({ bytes, path, cwd, engine, scope }: InputOptions): Promise<ScanResult> {
  const absolute = toSlashes(resolve(cwd, path));
  const root = await naturalRoot(toSlashes(dirname(absolute)), toSlashes(cwd));
  const { settings, configuration, excluded, surroundings, sourcesOf } = await createProject(
    root,
    nodeFiles,
    scope,
  ).file(absolute);
  const file = toSlashes(relative(cwd, absolute));
  const target = { path: absolute, file, key: pathBelow(root, absolute) ?? absolute };
  const outcome = excluded ? NOTHING : scanBytes(bytes, target, engine, { settings, surroundings });
  return {
    ...outcome,
    findings: [...outcome.findings].sort(compareLocated),
    collection: {
      items: excluded ? [] : [{ target, settings, surroundings, sourcesOf }],
      errors: [],
      excluded: excluded ? [file] : [],
      configurations: configuration ? [configuration] : [],
      roots: [root],
      projectProblems: [],
    },
  };
}

const NOTHING = { findings: [], errors: [], ruleErrors: [], files: 0, bytes: 0 };
