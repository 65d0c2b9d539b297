/**
 * Bundles the extension, the server, the command line and the scan worker to `dist/`, and compiles the knowledge base
 * beside them. `--watch` rebuilds on change with source maps, for F5; without it the bundles are minified.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { watch } from 'node:fs';
import path from 'node:path';
import { context, type BuildOptions, build } from 'esbuild';
import { compileKnowledge } from './knowledge/compile.ts';

const root = process.cwd();
const dist = path.join(root, 'dist');
const watching = process.argv.includes('--watch');

/** Bundle name in `dist/` → entry file. */
const ENTRIES = {
  extension: 'client/src/extension.ts',
  server: 'server/src/main.ts',
  cli: 'server/src/cli.ts',
  'scan-worker': 'server/src/scan/worker.ts',
};

function options(name: string, entry: string): BuildOptions {
  return {
    entryPoints: [path.join(root, entry)],
    outfile: path.join(dist, `${name}.js`),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode', './server.js'],
    minify: !watching,
    sourcemap: watching,
    metafile: true,
    logLevel: 'warning',
    ...(name === 'cli' ? { banner: { js: '#!/usr/bin/env node' } } : {}),
  };
}

async function writeKnowledge(): Promise<boolean> {
  const { knowledge, bodies, problems } = compileKnowledge(root);
  for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`);
  await mkdir(dist, { recursive: true });
  await writeFile(path.join(dist, 'knowledge.json'), JSON.stringify(knowledge));
  await writeFile(path.join(dist, 'guidance.json'), JSON.stringify(bodies));
  return problems.length === 0;
}

async function buildOnce(): Promise<void> {
  for (const stale of ['meta', 'netguide.vsix']) await rm(path.join(dist, stale), { recursive: true, force: true });
  await mkdir(path.join(dist, 'meta'), { recursive: true });
  for (const [name, entry] of Object.entries(ENTRIES)) {
    const { metafile } = await build(options(name, entry));
    await writeFile(path.join(dist, 'meta', `${name}.json`), JSON.stringify(metafile));
  }
  if (!(await writeKnowledge())) process.exitCode = 1;
}

async function watchAll(): Promise<void> {
  await writeKnowledge();
  for (const [name, entry] of Object.entries(ENTRIES)) await (await context(options(name, entry))).watch();
  watch(path.join(root, 'knowledge'), { recursive: true }, () => void writeKnowledge());
  console.log('watching for changes');
}

void (watching ? watchAll() : buildOnce());
