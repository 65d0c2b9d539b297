import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { usageError } from './usage-error.ts';

const run = promisify(execFile);
/** Variables that would lead git elsewhere, as they do within a hook, or have it start programs. */
const MISLEADING = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_EXTERNAL_DIFF']);
const LARGEST_OUTPUT = 256 * 1024 * 1024;

/**
 * The files at or below `paths` that differ from `revision` or are new to git, as absolute paths. Runs git, and nothing
 * that the repository's own configuration names: no hooks, monitors, pagers, filters, external diffs or transports.
 * Throws a usage error where there is no git, no repository or no such revision.
 */
export async function changedFiles(revision: string, paths: readonly string[], cwd: string): Promise<string[]> {
  if (revision.startsWith('-')) throw usageError(`“${revision}” is not a git revision.`);
  const lists = await Promise.all(paths.map((path) => changedBelow(revision, resolve(cwd, path))));
  return [...new Set(lists.flat())].sort();
}

async function changedBelow(revision: string, path: string): Promise<string[]> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = isFolder ? path : dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })) return [path];
  const git = await safeGit(folder);
  const commit = (await git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])).trim();
  const only = isFolder ? '.' : `:(literal)${basename(path)}`;
  const changed = ['diff-index', '--name-only', '-z', '--relative', '--no-renames', '--diff-filter=d'];
  const safety = ['--no-ext-diff', '--no-textconv', '--ignore-submodules=all'];
  const names = await Promise.all([
    git([...changed, ...safety, commit, '--', only]),
    git(['ls-files', '--others', '--exclude-standard', '-z', '--', only]),
  ]);
  return names.flatMap(splitNames).map((name) => join(folder, name));
}

type Git = (parameters: readonly string[]) => Promise<string>;

async function safeGit(folder: string): Promise<Git> {
  const plain = gitIn(folder, environment([]));
  await plain(['rev-parse', '--git-dir']);
  const drivers = await plain(['config', '--null', '--name-only', '--get-regexp', '^filter\\.']).catch(() => '');
  return gitIn(folder, environment(splitNames(drivers)));
}

/** The names in output of `-z`; one that ends in a slash is a repository within the repository, and not looked into. */
function splitNames(output: string): string[] {
  return output.split('\0').filter((name) => name !== '' && !name.endsWith('/'));
}

/** An environment in which git executes nothing that a repository configures; `filters` are the keys to empty. */
function environment(filters: readonly string[]): NodeJS.ProcessEnv {
  const settings: (readonly [key: string, value: string])[] = [
    ['core.fsmonitor', 'false'],
    ['core.hooksPath', '/dev/null'],
    ['core.pager', 'cat'],
    ['protocol.allow', 'never'],
    ...filters.map((key) => [key, key.endsWith('.required') ? 'false' : ''] as const),
  ];
  const configuration = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !MISLEADING.has(name))),
    ...(Object.fromEntries(configuration) as Record<string, string>),
    GIT_CONFIG_COUNT: String(settings.length),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_PAGER: 'cat',
    LC_ALL: 'C',
  };
}

function gitIn(folder: string, env: NodeJS.ProcessEnv): Git {
  const fixed = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
  return async (parameters) => {
    try {
      const options = { cwd: folder, env, maxBuffer: LARGEST_OUTPUT, encoding: 'utf8' } as const;
      return (await run('git', [...fixed, ...parameters], options)).stdout;
    } catch (error) {
      throw explain(error, folder, parameters);
    }
  };
}

function explain(error: unknown, folder: string, parameters: readonly string[]): Error {
  const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
  if (code === 'ENOENT') return usageError('--changed-since needs git, which is not installed.');
  if (stderr.includes('not a git repository'))
    return usageError(`--changed-since: ${folder} is not in a git repository.`);
  if (parameters.includes('--verify')) {
    const revision = parameters.at(-1)?.replace(/\^\{commit\}$/, '') ?? '';
    return usageError(`--changed-since: git knows no revision “${revision}” here.`);
  }
  return usageError(`--changed-since: ${stderr.trim().split('\n')[0] ?? 'git failed'}`);
}
