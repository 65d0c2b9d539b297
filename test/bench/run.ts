/**
 * Measures what the design puts a budget on, and prints it beside the budget and beside other programs that do the
 * same job on the same input in the same run. Milliseconds depend on the machine; the ratios are what to compare.
 *
 *   npm run bench [-- --corpus DIR] [--no-build] [--no-peers]
 *
 * With --corpus the whole command is measured too, on the Swift files below DIR.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../../server/src/analysis/engine.ts';
import { printTable } from '../support/table.ts';
import { loadBundledEngine } from './engine-bundle.ts';
import { engineRows } from './engine-rows.ts';
import { createInputs } from './inputs.ts';
import { lookupRow } from './lookup-row.ts';
import { installPeers } from './peers.ts';
import { scanCorpus } from './scan-rows.ts';
import { coldStartRow, keystrokeRow } from './server-rows.ts';
import type { Row } from './statistics.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
  },
});

function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The build failed.');
}

function printRows(rows: readonly Row[], hasPeers: boolean): void {
  printTable(
    ['what', 'p50 ms', 'p99 ms', 'on core', 'budget', '', 'beside', 'p50 ms', 'ratio'],
    rows.map(({ what, times, budget, peer }) => [
      what,
      times.p50.toFixed(1),
      times.p99.toFixed(1),
      times.onCore?.toFixed(1) ?? '',
      [budget?.p50, budget?.p99].map((limit) => limit ?? '-').join(' / '),
      verdict(times, budget),
      peer?.name ?? (hasPeers ? '' : 'peer not installed'),
      peer?.p50.toFixed(1) ?? '',
      peer === undefined ? '' : (times.p50 / peer.p50).toFixed(2),
    ]),
  );
}

function verdict(times: Row['times'], budget: Row['budget']): string {
  if (budget === undefined) return '';
  return times.p50 <= (budget.p50 ?? Infinity) && times.p99 <= (budget.p99 ?? Infinity) ? 'ok' : 'over';
}

function printScan(corpus: string, engine: Engine, hasPeers: boolean): void {
  const { rows, megabytes, lines, peakMemory } = scanCorpus(corpus, engine, hasPeers);
  console.log(`\nThe Swift files of ${corpus}: ${megabytes.toFixed(1)} MB, ${lines.toLocaleString('en')} lines`);
  printRows(rows, hasPeers);
  console.log('The ratio is to be at most 2 beside ripgrep, and at most 0.33 beside ast-grep.');
  console.log(`Peak memory ${peakMemory.toFixed(0)} MiB, of 400 allowed for a million lines.`);
}

async function main(): Promise<void> {
  if (!values['no-build']) build();
  const hasPeers = !values['no-peers'] && installPeers();
  const parts = loadBundledEngine();
  const base = parts.loadKnowledge(join(process.cwd(), 'dist'));
  const engine = parts.createEngine(base.knowledge, parts.RULES);
  const rows: Row[] = [];
  for (const language of ['swift', 'c'] as const) {
    const inputs = createInputs(engine, language);
    rows.push(...(await engineRows(parts, engine, language, inputs, hasPeers)));
    rows.push(await keystrokeRow(inputs.hits, language));
  }
  rows.push(
    await coldStartRow(),
    lookupRow(() => parts.createSearch(base)),
  );
  const load = loadavg()[0]!.toFixed(1);
  console.log(`Node ${process.version}, ${availableParallelism()} cores, load average ${load}; files of 5,000 lines`);
  printRows(rows, hasPeers);
  if (values.corpus !== undefined) printScan(values.corpus, engine, hasPeers);
}

void main();
