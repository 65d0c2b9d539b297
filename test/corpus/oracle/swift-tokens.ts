/**
 * Compares the Swift lexer with tree-sitter's grammar: words with their text, comments and strings by their place, in
 * every .swift file below the folders given that the grammar reads without an error. Prints each difference.
 *
 *   npx tsx test/corpus/oracle/swift-tokens.ts FOLDER…
 */
import { readFileSync } from 'node:fs';
import { NameTable } from '../../../server/src/analysis/source/name-table.ts';
import { lexSwift } from '../../../server/src/analysis/source/swift-lexer.ts';
import { TokenBuffer, TokenKind } from '../../../server/src/analysis/source/tokens.ts';
import { decode } from '../../../server/src/scan/decode.ts';
import { installPeers, loadSwiftParser, type SwiftNode } from '../../bench/peers.ts';
import { sourceFiles } from '../source-files.ts';
import { createPositions, printMissing, type TokenMap } from './positions.ts';

interface Reading {
  readonly words: TokenMap;
  readonly comments: TokenMap;
  readonly strings: TokenMap;
}

/** Emoji are letters in Swift. */
const WORD = /[\p{L}\p{So}_$][\p{L}\p{N}\p{M}\p{So}_$]*/gu;

/** What the grammar sees, or `undefined` where it fails. */
function readTree(root: SwiftNode, positionOf: (offset: number) => string): Reading | undefined {
  const reading: Reading = { words: new Map(), comments: new Map(), strings: new Map() };
  let broken = false;
  const visit = (node: SwiftNode): void => {
    const kind = node.kind();
    const start = node.range().start.index;
    if (kind === 'ERROR') broken = true;
    if (kind === 'comment' || kind === 'multiline_comment') reading.comments.set(positionOf(start), '');
    else if (/string_literal$/.test(kind)) {
      reading.strings.set(positionOf(start), '');
      visitInterpolations(node);
    } else if (kind === 'diagnostic') {
      // The grammar does not look into `#error("…")`.
      addWords(node.text().split('(', 1)[0]!, start);
      reading.strings.set(positionOf(start + node.text().indexOf('"')), '');
    } else if (kind !== 'regex_literal' && kind !== 'shebang_line') {
      const children = node.children();
      if (children.length === 0) addWords(node.text(), start);
      children.forEach(visit);
    }
  };
  const visitInterpolations = (node: SwiftNode): void => {
    for (const child of node.children()) {
      if (child.kind() === 'ERROR') broken = true;
      if (child.kind() === 'interpolated_expression') visit(child);
      else visitInterpolations(child);
    }
  };
  const addWords = (text: string, start: number): void => {
    if (/^[\d.]/.test(text)) return;
    for (const { 0: word, index } of text.matchAll(WORD)) reading.words.set(positionOf(start + index), word);
  };
  visit(root);
  return broken ? undefined : reading;
}

/** What the lexer sees; `@word` and `#word` are a word behind a sign. */
function readWithLexer(text: string, positionOf: (offset: number) => string, out: TokenBuffer): Reading {
  const reading: Reading = { words: new Map(), comments: new Map(), strings: new Map() };
  lexSwift(text, new NameTable([]), out);
  for (let i = 0; i < out.count; i++) {
    const start = out.start[i]!;
    const spelling = text.slice(start, out.end[i]);
    const kind = out.kind[i] as TokenKind;
    const word = spelling.replace(/^[#@]/, '');
    if (kind === TokenKind.String) {
      if (i === 0 || out.kind[i - 1] !== TokenKind.InterpolationEnd) reading.strings.set(positionOf(start), '');
    } else if ([TokenKind.Identifier, TokenKind.Attribute, TokenKind.Directive].includes(kind)) {
      reading.words.set(positionOf(start + spelling.length - word.length), word);
    }
  }
  for (let i = 0; i < out.comments.count; i++) reading.comments.set(positionOf(out.comments.start[i]!), '');
  return reading;
}

if (!installPeers()) process.exit(1);
const parse = loadSwiftParser();
const buffer = new TokenBuffer();
const count = { files: 0, unreadByGrammar: 0, words: 0, comments: 0, strings: 0, missed: 0, extra: 0 };
for (const file of process.argv.slice(2).flatMap((folder) => sourceFiles(folder, 'swift'))) {
  const text = decode(readFileSync(file));
  if (text === undefined) continue;
  const positionOf = createPositions(text);
  const theirs = readTree(parse(text), positionOf);
  count.files++;
  if (theirs === undefined) {
    count.unreadByGrammar++;
    continue;
  }
  const ours = readWithLexer(text, positionOf, buffer);
  for (const part of ['words', 'comments', 'strings'] as const) {
    count[part] += theirs[part].size;
    count.missed += printMissing(`only tree-sitter, ${part}`, file, theirs[part], ours[part]);
    count.extra += printMissing(`only the lexer, ${part}`, file, ours[part], theirs[part]);
  }
}
console.log(count);
