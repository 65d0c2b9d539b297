import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { createEngine, type Engine } from '../../analysis/engine.ts';
import { SEVERITIES } from '../../analysis/finding.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Configuration } from '../../project/configuration.ts';
import { nodeFiles, toSlashes } from '../../project/node-files.ts';
import { loadConfiguration } from '../../project/project.ts';
import { createPalette } from '../../report/palette.ts';
import { plural } from '../../report/plural.ts';
import { describeError } from '../../scan/describe-error.ts';
import { hash64 } from '../../scan/fingerprint.ts';
import type { LocatedFinding } from '../../scan/located-finding.ts';
import { scan } from '../../scan/scan.ts';
import { scanInput } from '../../scan/scan-input.ts';
import type { ScanResult } from '../../scan/scan.ts';
import { applyBaseline, type Baseline, formatBaseline, parseBaseline } from '../baseline.ts';
import type { CliContext, Command } from '../command.ts';
import { ExitCode, gravest } from '../exit-code.ts';
import { say, sayConfigurationProblems, sayScanProblems, sayStale } from '../messages.ts';
import { readScanRequest, SCAN_OPTIONS, type ScanRequest, type Shard } from '../scan-request.ts';
import type { Terminal } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

/** Finds deprecated and risky networking APIs in files and folders. */
export const scanCommand: Command = {
  name: 'scan',
  summary: 'find deprecated and risky networking APIs in files and folders',
  usage: '[PATH…]',
  details: `Reads .swift, .m, .mm, .h and .c files; a folder is searched with all below it, the default is the current one.

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 a mistake in the command or the configuration,
3 some files could not be read.`,
  options: SCAN_OPTIONS,
  run: async (given, context) => {
    const base = context.loadBase();
    const engine = createEngine(base.knowledge, context.rules);
    const request = readScanRequest(given, engine.ruleIds);
    const { terminal } = context;
    const baseline = await readBaseline(request.baseline, terminal.cwd);
    const result = await runScan(request, engine, context);
    const { findings, stale } = await settle(result, request, baseline, terminal);
    await deliver({ ...result, findings }, request, base, terminal);
    sayProblems(result, request, terminal);
    if (request.baseline !== undefined) sayStale(terminal.err, stale, request.baseline);
    return exitCode(result, findings, request);
  },
};

async function runScan(request: ScanRequest, engine: Engine, context: CliContext): Promise<ScanResult> {
  const { cwd } = context.terminal;
  const scope = {
    ruleIds: engine.ruleIds,
    defaultExcludes: request.defaultExcludes,
    configuration: await readConfig(request.config, cwd, engine.ruleIds),
    override: { rules: request.rules },
  };
  if (request.stdinPath !== undefined) {
    return scanInput({ bytes: await context.terminal.readInput(), path: request.stdinPath, cwd, engine, scope });
  }
  const { changedSince, paths, shard, jobs } = request;
  return scan({
    engine,
    scope,
    cwd,
    jobs,
    paths: changedSince === undefined ? paths : await changed(changedSince, paths, cwd),
    accept: shard && ((key) => isInShard(key, shard)),
    worker: context.worker,
  });
}

/** Loaded on demand: what it needs of Node takes a few milliseconds to start. */
async function changed(revision: string, paths: readonly string[], cwd: string): Promise<string[]> {
  const { changedFiles } = await import('../changed-files.ts');
  return changedFiles(revision, paths, cwd);
}

async function readConfig(
  path: string | undefined,
  cwd: string,
  ruleIds: ReadonlySet<string>,
): Promise<Configuration | undefined> {
  if (path === undefined) return undefined;
  const configuration = await loadConfiguration(toSlashes(resolve(cwd, path)), nodeFiles, ruleIds);
  if (!configuration) throw usageError(`The configuration ${path} can't be read.`);
  return configuration;
}

async function readBaseline(path: string | undefined, cwd: string): Promise<Baseline | undefined> {
  if (path === undefined) return undefined;
  const text = await readFile(resolve(cwd, path), 'utf8').catch((error: unknown) => {
    const reason = describeError(error);
    throw usageError(`The baseline ${path} can't be read: ${reason}.`, 'Write one with --write-baseline.');
  });
  return parseBaseline(text, path);
}

/** Every file falls into exactly one shard, by its path alone, so that machines need not see the same files. */
function isInShard(key: string, { index, of }: Shard): boolean {
  return parseInt(hash64(key).slice(0, 8), 16) % of === index - 1;
}

/** What is left to report once baselines are read or written. */
async function settle(
  { findings, collection }: ScanResult,
  request: ScanRequest,
  baseline: Baseline | undefined,
  terminal: Terminal,
): Promise<{ readonly findings: readonly LocatedFinding[]; readonly stale: number }> {
  if (request.writeBaseline !== undefined) {
    await write(request.writeBaseline, formatBaseline(findings), terminal.cwd);
    say(terminal.err, 'note', `wrote ${plural(findings.length, 'finding')} to the baseline ${request.writeBaseline}.`);
    return { findings: [], stale: 0 };
  }
  if (!baseline) return { findings, stale: 0 };
  const scanned = new Set(collection.items.map(({ target }) => target.key));
  const isGone = (file: string): boolean => collection.roots.every((root) => !existsSync(join(root, file)));
  return applyBaseline(findings, baseline, (file) => scanned.has(file) || isGone(file));
}

async function deliver(
  result: ScanResult,
  { format, output }: ScanRequest,
  base: KnowledgeBase,
  { out, cwd }: Terminal,
): Promise<void> {
  if (output === undefined) out.write(format(result, { base, palette: out.palette, width: out.width }));
  else await write(output, format(result, { base, palette: createPalette(false), width: undefined }), cwd);
}

async function write(path: string, text: string, cwd: string): Promise<void> {
  const absolute = resolve(cwd, path);
  try {
    await mkdir(dirname(absolute), { recursive: true });
    await writeFile(absolute, text);
  } catch (error) {
    throw usageError(`${path} can't be written: ${describeError(error)}.`);
  }
}

function sayProblems(result: ScanResult, request: ScanRequest, { err, cwd }: Terminal): void {
  sayConfigurationProblems(err, result.collection.configurations, (path) => toSlashes(relative(cwd, path)));
  const isSelection = request.changedSince !== undefined || request.shard !== undefined;
  sayScanProblems(err, result, isSelection);
}

function exitCode(result: ScanResult, findings: readonly LocatedFinding[], { failOn }: ScanRequest): ExitCode {
  const problems = result.collection.configurations.flatMap((configuration) => configuration.problems);
  const failing = failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return gravest([
    ...(problems.some(({ severity }) => severity === 'error') ? [ExitCode.Usage] : []),
    ...(result.errors.length > 0 ? [ExitCode.Unread] : []),
    ...(findings.some(({ finding }) => failing.includes(finding.severity)) ? [ExitCode.Findings] : []),
  ]);
}
