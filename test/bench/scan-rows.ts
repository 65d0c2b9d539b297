import { spawnSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Engine } from '../../server/src/analysis/engine.ts';
import { sourceFiles } from '../corpus/source-files.ts';
import { astGrepPath, ripgrepPath } from './peers.ts';
import { type Row, summarise } from './statistics.ts';

const RUNS = 5;
const CLI = join(process.cwd(), 'dist/cli.js');
/** Loaded into the command: says at the end how much memory the process had at most, in KiB. */
const MEMORY_PROBE = `if (require('node:worker_threads').isMainThread) process.on('exit', () =>
  require('node:fs').writeFileSync(process.env.MEMORY_REPORT, String(process.resourceUsage().maxRSS)));`;

/** What scanning a corpus takes. */
export interface ScanReport {
  readonly rows: readonly Row[];
  readonly megabytes: number;
  readonly lines: number;
  /** The most that the scan had in memory, in MiB. */
  readonly peakMemory: number;
}

/** A program with its arguments. */
interface Command {
  readonly what: string;
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * The whole command on the Swift files of a corpus, beside ripgrep and ast-grep with the same names on the same files,
 * each in turn, so that whatever else the machine does hits all of them.
 */
export function scanCorpus(corpus: string, engine: Engine, hasPeers: boolean): ScanReport {
  const folder = mkdtempSync(join(tmpdir(), 'netguide-bench-'));
  try {
    const files = copySwiftFiles(corpus, join(folder, 'files'));
    const commands = [netguide(folder), ...(hasPeers ? peers(folder, engine) : [])];
    const times = new Map<string, number[]>(commands.map(({ what }) => [what, []]));
    for (let round = 0; round < RUNS; round++) {
      for (const command of commands) times.get(command.what)!.push(run(command));
    }
    const [own, ...others] = commands.map(({ what }) => ({ what, times: summarise(times.get(what)!) }));
    const rows = others.map(({ what, times: { p50 } }) => ({ ...own!, peer: { name: what, p50 } }));
    return { rows: rows.length > 0 ? rows : [own!], ...sizeOf(files), peakMemory: peakMemory(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function netguide(folder: string): Command {
  const args = [CLI, 'scan', join(folder, 'files'), '--format', 'json', '--output', join(folder, 'found.json')];
  return { what: 'scan, whole command', program: process.execPath, args: [...args, '--fail-on', 'never'] };
}

function peers(folder: string, engine: Engine): readonly Command[] {
  const files = join(folder, 'files');
  const names = engine.catalogue.names.names;
  writeFileSync(join(folder, 'names.txt'), names.join('\n'));
  const regex = `^(${names.join('|')})$`;
  const rule = {
    id: 'names',
    language: 'swift',
    severity: 'warning',
    rule: { any: ['simple_identifier', 'type_identifier'].map((kind) => ({ kind, regex })) },
  };
  writeFileSync(join(folder, 'rule.yml'), JSON.stringify(rule));
  return [
    { what: 'ripgrep', program: ripgrepPath(), args: ['-c', '-w', '-F', '-f', join(folder, 'names.txt'), files] },
    {
      what: 'ast-grep',
      program: astGrepPath(),
      args: ['scan', '--rule', join(folder, 'rule.yml'), '--json=compact', files],
    },
  ];
}

/** Wall time in milliseconds. */
function run({ what, program, args }: Command, env: NodeJS.ProcessEnv = process.env): number {
  const start = performance.now();
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (error !== undefined || status === null || status > 1) throw error ?? new Error(`${what} failed: ${status}`);
  return performance.now() - start;
}

function peakMemory(folder: string): number {
  const report = join(folder, 'memory.txt');
  const probe = join(folder, 'probe.cjs');
  writeFileSync(probe, MEMORY_PROBE);
  const command = netguide(folder);
  run({ ...command, args: ['--require', probe, ...command.args] }, { ...process.env, MEMORY_REPORT: report });
  return Number(readFileSync(report, 'utf8')) / 1024;
}

/** Links where that is possible: the same bytes, without the folders' own ignore files. */
function copySwiftFiles(corpus: string, to: string): readonly string[] {
  return sourceFiles(corpus, 'swift').map((path, at) => {
    const copy = join(to, String(at % 100), relative(corpus, path).replaceAll(/[\\/]/g, '+'));
    mkdirSync(dirname(copy), { recursive: true });
    try {
      linkSync(path, copy);
    } catch {
      copyFileSync(path, copy);
    }
    return copy;
  });
}

function sizeOf(files: readonly string[]): { megabytes: number; lines: number } {
  let bytes = 0;
  let lines = 0;
  for (const file of files) {
    bytes += statSync(file).size;
    for (const byte of readFileSync(file)) if (byte === 10) lines++;
  }
  return { megabytes: bytes / 1e6, lines };
}
