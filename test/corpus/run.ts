/**
 * Scans a folder of checked-out repositories, each sub-folder one, so that people can read and judge what is found:
 * prints a table, and writes every finding with its source line.
 *
 *   npm run corpus -- DIR [--output FINDINGS.jsonl] [--rule ID]… [--sample N]
 *
 * `--sample` prints N findings spread evenly over each rule. What is excluded by default is scanned too. “In a target”
 * are the files of which a project file tells the target, “deployment” those whose deployment targets one tells.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { scan, type ScanResult } from '../../server/src/scan/scan.ts';
import { mergeOutcomes } from '../../server/src/scan/scan-file.ts';
import type { LocatedFinding } from '../../server/src/scan/located-finding.ts';
import { productEngine } from '../support/engine.ts';
import { printTable } from '../support/table.ts';

interface Repository extends Omit<ScanResult, 'collection'> {
  readonly name: string;
  readonly inTarget: number;
  readonly deployed: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    output: { type: 'string' },
    rule: { type: 'string', multiple: true },
    sample: { type: 'string' },
  },
});

async function scanRepository(folder: string, name: string): Promise<Repository> {
  const root = join(folder, name);
  const scope = { ruleIds: engine.ruleIds, defaultExcludes: false };
  const { collection, ...result } = await scan({ engine, scope, root, paths: [root], cwd: folder, jobs: 1 });
  return {
    ...result,
    name,
    findings: result.findings.filter(isWanted),
    inTarget: collection.items.filter(({ surroundings }) => surroundings.project !== undefined).length,
    deployed: collection.items.filter(({ surroundings }) => surroundings.deployment.from !== undefined).length,
  };
}

function isWanted({ finding }: LocatedFinding): boolean {
  return values.rule?.includes(finding.ruleId) ?? true;
}

function printRepositories(repositories: readonly Repository[]): void {
  const sum = (count: (one: Repository) => number): number =>
    repositories.reduce((total, repository) => total + count(repository), 0);
  const counts = { inTarget: sum((one) => one.inTarget), deployed: sum((one) => one.deployed) };
  const all = { ...mergeOutcomes(repositories.map((one) => ({ ...one, uses: [] }))), name: 'all', ...counts };
  const rules = [...new Set(all.findings.map(({ finding }) => finding.ruleId))].sort();
  const row = ({ name, files, inTarget, deployed, bytes, findings }: Repository): string[] => [
    name,
    String(files),
    String(inTarget),
    String(deployed),
    (bytes / 1e6).toFixed(1),
    ...rules.map((rule) => String(findings.filter(({ finding }) => finding.ruleId === rule).length)),
  ];
  printTable(['repository', 'files', 'in a target', 'deployment', 'MB', ...rules], [...repositories, all].map(row));
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
const engine = productEngine();

async function main(folder: string): Promise<void> {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  const scanned: Repository[] = [];
  for (const name of names) scanned.push(await scanRepository(folder, name));
  const findings = scanned.flatMap((repository) => repository.findings);
  printRepositories(scanned.filter(({ files }) => files > 0));
  if (values.sample !== undefined) printSample(findings, Number(values.sample));
  if (values.output !== undefined) writeFileSync(values.output, findings.map((one) => `${toLine(one)}\n`).join(''));
}

main(resolve(given)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
