/**
 * Scans a folder of checked-out repositories, each sub-folder one, so that people can read and judge what is found:
 * prints a table, and writes every finding with its source line.
 *
 *   npm run corpus -- DIR [--output FINDINGS.jsonl] [--rule ID]… [--sample N]
 *
 * `--sample` prints N findings spread evenly over each rule. What the settings of a project exclude is scanned too.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createFileReader } from '../../server/src/scan/read-file.ts';
import { createScanFile, mergeOutcomes, type ScanOutcome } from '../../server/src/scan/scan-file.ts';
import type { LocatedFinding } from '../../server/src/scan/located-finding.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { productEngine } from '../support/engine.ts';
import { printTable } from '../support/table.ts';
import { sourceFiles } from './source-files.ts';

interface Repository extends ScanOutcome {
  readonly name: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    output: { type: 'string' },
    rule: { type: 'string', multiple: true },
    sample: { type: 'string' },
  },
});

function scanRepository(folder: string, name: string): Repository {
  const outcomes = sourceFiles(join(folder, name)).map((path) => {
    const file = relative(folder, path);
    return scanFile({ path, file, key: file }, DEFAULT_SETTINGS);
  });
  const outcome = mergeOutcomes(outcomes);
  return { ...outcome, name, findings: outcome.findings.filter(isWanted) };
}

function isWanted({ finding }: LocatedFinding): boolean {
  return values.rule?.includes(finding.ruleId) ?? true;
}

function printRepositories(repositories: readonly Repository[]): void {
  const all = { ...mergeOutcomes(repositories), name: 'all' };
  const rules = [...new Set(all.findings.map(({ finding }) => finding.ruleId))].sort();
  const row = ({ name, files, bytes, findings }: Repository): string[] => [
    name,
    String(files),
    (bytes / 1e6).toFixed(1),
    ...rules.map((rule) => String(findings.filter(({ finding }) => finding.ruleId === rule).length)),
  ];
  printTable(['repository', 'files', 'MB', ...rules], [...repositories, all].map(row));
  for (const { file, message } of all.errors) console.error(`${file}: ${message}`);
  for (const { file, ruleId, message } of all.ruleErrors) console.error(`${file}: rule ${ruleId}: ${message}`);
}

function printSample(findings: readonly LocatedFinding[], count: number): void {
  for (const rule of new Set(findings.map(({ finding }) => finding.ruleId))) {
    const found = findings.filter(({ finding }) => finding.ruleId === rule);
    const step = Math.max(1, found.length / count);
    console.log(`\n${rule}: ${Math.min(count, found.length)} of ${found.length}`);
    for (let at = 0; at < found.length; at += step) {
      const { file, line, column, finding, excerpt } = found[Math.floor(at)]!;
      console.log(`${file}:${line}:${column} ${finding.symbol}\n    ${excerpt.trim()}`);
    }
  }
}

function toLine({ file, line, column, finding, excerpt }: LocatedFinding): string {
  const { ruleId, symbol, status, confidence, message } = finding;
  return JSON.stringify({ file, line, column, ruleId, symbol, status, confidence, message, source: excerpt.trim() });
}

const [given, ...rest] = positionals;
if (given === undefined || rest.length > 0) {
  console.error('usage: npm run corpus -- DIR [--output FILE] [--rule ID]… [--sample N]');
  process.exit(2);
}
const scanFile = createScanFile(productEngine(), createFileReader());
const folders = readdirSync(given, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const repositories = folders.map(({ name }) => scanRepository(resolve(given), name)).filter(({ files }) => files > 0);
const findings = repositories.flatMap((repository) => repository.findings);
printRepositories(repositories);
if (values.sample !== undefined) printSample(findings, Number(values.sample));
if (values.output !== undefined) writeFileSync(values.output, findings.map((one) => `${toLine(one)}\n`).join(''));
