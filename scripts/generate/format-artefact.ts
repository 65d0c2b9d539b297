import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Artefact } from './artefact.ts';

/** The artefact as the project formats such a file. */
export async function formatArtefact(root: string, artefact: Artefact): Promise<Artefact> {
  const { file, content, preformatted } = artefact;
  if (preformatted === true) return artefact;
  const filepath = path.join(root, file);
  return { file, content: await format(content, { ...(await resolveConfig(filepath)), filepath }) };
}
