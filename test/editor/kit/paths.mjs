// Where the parts are: the product, the editor, the Node that the editor wants, and the browser.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `test/editor`. */
export const editorRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The repository. */
export const root = path.resolve(editorRoot, '../..');

/** The packaged extension, as `npm run package` leaves it. */
export const vsix = path.join(root, 'dist/netguide.vsix');

/** The project that people and tests open: never itself, always a copy. */
export const sample = path.join(root, 'sample');

/** Where tests leave their screenshots. */
export const shots = path.join(editorRoot, 'shots');

const modules = path.join(editorRoot, 'node_modules');

/** The program that starts code-server, a VS Code that runs in a browser. */
export const codeServer = path.join(modules, 'code-server/out/node/entry.js');

const CODE_SERVER_NODE = 24;

const BROWSERS = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The Node that runs code-server: the one from npm, or this one when it is new enough.
 * @returns {string | undefined} `undefined` when there is none.
 */
export function codeServerNode() {
  const packaged = path.join(modules, `node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(packaged)) return packaged;
  return Number(process.versions.node.split('.')[0]) >= CODE_SERVER_NODE ? process.execPath : undefined;
}

/**
 * A browser of the Chromium family.
 * @returns {string | undefined} `undefined` when none is installed in a usual place; CHROMIUM names another.
 */
export function browser() {
  return BROWSERS.find((candidate) => candidate && existsSync(candidate));
}

/**
 * What is missing to run the workbench, as a sentence for people.
 * @param {{ browser: boolean }} [needs] Whether a browser is needed here; it is for tests.
 * @returns {string | undefined} `undefined` when nothing is missing.
 */
export function missing(needs = { browser: true }) {
  if (!existsSync(codeServer)) return 'The editor is not installed: run sh scripts/setup.sh --editor.';
  if (!codeServerNode()) return `code-server needs Node ${CODE_SERVER_NODE}, this is ${process.versions.node}.`;
  if (needs.browser && !browser()) return 'There is no Chromium or Chrome here: install one, or name one in CHROMIUM.';
  return undefined;
}
