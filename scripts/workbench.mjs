// npm run workbench: VS Code in a browser, on a copy of the sample project, with the packaged extension installed.
// PORT in the environment chooses the port. Runs until Ctrl-C.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { missing, sample, vsix } from '../test/editor/kit/paths.mjs';
import { copyOf, startServer } from '../test/editor/kit/server.mjs';

const FIRST_FILE = 'Parley/NearbyChat.swift';

/** What somebody who looks around for the first time would rather have. */
const SETTINGS = { 'editor.minimap.enabled': true, 'workbench.reduceMotion': 'auto' };

/** @param {import('../test/editor/kit/server.mjs').CodeServer} server @param {string} folder */
function address(server, folder) {
  const payload = JSON.stringify([['openFile', server.remote(path.join(folder, FIRST_FILE))]]);
  return `${server.url}/?${new URLSearchParams({ folder, payload })}`;
}

const obstacle =
  missing({ browser: false }) ?? (existsSync(vsix) ? undefined : 'There is no package: run npm run package.');
if (obstacle) {
  console.error(obstacle);
  process.exit(1);
}
console.log('Starting VS Code …');
const port = process.env.PORT ? Number(process.env.PORT) : undefined;
const server = await startServer({ extensions: [vsix], settings: SETTINGS, ...(port && { port }) });
console.log(`\nOpen this address in a browser:\n\n  ${address(server, copyOf(server, sample))}\n\nCtrl-C ends it.`);
