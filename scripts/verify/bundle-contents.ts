/**
 * Fact: what ships holds what it should. The bundles contain only declared dependencies and what these depend on (build
 * tools such as ts-morph would make them thirty times as large); the extension and the npm package hold exactly the
 * files listed here; the extension stays within its budget.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../knowledge/problems.ts';
import { filesAllowedBy } from './bundle/allowlist.ts';
import { foreignPackages } from './bundle/packages.ts';
import { namesInZip } from './bundle/zip.ts';

const TEXTS = ['CHANGELOG.md', 'LICENSE', 'README.md'];
const KNOWLEDGE = ['dist/guidance.json', 'dist/knowledge.json'];
const SCHEMA = 'schemas/netguide.schema.json';
/** Guidance entries of kind `netguide` link to it. */
const OWN_PAGE = 'docs/rules/unused-suppression.md';

/** The files of the npm package: the command line and the language server. */
const IN_NPM = [
  ...TEXTS,
  'dist/cli.js',
  'dist/scan-worker.js',
  'dist/server.js',
  ...KNOWLEDGE,
  OWN_PAGE,
  'package.json',
  SCHEMA,
];

/** The files of the extension. */
const IN_EXTENSION = [
  ...IN_NPM,
  'dist/extension.js',
  'media/icon.png',
  'media/netguide.svg',
  'snippets/objective-c.json',
  'snippets/swift.json',
];

const VSIX = 'dist/netguide.vsix';
const VSIX_BUDGET = 2 * 1024 * 1024;

/** What the bundles and packages hold too much, or lack. Needs `npm run build`. */
export function verify(root: string): readonly Problem[] {
  if (!existsSync(path.join(root, 'dist/meta'))) {
    return [{ file: 'dist', line: 1, message: 'there are no bundles to look into; run npm run build' }];
  }
  return [
    ...foreignCode(root),
    ...compare('.vscodeignore', filesAllowedBy(root, '.vscodeignore'), IN_EXTENSION),
    ...compare('.npmignore', filesOfNpm(root), IN_NPM),
    ...extensionPackage(root),
  ];
}

function foreignCode(root: string): Problem[] {
  return readdirSync(path.join(root, 'dist/meta')).flatMap((name) => {
    const file = `dist/meta/${name}`;
    const inputs = Object.keys((readJson(root, file) as { readonly inputs: object }).inputs);
    return foreignPackages(readJson(root, 'package-lock.json'), inputs).map((foreign) => ({
      file,
      line: 1,
      message: `the bundle contains ${foreign}, which is not a declared dependency`,
    }));
  });
}

function filesOfNpm(root: string): readonly string[] {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as readonly { readonly files: readonly { readonly path: string }[] }[];
  return packed!.files.map((file) => file.path);
}

/** The packaged extension, where there is one: the build removes an older one. */
function extensionPackage(root: string): Problem[] {
  const file = path.join(root, VSIX);
  if (!existsSync(file)) return [];
  const { size } = statSync(file);
  const inside = namesInZip(readFileSync(file)).filter((name) => name.startsWith('extension/'));
  return [
    ...(size <= VSIX_BUDGET ? [] : [{ file: VSIX, line: 1, message: `${size} bytes; the budget is ${VSIX_BUDGET}` }]),
    ...compare(VSIX, inside.map(asWritten), IN_EXTENSION),
  ];
}

/** vsce packs the three texts under names of its own. */
function asWritten(name: string): string {
  const plain = name.slice('extension/'.length);
  return (
    TEXTS.find((text) => text.replace(/\.\w+$/, '').toLowerCase() === plain.replace(/\.\w+$/, '').toLowerCase()) ??
    plain
  );
}

function compare(file: string, actual: readonly string[], expected: readonly string[]): Problem[] {
  const extra = actual.filter((name) => !expected.includes(name));
  const absent = expected.filter((name) => !actual.includes(name));
  return [
    ...extra.map((name) => ({ file, line: 1, message: `${name} ships, but is not expected to` })),
    ...absent.map((name) => ({ file, line: 1, message: `${name} does not ship, but is expected to` })),
  ];
}

function readJson(root: string, file: string): unknown {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}
