import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A node of a tree-sitter tree, as `@ast-grep/napi` hands it out; offsets are UTF-16 units. */
export interface SwiftNode {
  kind(): string;
  text(): string;
  children(): readonly SwiftNode[];
  range(): { readonly start: { readonly index: number }; readonly end: { readonly index: number } };
}

/** Parses a text from its beginning. */
export type Parse<Tree> = (text: string) => Tree;

const FOLDER = join(process.cwd(), 'test/bench');
const INSTALLED = join(FOLDER, 'node_modules/.package-lock.json');
const requirePeer = createRequire(join(FOLDER, 'package.json'));

/** Installs the packages of test/bench where they are missing or outdated, and answers whether they are there. */
export function installPeers(): boolean {
  const lock = statSync(join(FOLDER, 'package-lock.json'));
  if (existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= lock.mtimeMs) return true;
  console.error('Installing what to compare with, below test/bench (about 220 MB, once).');
  // Nothing here needs its install script: all that runs comes built in the packages.
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', options, {
    cwd: FOLDER,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.error('The peers could not be installed; their columns stay empty.');
  else utimesSync(INSTALLED, new Date(), new Date());
  return status === 0;
}

/** The Swift grammar of tree-sitter, native; throws when the peers are not installed. */
export function loadSwiftParser(): Parse<SwiftNode> {
  const napi = requirePeer('@ast-grep/napi') as {
    registerDynamicLanguage(languages: object): void;
    parse(language: string, text: string): { root(): SwiftNode };
  };
  napi.registerDynamicLanguage({ swift: requirePeer('@ast-grep/lang-swift') as object });
  return (text) => napi.parse('swift', text).root();
}

/** The Objective-C grammar of tree-sitter, as WebAssembly; the tree must be deleted. Throws when not installed. */
export async function loadObjcParser(): Promise<Parse<{ delete(): void }>> {
  const { Parser, Language } = requirePeer('web-tree-sitter') as {
    Parser: {
      new (): { setLanguage(language: object): void; parse: Parse<{ delete(): void }> };
      init(): Promise<void>;
    };
    Language: { load(path: string): Promise<object> };
  };
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(requirePeer.resolve('tree-sitter-objc/tree-sitter-objc.wasm')));
  return (text) => parser.parse(text);
}

/** The path of the `rg` program; throws when not installed. */
export function ripgrepPath(): string {
  return (requirePeer('@vscode/ripgrep') as { rgPath: string }).rgPath;
}

/** The path of the `ast-grep` program, straight from its platform's package; throws when not installed. */
export function astGrepPath(): string {
  const report = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  const { platform, arch } = process;
  const libc = report.header.glibcVersionRuntime === undefined ? 'musl' : 'gnu';
  const suffix = platform === 'linux' ? `-${libc}` : platform === 'win32' ? '-msvc' : '';
  const program = platform === 'win32' ? 'ast-grep.exe' : 'ast-grep';
  return join(requirePeer.resolve(`@ast-grep/cli-${platform}-${arch}${suffix}/package.json`), '..', program);
}
