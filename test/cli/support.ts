import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** The built command line. */
export const CLI = join(process.cwd(), 'dist', 'cli.js');

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** How to run it. */
export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  /** The numeric user to run as; only the superuser may choose. */
  readonly uid?: number;
}

/** Runs `netguide` with these words, to its end. Without colours unless `env` says otherwise. */
export function netguide(words: readonly string[], { env = {}, ...options }: RunOptions = {}): Run {
  const plain = Object.entries(process.env).filter(([name]) => name !== 'FORCE_COLOR' && name !== 'NO_COLOR');
  const result = spawnSync(process.execPath, [CLI, ...words], {
    ...options,
    env: { ...Object.fromEntries(plain), ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** A folder with these files that is gone when the test ends. */
export function folder(t: TestContext, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'netguide-cli-')));
  t.after(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** A finding as the JSON report has it. */
export interface JsonFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly ruleId: string;
  readonly symbol: string;
  readonly severity: string;
  readonly confidence: string;
  readonly status: string;
  readonly message: string;
  readonly guidance: readonly { id: string; section: string | null; title: string; url: string }[];
  readonly fingerprint: string;
}

/** The JSON report. */
export interface JsonReport {
  readonly version: 1;
  readonly findings: readonly JsonFinding[];
  readonly summary: { files: number; filesWithFindings: number; bytes: number; byRule: Record<string, number> };
  readonly errors: readonly { file: string; message: string }[];
}

/** Runs `netguide scan --format json` with these words. */
export function scanJson(words: readonly string[], options: RunOptions = {}): Run & { readonly report: JsonReport } {
  const run = netguide(['scan', '--format', 'json', ...words], options);
  return { ...run, report: JSON.parse(run.out) as JsonReport };
}

/** The places of a report, as `file:line:column symbol`. */
export function places({ findings }: JsonReport): string[] {
  return findings.map(({ file, line, column, symbol }) => `${file}:${line}:${column} ${symbol}`);
}
