// Entry of dist/cli.js, the command `netguide`.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from './cli/run.ts';
import { endQuietlyOnBrokenPipe, processTerminal } from './cli/terminal.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { RULES } from './rules/registry.generated.ts';

const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };
const worker = join(__dirname, 'scan-worker.js');

endQuietlyOnBrokenPipe();
void run(process.argv.slice(2), {
  terminal: processTerminal(),
  loadBase: () => loadKnowledge(__dirname),
  rules: RULES,
  worker: existsSync(worker) ? worker : undefined,
  startServer: () => void createRequire(__filename)(join(__dirname, 'server.js')),
  version: manifest.version,
}).then((code) => {
  process.exitCode = code;
});
