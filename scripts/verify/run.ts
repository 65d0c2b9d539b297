/**
 * `npm run verify`: checks every fact of this folder, prints `file:line: message` for what does not hold, and exits 1 if
 * anything does not. A fact is a file that exports `verify(root)`; adding one takes nothing else.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../knowledge/problems.ts';

const FOLDER = 'scripts/verify';

interface Fact {
  readonly verify?: (root: string) => readonly Problem[] | Promise<readonly Problem[]>;
}

async function problemsOf(root: string, file: string): Promise<readonly Problem[]> {
  try {
    const { verify } = (await import(pathToFileURL(path.join(root, file)).href)) as Fact;
    return verify ? await verify(root) : [{ file, line: 1, message: 'exports no verify(root)' }];
  } catch (error) {
    return [{ file, line: 1, message: error instanceof Error ? error.message : String(error) }];
  }
}

async function main(root: string): Promise<void> {
  const facts = readdirSync(path.join(root, FOLDER)).filter((name) => name.endsWith('.ts') && name !== 'run.ts');
  const problems: Problem[] = [];
  for (const name of facts.sort()) problems.push(...(await problemsOf(root, `${FOLDER}/${name}`)));
  for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${facts.length} facts hold`);
}

void main(process.cwd());
