import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKnowledgeBase, type KnowledgeBase } from './knowledge/knowledge-base.ts';
import type { GuidanceBodies, Knowledge } from './knowledge/model.ts';

/**
 * The knowledge base that the build puts beside the bundles; the bodies are read when the first one is asked for.
 * Throws an error that says what to do when it is missing or broken.
 */
export function loadKnowledge(folder: string = __dirname): KnowledgeBase {
  const knowledge = readJson<Knowledge>(folder, 'knowledge.json');
  return createKnowledgeBase(knowledge, () => readJson<GuidanceBodies>(folder, 'guidance.json'));
}

function readJson<T>(folder: string, name: string): T {
  const path = join(folder, name);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    throw new Error(`The knowledge base ${path} can't be read. Run “npm run build” to make it.`, { cause: error });
  }
}
