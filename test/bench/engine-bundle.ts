import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type * as parts from './engine-parts.ts';

/** The parts of the product that are measured within this process, bundled and minified as the build does it. */
export function loadBundledEngine(): typeof parts {
  const folder = mkdtempSync(join(tmpdir(), 'netguide-bench-'));
  try {
    buildSync({
      entryPoints: [join(process.cwd(), 'test/bench/engine-parts.ts')],
      outfile: join(folder, 'engine.cjs'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      minify: true,
      logLevel: 'warning',
    });
    return createRequire(join(folder, 'here.cjs'))('./engine.cjs') as typeof parts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
