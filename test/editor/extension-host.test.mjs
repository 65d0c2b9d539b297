// Runs the mocha tests of extension-host/ inside VS Code and reports each of them as a test of its own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { build } from 'esbuild';
import { editorRoot, missing } from './kit/paths.mjs';

/**
 * @typedef {object} MochaTest One test or hook in mocha's JSON report.
 * @property {string} fullTitle
 * @property {{ message?: string, stack?: string }} err Empty when it passed.
 *
 * @typedef {object} MochaReport
 * @property {readonly MochaTest[]} tests
 * @property {readonly MochaTest[]} failures Tests and hooks that failed.
 *
 * @typedef {object} Outcome
 * @property {number} code Exit code of the run.
 * @property {string} output What the run printed.
 * @property {readonly MochaTest[]} results Of all tests, and of the hooks that failed.
 */

const SOURCES = path.join(editorRoot, 'extension-host');
const SHIM = path.join(editorRoot, 'kit/code-shim.mjs');
const BUNDLES = path.join(editorRoot, 'out');
const VSCODE_TEST = path.join(editorRoot, 'node_modules/@vscode/test-cli/out/bin.mjs');

async function bundleTests() {
  rmSync(BUNDLES, { recursive: true, force: true });
  const entryPoints = readdirSync(SOURCES)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(SOURCES, name));
  await build({
    entryPoints,
    outdir: BUNDLES,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** @returns {Promise<Outcome>} */
async function runInEditor() {
  const folder = mkdtempSync(path.join(tmpdir(), 'netguide-report-'));
  const report = path.join(folder, 'report.json');
  const child = spawn(process.execPath, [VSCODE_TEST], {
    cwd: editorRoot,
    env: { ...process.env, TEST_REPORT: report, ...(missing() ? {} : { CODE_SHIM: SHIM }) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  try {
    return { code, output, results: readReport(report) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {readonly MochaTest[]} None when the run ended too early to write it.
 */
function readReport(file) {
  if (!existsSync(file)) return [];
  /** @type {MochaReport} */
  const { tests, failures } = JSON.parse(readFileSync(file, 'utf8'));
  const titles = new Set(tests.map(({ fullTitle }) => fullTitle));
  return [...tests, ...failures.filter(({ fullTitle }) => !titles.has(fullTitle))];
}

await bundleTests();
const { code, output, results } = await runInEditor();

describe('in the extension host', () => {
  for (const { fullTitle, err } of results) {
    test(fullTitle, () => {
      if (err.message !== undefined) assert.fail(err.stack ?? err.message);
    });
  }

  test('the run ended as its tests did', () => {
    assert.ok(results.length > 0, output);
    const passed = results.every(({ err }) => err.message === undefined);
    assert.equal(code === 0, passed, output);
  });
});
