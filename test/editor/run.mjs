// npm run test:editor: the tests in a real VS Code, first those inside its extension host, then those on its screen.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { editorRoot, missing, root, vsix } from './kit/paths.mjs';

const TYPESCRIPT = path.join(root, 'node_modules/typescript/bin/tsc');
const LAYERS = ['extension-host.test.mjs', 'workbench.test.mjs'];

/** @param {readonly string[]} args */
function node(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: editorRoot, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** What stops the tests, as a sentence, or `undefined`. Only Linux has everything from npm and apt. */
function obstacle() {
  if (!existsSync(path.join(root, 'dist/extension.js'))) return 'There is no build: run npm run build.';
  if (!existsSync(vsix)) return 'There is no package: run npm run package.';
  return process.platform === 'linux' ? missing() : undefined;
}

const reason = obstacle();
if (reason) {
  console.error(reason);
  process.exit(1);
}
node([TYPESCRIPT, '-p', '.']);
node(['--test', '--test-concurrency=2', ...LAYERS]);
