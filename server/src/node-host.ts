import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from './features/host.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import { createSearch } from './knowledge/search.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { nodeFiles, toSlashes } from './project/node-files.ts';
import { RULES } from './rules/registry.generated.ts';
import { scan } from './scan/scan.ts';

/** The host of a server that runs under Node, with the knowledge base and the scan worker in the given folder. */
export function createNodeHost(folder: string): Host {
  const base = withOwnPages(loadKnowledge(folder), join(folder, '..'));
  let search: ReturnType<typeof createSearch> | undefined;
  return {
    version: packageVersion(folder),
    base,
    rules: RULES,
    files: nodeFiles,
    pathOf,
    uriOf: (path) => pathToFileURL(path).href,
    search: (query, limit) => (search ??= createSearch(base))(query, limit),
    scan: (engine, { folder: root, override, signal, onProgress }) =>
      scan({
        ...{ engine, root, signal, onProgress },
        worker: join(folder, 'scan-worker.js'),
        background: true,
        paths: [root],
        cwd: root,
        scope: { ruleIds: engine.ruleIds, defaultExcludes: true, override },
      }),
  };
}

/** Entries of our own have paths within the package for addresses: makes URIs of those that are there. */
function withOwnPages(base: KnowledgeBase, root: string): KnowledgeBase {
  return {
    ...base,
    href: (ref) => {
      const href = base.href(ref);
      if (href === '' || /^https?:/.test(href)) return href;
      const page = join(root, href.replace(/#.*$/, ''));
      return existsSync(page) ? pathToFileURL(page).href : '';
    },
  };
}

function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return toSlashes(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

/** The version in the manifest above the bundle. */
function packageVersion(folder: string): string {
  try {
    return (JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string }).version;
  } catch {
    return 'unknown';
  }
}
