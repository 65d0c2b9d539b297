// The tests that run inside VS Code's extension host. In the environment:
//   CODE_SHIM    a program that stands in for VS Code's own; without it @vscode/test-cli downloads VS Code
//   TEST_REPORT  a file for mocha's JSON report; without it the report is for people
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@vscode/test-cli';
import { root, sample } from './kit/paths.mjs';

const { CODE_SHIM, TEST_REPORT } = process.env;

/** A copy of the sample project: tests write into it. */
function workspaceFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'netguide-workspace-'));
  cpSync(sample, folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export default defineConfig({
  label: 'extension host',
  files: 'out/**/*.test.js',
  extensionDevelopmentPath: root,
  workspaceFolder: workspaceFolder(),
  mocha: {
    ui: 'tdd',
    timeout: 40_000,
    color: false,
    ...(TEST_REPORT && { reporter: 'json', reporterOptions: { output: TEST_REPORT } }),
  },
  ...(CODE_SHIM && { useInstallation: { fromPath: CODE_SHIM } }),
});
