/**
 * Lists every bracket without a partner in the source files below the folders given. In files that compile there should
 * be none.
 *
 *   npx tsx test/corpus/oracle/brackets.ts FOLDER…
 */
import { readFileSync } from 'node:fs';
import { sourceLanguageOfPath } from '../../../server/src/analysis/source/language.ts';
import { NameTable } from '../../../server/src/analysis/source/name-table.ts';
import { readSource } from '../../../server/src/analysis/source/source-file.ts';
import { TokenBuffer, TokenKind } from '../../../server/src/analysis/source/tokens.ts';
import { decode } from '../../../server/src/scan/decode.ts';
import { sourceFiles } from '../source-files.ts';
import { createPositions } from './positions.ts';

const names = new NameTable([]);
const buffer = new TokenBuffer();
const count = { files: 0, brackets: 0, filesWithUnmatched: 0, unmatched: 0 };
for (const path of process.argv.slice(2).flatMap((folder) => sourceFiles(folder))) {
  const text = decode(readFileSync(path));
  if (text === undefined) continue;
  const { tokens, mate } = readSource(text, sourceLanguageOfPath(path)!, names, buffer);
  const unmatched: number[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const spelling = text.slice(tokens.start[i], tokens.end[i]);
    const interpolates =
      tokens.kind[i] === TokenKind.InterpolationStart || tokens.kind[i] === TokenKind.InterpolationEnd;
    if (!interpolates && !(tokens.kind[i] === TokenKind.Punctuation && /^[()[\]{}]$/.test(spelling))) continue;
    count.brackets++;
    if (mate[i]! < 0) unmatched.push(tokens.start[i]!);
  }
  count.files++;
  if (unmatched.length === 0) continue;
  count.filesWithUnmatched++;
  count.unmatched += unmatched.length;
  const positionOf = createPositions(text);
  console.log(
    `${path}: ${unmatched
      .slice(0, 6)
      .map((at) => `${positionOf(at)} ${text[at]}`)
      .join(', ')}`,
  );
}
console.log(count);
