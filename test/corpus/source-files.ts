import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sourceLanguageOfPath, type SourceLanguage } from '../../server/src/analysis/source/language.ts';

/** The source files below a folder, in order, whatever the project's settings exclude; `language` narrows them down. */
export function sourceFiles(folder: string, language?: SourceLanguage): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: join(entry.parentPath, entry.name), found: sourceLanguageOfPath(entry.name) }))
    .filter(({ found }) => found !== undefined && (language === undefined || found === language))
    .map(({ path }) => path)
    .sort();
}
