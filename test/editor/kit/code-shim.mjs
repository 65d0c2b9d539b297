#!/usr/bin/env node
// Stands in for the `code` executable that @vscode/test-cli starts: the same arguments, but the tests run in the Node
// extension host of a workbench in a browser without a window. In the environment:
//   SHIM_LOG=1        prints every line that the extension host logs
//   SHIM_TIMEOUT=300  seconds until the run counts as failed
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { enableTestHost, watchTestHost } from './test-host.mjs';

const TIMEOUT = Number(process.env.SHIM_TIMEOUT ?? 300) * 1000;

/** @param {readonly string[]} args */
function readArguments(args) {
  const values = (/** @type {string} */ name) =>
    args.filter((arg) => arg.startsWith(name)).map((arg) => arg.slice(name.length));
  const folder = args.find((arg) => !arg.startsWith('-'));
  return { extensions: values('--extensionDevelopmentPath='), tests: values('--extensionTestsPath=')[0] ?? '', folder };
}

/** @param {import('./server.mjs').CodeServer} server */
function address(server) {
  const { extensions, tests, folder } = readArguments(process.argv.slice(2));
  const query = new URLSearchParams(folder ? { folder: path.resolve(folder) } : { ew: 'true' });
  const payload = [
    ...extensions.map((extension) => ['extensionDevelopmentPath', server.remote(extension)]),
    ['extensionTestsPath', server.remote(tests)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  query.set('payload', JSON.stringify(payload));
  return `${server.url}/?${query}`;
}

/** Prints what the tests print; their reporter's lines are indented or empty. @param {string} type @param {unknown[]} values */
function print(type, values) {
  const line = format(...values);
  if (process.env.SHIM_LOG) console.log(`${type}: ${line}`);
  else if (type === 'info' && /^(\s|$)/.test(line)) console.log(line);
}

/** @returns {Promise<number>} The exit code. */
async function main() {
  const server = await startServer();
  const { page, close } = await launchBrowser();
  try {
    await enableTestHost(page);
    const { ended } = await watchTestHost(page, print);
    await page.goto(address(server));
    const code = await Promise.race([ended, pause(TIMEOUT, 'timeout', { ref: false })]);
    if (code === 'timeout') console.error('The tests did not end in time.');
    if (code !== 0) await page.screenshot({ path: path.join(tmpdir(), 'netguide-tests-failed.png') });
    return code === 0 ? 0 : 1;
  } finally {
    await close();
    server.stop();
  }
}

process.exit(await main());
