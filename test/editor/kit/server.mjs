// Starts and stops code-server: a real VS Code server with its workbench and its Node extension host.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeServer, codeServerNode, editorRoot } from './paths.mjs';

const START_LIMIT = 60_000;

/** What the server prints, in its folder. */
const LOG = 'server.log';

/** What Ctrl-C and a build server that loses patience send. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM']);

/** What shells say of a program that was interrupted. */
const INTERRUPTED = 130;

/** Nothing is looked up on the network: no marketplace. */
const NO_GALLERY = JSON.stringify({ serviceUrl: '', itemUrl: '', resourceUrlTemplate: '', controlUrl: '' });

/**
 * A running code-server with folders of its own.
 * @typedef {object} CodeServer
 * @property {string} url Address of the workbench, without a trailing slash.
 * @property {string} temporary Folder that lives as long as the server; `KEEP=1` in the environment keeps it.
 * @property {(file: string) => string} remote URI of a file of this machine, as the workbench names it.
 * @property {() => void} stop Ends the server with its extension hosts and deletes the folder.
 */

/**
 * @typedef {object} ServerOptions
 * @property {readonly string[]} [extensions] Packaged extensions to install first.
 * @property {Readonly<Record<string, unknown>>} [settings] User settings on top of `settings.json`.
 * @property {number} [port] Port to listen on; any free one by default.
 */

/**
 * Starts a server on this machine's own address and resolves once it answers.
 * @param {ServerOptions} [options]
 * @returns {Promise<CodeServer>}
 */
export async function startServer({ extensions = [], settings = {}, port } = {}) {
  const temporary = mkdtempSync(path.join(tmpdir(), 'netguide-editor-'));
  const folders = prepareFolders(temporary, settings);
  for (const file of extensions) await run([...folders, '--install-extension', path.resolve(file)], temporary);
  const authority = `127.0.0.1:${port ?? (await freePort())}`;
  const server = spawnServer(folders, authority, temporary);
  const stop = stopper(server, temporary);
  const url = `http://${authority}`;
  await answering(url, server, temporary).catch((error) => {
    stop();
    throw error;
  });
  return { url, temporary, remote: (file) => `vscode-remote://${authority}${path.resolve(file)}`, stop };
}

/**
 * Copies a folder into the server's own, so that no test changes the original.
 * @param {CodeServer} server
 * @param {string} folder
 * @returns {string} The copy.
 */
export function copyOf(server, folder) {
  const copy = path.join(server.temporary, 'workspace', path.basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** @param {string} temporary @param {Readonly<Record<string, unknown>>} settings */
function prepareFolders(temporary, settings) {
  const userData = path.join(temporary, 'user-data');
  const extensions = path.join(temporary, 'extensions');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  mkdirSync(extensions);
  const defaults = JSON.parse(readFileSync(path.join(editorRoot, 'kit/settings.json'), 'utf8'));
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify({ ...defaults, ...settings }, null, 2));
  return ['--config', '/dev/null', '--user-data-dir', userData, '--extensions-dir', extensions];
}

/** @param {readonly string[]} folders @param {string} authority @param {string} temporary */
function spawnServer(folders, authority, temporary) {
  const output = openSync(path.join(temporary, LOG), 'w');
  const flags = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
  const page = ['--bind-addr', authority, '--disable-getting-started-override'];
  // A process group of its own: ending the group ends the extension hosts and language servers too.
  return spawn(node(), [codeServer, ...folders, ...flags, ...page], {
    env: environment(temporary),
    stdio: ['ignore', output, output],
    detached: true,
  });
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} temporary
 */
function stopper(server, temporary) {
  const stop = () => {
    endGroup(server);
    if (!process.env.KEEP) rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    process.off('exit', stop);
    for (const signal of SIGNALS) process.off(signal, interrupt);
  };
  const interrupt = () => {
    stop();
    process.exit(INTERRUPTED);
  };
  // Listening until all is done: Ctrl-C under npm sends the signal twice, and the second must not cut the first short.
  for (const signal of SIGNALS) process.on(signal, interrupt);
  process.once('exit', stop);
  return stop;
}

/** @param {import('node:child_process').ChildProcess} server */
function endGroup(server) {
  try {
    if (server.pid) process.kill(-server.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** @param {string} url @param {import('node:child_process').ChildProcess} server @param {string} temporary */
async function answering(url, server, temporary) {
  const limit = Date.now() + START_LIMIT;
  while (!(await isHealthy(url))) {
    if (server.exitCode !== null || Date.now() > limit) {
      throw new Error(`code-server did not start:\n${readFileSync(path.join(temporary, LOG), 'utf8')}`);
    }
    await pause(100);
  }
}

/** @param {string} url */
async function isHealthy(url) {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** Runs code-server to its end. @param {readonly string[]} args @param {string} temporary */
async function run(args, temporary) {
  const child = spawn(node(), [codeServer, ...args], { env: environment(temporary) });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`code-server ${args.join(' ')}: exit ${code}\n${output}`);
}

function node() {
  const found = codeServerNode();
  if (!found) throw new Error('no Node that can run code-server');
  return found;
}

/**
 * This process's environment without what an editor around us would hand down, and with a home for code-server's own files.
 * @param {string} temporary
 */
function environment(temporary) {
  const handedDown = (/** @type {string} */ name) =>
    (name.startsWith('VSCODE_') && name !== 'VSCODE_TEST_OPTIONS') ||
    ['PORT', 'PASSWORD', 'HASHED_PASSWORD'].includes(name);
  const own = Object.entries(process.env).filter(([name]) => !handedDown(name));
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: NO_GALLERY, XDG_DATA_HOME: path.join(temporary, 'data') };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
