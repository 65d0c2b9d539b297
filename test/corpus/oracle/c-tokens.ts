/**
 * Compares the C-family lexer with clang's: identifiers with their text, comments and strings by their place, in every
 * .m, .mm, .h and .c file below the folders given. Prints each difference.
 *
 *   npx tsx test/corpus/oracle/c-tokens.ts FOLDER…      needs clang-19 (Debian: apt-get install clang-19), or CLANG=name
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lexC } from '../../../server/src/analysis/source/c-lexer.ts';
import { NameTable } from '../../../server/src/analysis/source/name-table.ts';
import { TokenBuffer, TokenKind } from '../../../server/src/analysis/source/tokens.ts';
import { decode } from '../../../server/src/scan/decode.ts';
import { sourceFiles } from '../source-files.ts';
import { createPositions, printMissing, type TokenMap } from './positions.ts';

interface Reading {
  readonly identifiers: TokenMap;
  readonly comments: TokenMap;
  readonly strings: TokenMap;
}

const BATCH = 40;
const FOLDER = mkdtempSync(join(tmpdir(), 'netguide-oracle-'));
/** The dump goes through a file: clang writes it in countless small pieces. */
const DUMP = join(FOLDER, 'tokens.txt');
const CLANG = process.env['CLANG'] ?? 'clang-19';
/** Directives whose lines the lexer does not split into words. */
const OPAQUE = /^(pragma|error|warning|import|include|include_next|region|endregion)$/;

type Place = [file: string, line: string, column: string];

/** `kind 'spelling'  [Flag] [UnClean='spelling with line splices']  Loc=<file:line:column>`; spellings hold line ends. */
const DUMPED = /^(\w+) '([^]*?)'\t((?: \[\w+\])*)(?: \[UnClean='([^]*?)'\])?\tLoc=<([^\n]*):(\d+):(\d+)>$/gm;

/** clang has a token begin at the line splices before it. */
function afterSplices(raw: string, line: number, column: number): string {
  const splices = /^(\\[ \t]*\r?\n)+/.exec(raw)?.[0].match(/\n/g)?.length ?? 0;
  return splices > 0 ? `${line + splices}:1` : `${line}:${column}`;
}

/** What clang's raw lexer sees, by file. Its dump quotes spellings as they are, line ends included. */
function readWithClang(files: readonly string[]): ReadonlyMap<string, Reading> {
  const options = ['-cc1', '-dump-raw-tokens', '-x', 'objective-c++', '-std=gnu++20'];
  const dump = openSync(DUMP, 'w+');
  const { error } = spawnSync(CLANG, [...options, ...files], { stdio: ['ignore', 'ignore', dump] });
  closeSync(dump);
  if (error) throw error;
  const readings = new Map<string, Reading>();
  let directive: 'none' | 'begun' | 'opaque' = 'none';
  for (const match of readFileSync(DUMP, 'utf8').matchAll(DUMPED)) {
    const [kind, spelling, flags, raw = '', file, line, column] = match.slice(1) as [
      string,
      string,
      string,
      string?,
      ...Place,
    ];
    const position = afterSplices(raw, Number(line), Number(column));
    const reading = readings.get(file) ?? { identifiers: new Map(), comments: new Map(), strings: new Map() };
    readings.set(file, reading);
    if (kind === 'comment') reading.comments.set(position, '');
    if (kind === 'comment' || (kind === 'unknown' && spelling.trim() === '')) continue;
    const first = flags.includes('StartOfLine');
    if (first && kind === 'hash') {
      directive = 'begun';
      continue;
    }
    if (first) directive = 'none';
    if (directive === 'begun') directive = OPAQUE.test(spelling) ? 'opaque' : 'none';
    if (directive === 'opaque') continue;
    if (kind === 'raw_identifier') reading.identifiers.set(position, spelling.replace(/\\\r?\n/g, ''));
    else if (kind.endsWith('string_literal')) reading.strings.set(position, '');
  }
  return readings;
}

/** What the lexer sees; `@word` and `#word` are an identifier behind a sign, as in clang. */
function readWithLexer(text: string, out: TokenBuffer): Reading {
  const reading: Reading = { identifiers: new Map(), comments: new Map(), strings: new Map() };
  const positionOf = createPositions(text);
  lexC(text, new NameTable([]), out);
  let opaque = false;
  for (let i = 0; i < out.count; i++) {
    const kind = out.kind[i] as TokenKind;
    const end = out.end[i]!;
    const spelling = text.slice(out.start[i], end);
    if (kind === TokenKind.DirectiveEnd) opaque = false;
    const word = kind === TokenKind.String ? spelling : spelling.replace(/^[#@]\s*/, '');
    if (kind === TokenKind.Directive) opaque = OPAQUE.test(word);
    if (opaque || word === '') continue;
    const position = positionOf(end - word.length);
    if (kind === TokenKind.String) reading.strings.set(positionOf(out.start[i]! + (word.startsWith('@') ? 1 : 0)), '');
    else if ([TokenKind.Identifier, TokenKind.Attribute, TokenKind.Directive].includes(kind)) {
      reading.identifiers.set(position, word);
    }
  }
  for (let i = 0; i < out.comments.count; i++) reading.comments.set(positionOf(out.comments.start[i]!), '');
  return reading;
}

const buffer = new TokenBuffer();
const files = process.argv.slice(2).flatMap((folder) => sourceFiles(folder, 'c'));
const count = { files: 0, identifiers: 0, comments: 0, strings: 0, missed: 0, extra: 0 };
for (let at = 0; at < files.length; at += BATCH) {
  const readings = readWithClang(files.slice(at, at + BATCH));
  for (const [file, theirs] of readings) {
    const text = decode(readFileSync(file));
    if (text === undefined) continue;
    const ours = readWithLexer(text, buffer);
    count.files++;
    for (const part of ['identifiers', 'comments', 'strings'] as const) {
      count[part] += theirs[part].size;
      count.missed += printMissing(`only clang, ${part}`, file, theirs[part], ours[part]);
      count.extra += printMissing(`only the lexer, ${part}`, file, ours[part], theirs[part]);
    }
  }
}
rmSync(FOLDER, { recursive: true });
console.log(count);
