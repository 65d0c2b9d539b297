// Runs the test files below the folders named on the command line (default: all that need no editor) with Node's own
// test runner. Node 20 does not expand glob patterns itself.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const DEFAULT_FOLDERS = ['test/unit', 'test/fixtures', 'test/cli', 'test/lsp', 'test/fuzz'];

const testsBelow = (place) => {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => path.join(place, name));
};

const places = process.argv.slice(2);
const files = (places.length > 0 ? places : DEFAULT_FOLDERS).flatMap(testsBelow).sort();
if (files.length === 0) {
  console.error('no test files found');
  process.exit(1);
}
const { status } = spawnSync(process.execPath, ['--import', 'tsx', '--test', ...files], { stdio: 'inherit' });
process.exit(status ?? 1);
