import type { Position, PositionEncodingKind, Range } from 'vscode-languageserver';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';

/** Converts between the engine's UTF-16 offsets and positions in the encoding agreed with the editor. */
export interface Positions {
  readonly encoding: PositionEncodingKind;
  /** The position of an offset; clamped to the text. */
  at(document: TextDocument, offset: number): Position;
  /** The offset of a position; clamped to its line and to the text. */
  offset(document: TextDocument, position: Position): number;
  /** The range between two offsets. */
  range(document: TextDocument, start: number, end: number): Range;
  /** Applies the editor's changes to a document, one after the other. */
  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument;
}

/** Units that a code point takes up in each encoding that a line can be counted in, other than the native UTF-16. */
const WIDTHS: Readonly<Record<string, (codePoint: number) => number>> = {
  'utf-8': (codePoint) => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4),
  'utf-32': () => 1,
};

/** Picks UTF-16, which every editor understands, unless the editor offers others only; then the first that we know. */
export function negotiateEncoding(offered: readonly PositionEncodingKind[] | undefined): PositionEncodingKind {
  if (offered === undefined || offered.includes('utf-16')) return 'utf-16';
  return offered.find((encoding) => Object.hasOwn(WIDTHS, encoding)) ?? 'utf-16';
}

/** The conversions for one of the encodings that {@link negotiateEncoding} returns. */
export function createPositions(encoding: PositionEncodingKind): Positions {
  const width = WIDTHS[encoding];
  const at =
    width === undefined ? native.at : (document: TextDocument, offset: number) => encode(document, offset, width);
  const offset =
    width === undefined
      ? native.offset
      : (document: TextDocument, position: Position) => native.offset(document, decode(document, position, width));
  return {
    encoding,
    at,
    offset,
    range: (document, start, end) => ({ start: at(document, start), end: at(document, end) }),
    update: (document, changes, version) =>
      changes.reduce((current, change) => {
        const translated = width === undefined ? change : translate(current, change, width);
        return TextDocument.update(current, [translated], version);
      }, document),
  };
}

const native = {
  at: (document: TextDocument, offset: number): Position => document.positionAt(offset),
  offset: (document: TextDocument, position: Position): number => document.offsetAt(position),
};

type Width = (codePoint: number) => number;

function encode(document: TextDocument, offset: number, width: Width): Position {
  const { line, character } = document.positionAt(offset);
  let units = 0;
  for (const one of lineOf(document, line).slice(0, character)) units += width(one.codePointAt(0)!);
  return { line, character: units };
}

function decode(document: TextDocument, { line, character }: Position, width: Width): Position {
  let units = 0;
  let utf16 = 0;
  for (const one of lineOf(document, line)) {
    if (units >= character) break;
    units += width(one.codePointAt(0)!);
    utf16 += one.length;
  }
  return { line, character: utf16 };
}

function lineOf(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}

function translate(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
  width: Width,
): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change;
  const { start, end } = change.range;
  return { text: change.text, range: { start: decode(document, start, width), end: decode(document, end, width) } };
}
