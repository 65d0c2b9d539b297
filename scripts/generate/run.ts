/**
 * `npm run generate`: writes everything that is generated and committed. With `--check`, writes nothing, prints
 * `file:line: message` for each file that differs, and exits 1 if any does.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createKnowledgeBase } from '../../server/src/knowledge/knowledge-base.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import type { Problem } from '../knowledge/problems.ts';
import { difference, type Artefact } from './artefact.ts';
import { formatArtefact } from './format-artefact.ts';
import { ruleRegistry } from './rule-registry.ts';

/** Folders in which every file is generated: a file that no generator writes is left over. */
const OWNED = ['docs/rules'];

function leftOver(root: string, made: readonly Artefact[]): readonly string[] {
  const files = OWNED.filter((folder) => existsSync(path.join(root, folder))).flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return files.filter((file) => !made.some((one) => one.file === file));
}

function check(root: string, made: readonly Artefact[], extra: readonly string[]): readonly Problem[] {
  const wanted = [...made, ...extra.map((file) => ({ file, content: undefined }))];
  return wanted.flatMap(({ file, content }) => difference(file, textOf(path.join(root, file)), content) ?? []);
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function write(root: string, made: readonly Artefact[], extra: readonly string[]): void {
  for (const file of extra) rmSync(path.join(root, file), { recursive: true });
  for (const { file, content } of made) {
    const target = path.join(root, file);
    if (textOf(target) === content) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
    console.log(`wrote ${file}`);
  }
}

async function main(root: string, checking: boolean): Promise<void> {
  const { knowledge, bodies, problems } = compileKnowledge(root);
  if (problems.length > 0) {
    complain(problems);
    return;
  }
  const base = createKnowledgeBase(knowledge, () => bodies);
  if (!checking) write(root, [await formatArtefact(root, ruleRegistry(root))], []);
  // Only now: what the rules say of themselves is part of the other artefacts.
  const { allArtefacts } = await import('./all-artefacts.ts');
  const made = await allArtefacts(root, base);
  const extra = leftOver(root, made);
  if (checking) complain(check(root, made, extra));
  else write(root, made, extra);
}

function complain(problems: readonly Problem[]): void {
  for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`);
  if (problems.length > 0) process.exitCode = 1;
}

main(process.cwd(), process.argv.includes('--check')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
