import type { Diagnostic, Position, Range, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The text that a range covers. */
export function covered(text: string, range: Range): string {
  return TextDocument.create('untitled:text', 'text', 0, text).getText(range);
}

/** The text after some edits. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('untitled:text', 'text', 0, text), [...edits]);
}

/** The position of the nth occurrence of a word, counted from 0. */
export function positionOf(text: string, word: string, occurrence = 0): Position {
  let offset = text.indexOf(word);
  for (let i = 0; i < occurrence; i++) offset = text.indexOf(word, offset + 1);
  if (offset < 0) throw new Error(`“${word}” is not in the text`);
  return TextDocument.create('untitled:text', 'text', 0, text).positionAt(offset);
}

/** Rule and marked text of each diagnostic: `cfsocket CFSocketCreate`. */
export function summary(text: string, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, range }) => `${String(code)} ${covered(text, range)}`);
}
