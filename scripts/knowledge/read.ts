import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Document, LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Problem } from './problems.ts';

/** A step into YAML data: the key of a mapping or the index in a sequence. */
export type Step = string | number;

/** A YAML text as plain data that still knows where each value was written. */
export interface YamlSource {
  /** Path from the root of the repository, with `/`. */
  readonly file: string;
  readonly value: unknown;
  /** The 1-based line of the value at that path, or of the nearest part of the path that exists. */
  lineAt(steps: readonly Step[]): number;
}

/** A Markdown file with its YAML front matter. */
export interface MarkdownSource {
  readonly frontMatter: YamlSource;
  /** What follows the front matter, with `\n` line ends and without blank lines around it. */
  readonly body: string;
  /** The 1-based line of the file on which the body starts. */
  readonly bodyLine: number;
}

/** What was read, or what stood in the way. */
export type Read<T> =
  { readonly source: T; readonly problems: readonly [] } | { readonly problems: readonly Problem[] };

/** The files of a folder with that extension, sorted, as paths from `root`; none if there is no such folder. */
export function filesIn(root: string, folder: string, extension: string): readonly string[] {
  const directory = path.join(root, folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Reads a YAML file below `root`. */
export function readYaml(root: string, file: string): Read<YamlSource> {
  const text = readText(root, file);
  return text === undefined ? missing(file) : parseYaml(file, text, 1);
}

/** Reads a Markdown file below `root`; it must start with front matter between lines of `---`. */
export function readMarkdown(root: string, file: string): Read<MarkdownSource> {
  const text = readText(root, file);
  if (text === undefined) return missing(file);
  const match = /^---\n(?<yaml>[^]*?\n)---(?:\n(?<gap>\s*\n)?|$)/.exec(text);
  if (!match) return { problems: [{ file, line: 1, message: 'must start with front matter between lines of ---' }] };
  const front = parseYaml(file, match.groups!.yaml!, 2);
  if (!('source' in front)) return front;
  const bodyLine = match[0].split('\n').length;
  return { source: { frontMatter: front.source, body: text.slice(match[0].length).trimEnd(), bodyLine }, problems: [] };
}

function readText(root: string, file: string): string | undefined {
  const absolute = path.join(root, file);
  if (!existsSync(absolute)) return undefined;
  return readFileSync(absolute, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
}

function missing(file: string): { readonly problems: readonly Problem[] } {
  return { problems: [{ file, line: 1, message: 'this file is missing' }] };
}

function parseYaml(file: string, text: string, firstLine: number): Read<YamlSource> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const flaws = [...document.errors, ...document.warnings];
  if (flaws.length > 0) {
    return {
      problems: flaws.map(({ pos, message }) => ({ file, line: lineOf(pos[0]), message: firstLineOf(message) })),
    };
  }
  const lineAt = (steps: readonly Step[]): number => lineOf(offsetAt(document, steps));
  return { source: { file, value: document.toJS(), lineAt }, problems: [] };
}

function offsetAt(document: Document, steps: readonly Step[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of steps) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as { readonly range?: readonly number[] } | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

function firstLineOf(message: string): string {
  return message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
}
