import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';
import { NameTable } from '../../server/src/analysis/source/name-table.ts';
import { readSource, type SourceFile } from '../../server/src/analysis/source/source-file.ts';
import { TokenBuffer, TokenKind } from '../../server/src/analysis/source/tokens.ts';
import { brokenFixture, languages, runs, soup } from './arbitraries.ts';

const NAMES = new NameTable(['MCSession', 'send', 'CFSocketCreate', 'ftp']);
const buffer = new TokenBuffer();

interface Piece {
  readonly start: number;
  readonly end: number;
  /** The position of a token; `undefined` for a comment. */
  readonly token?: number;
}

/** Tokens and comments in the order of the text. */
function pieces({ tokens, comments }: SourceFile): readonly Piece[] {
  const all: Piece[] = [];
  for (let i = 0; i < tokens.count; i++) all.push({ start: tokens.start[i]!, end: tokens.end[i]!, token: i });
  for (let i = 0; i < comments.count; i++) all.push({ start: comments.start[i]!, end: comments.end[i]! });
  // An end of zero width stands before what begins where it stands.
  return all.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What may stand between two pieces: white space, and what is not a token by design. */
function isGap(file: SourceFile, gap: string, before: Piece | undefined): boolean {
  if (/^[\0- \u00a0\u3000\ufeff]*$/.test(gap)) return true;
  if (file.language === 'swift') {
    return /^[\0- \u00a0\u3000\ufeff`]*$/.test(gap) || (before === undefined && /^#![^\n\r]*\s*`?$/.test(gap));
  }
  if (/^(\\(\r\n|\n|\r)|[\0- \u00a0\u3000\ufeff])*$/.test(gap)) return true;
  const token = before?.token === undefined ? '' : file.text.slice(before.start, before.end);
  return /^#[ \t]*(error|warning|pragma|region|endregion)$/.test(token);
}

function assertCovered(file: SourceFile): void {
  let end = 0;
  let before: Piece | undefined;
  for (const piece of pieces(file)) {
    const kind = piece.token === undefined ? 0 : file.tokens.kind[piece.token];
    assert.ok(piece.start >= end, `overlap at ${piece.start}`);
    // Empty are the ends of directives, and what stands between two interpolations that touch.
    const mayBeEmpty = kind === TokenKind.DirectiveEnd || kind === TokenKind.String;
    assert.ok(piece.end > piece.start || mayBeEmpty, `empty at ${piece.start}`);
    const gap = file.text.slice(end, piece.start);
    assert.ok(isGap(file, gap, before), `'${gap}' before ${piece.start} is not read`);
    end = piece.end;
    before = piece;
  }
  assert.ok(isGap(file, file.text.slice(end), before), `'${file.text.slice(end)}' at the end is not read`);
}

function assertBracketsFit({ text, tokens, mate, enclosing }: SourceFile): void {
  const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
  for (let i = 0; i < tokens.count; i++) {
    const partner = mate[i]!;
    if (partner >= 0) {
      assert.equal(mate[partner], i);
      const [open, close] = [Math.min(i, partner), Math.max(i, partner)].map((one) =>
        text.slice(tokens.start[one], tokens.end[one]),
      );
      assert.equal(close, /^\\#*\($/.test(open!) ? ')' : partners[open!]);
    }
    const outer = enclosing[i]!;
    assert.ok(outer < i && (outer < 0 || mate[outer]! > outer), `token ${i} stands in ${outer}`);
  }
}

function assertNamesFit({ text, tokens }: SourceFile): void {
  for (let i = 0; i < tokens.count; i++) {
    const name = tokens.name[i]!;
    const isWord = tokens.kind[i] === TokenKind.Identifier;
    const word = text.slice(tokens.start[i], tokens.end[i]);
    if (isWord) assert.equal(name, NAMES.names.indexOf(word));
    else if (name >= 0) assert.equal(word.replace(/^[@#]/, ''), NAMES.names[name]);
  }
}

/** Everything that lexing promises for any text. */
function assertWellRead(text: string, language: SourceLanguage): void {
  const file = readSource(text, language, NAMES, buffer);
  assertCovered(file);
  assertBracketsFit(file);
  assertNamesFit(file);
}

test('tokens and comments cover any text without gap or overlap, and brackets fit', () => {
  fc.assert(fc.property(soup, languages, assertWellRead), runs(1_200));
});

test('the same holds for text of any characters', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
  );
  fc.assert(fc.property(anything, languages, assertWellRead), runs(300));
});

test('the same holds for fixtures with something cut out or put in', () => {
  fc.assert(
    fc.property(brokenFixture, ({ text, language }) => assertWellRead(text, language)),
    runs(150),
  );
});

test('a text reads the same in a used buffer as in a fresh one', () => {
  const read = (text: string, language: SourceLanguage, into: TokenBuffer): readonly number[] => {
    const { tokens, mate, enclosing } = readSource(text, language, NAMES, into);
    const columns = [tokens.kind, tokens.start, tokens.end, tokens.name, mate, enclosing];
    return columns.flatMap((column) => [...column.subarray(0, tokens.count)]);
  };
  fc.assert(
    fc.property(soup, soup, languages, (text, other, language) => {
      read(other, language === 'swift' ? 'c' : 'swift', buffer);
      assert.deepEqual(read(text, language, buffer), read(text, language, new TokenBuffer()));
    }),
    runs(300),
  );
});
