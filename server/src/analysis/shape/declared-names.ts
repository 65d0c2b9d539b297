import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { cMention } from './c-mentions.ts';
import { swiftMention } from './swift-mentions.ts';
import { containerOf, isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/**
 * The names among the lexer's known ones that the file declares itself (types, functions, constants, macros), so that
 * their mentions in it are not uses of an Apple API. Looks at tokens with a name id only.
 */
export function declaredNames(file: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (let i = 0; i < file.tokens.count; i++) {
    if (file.tokens.name[i]! < 0 || kindOf(file, i) !== TokenKind.Identifier) continue;
    if (file.language === 'swift' ? declaresInSwift(file, i) : declaresInC(file, i)) names.add(textOf(file, i));
  }
  return names;
}

/** A `case` or a method of a type does not hide a type or a function of that name elsewhere in the file. */
function declaresInSwift(file: SourceFile, token: number): boolean {
  if (swiftMention(file, token) !== 'declaration') return false;
  if (isWord(file, token - 1, 'case')) return false;
  if (isWord(file, token - 1, 'func')) return containerOf(file, token) < 0;
  return isWord(file, token - 1) && DECLARES_NAME.test(textOf(file, token - 1));
}

const DECLARES_NAME = /^(class|struct|enum|protocol|typealias|associatedtype|actor|let|var|macro)$/;

function declaresInC(file: SourceFile, token: number): boolean {
  if (cMention(file, token) === 'declaration') return true;
  const before = token - 1;
  if (isWord(file, before) && /^(struct|enum|union|class)$/.test(textOf(file, before))) {
    return isUnit(file, token + 1, Char.OpenBrace) || isUnit(file, token + 1, Char.Colon);
  }
  return (
    isTypedefName(file, token) ||
    isEnumerator(file, token) ||
    isEnumMacroName(file, token) ||
    isFileScopeName(file, token)
  );
}

/** `typedef … Name;`, `typedef … (*Name)(…);`, `typedef … (^Name)(…);` */
function isTypedefName(file: SourceFile, token: number): boolean {
  const wrapped = isUnit(file, token + 1, Char.CloseParen) && /^[*^]+$/.test(textOf(file, token - 1));
  if (wrapped) return isTypedef(file, token - 2);
  return isUnit(file, token + 1, Char.Semicolon) && isTypedef(file, token);
}

/** Longest statement that is followed back, in tokens at its level. */
const MAX_STATEMENT = 300;

/** Whether the statement around the token, at its own bracket level, begins with `typedef`. */
function isTypedef(file: SourceFile, token: number): boolean {
  let i = token - 1;
  for (let steps = 0; i >= 0 && steps < MAX_STATEMENT; steps++, i--) {
    if (isWord(file, i, 'typedef')) return true;
    if (isUnit(file, i, Char.Semicolon) || kindOf(file, i) === TokenKind.DirectiveEnd) return false;
    const mate = file.mate[i]!;
    if (mate > i) return false;
    if (mate >= 0) i = mate;
  }
  return false;
}

function isEnumerator(file: SourceFile, token: number): boolean {
  if (!isUnit(file, token - 1, Char.OpenBrace) && !isUnit(file, token - 1, Char.Comma)) return false;
  const open = containerOf(file, token);
  return isUnit(file, open, Char.OpenBrace) && /\b(enum|\w+_(ENUM|OPTIONS))$/.test(headBefore(file, open));
}

/** The words before a brace that say what it is the body of: the macro or keyword, without names and arguments. */
function headBefore(file: SourceFile, brace: number): string {
  let i = brace - 1;
  if (isUnit(file, i, Char.CloseParen)) i = file.mate[i]! - 1;
  for (let steps = 0; steps < 4 && i >= 0; steps++, i--) {
    if (isWord(file, i) && /^(enum|\w+_(ENUM|OPTIONS))$/.test(textOf(file, i))) return textOf(file, i);
    if (!isWord(file, i) && !isUnit(file, i, Char.Colon)) return '';
  }
  return '';
}

/** `NS_ENUM(NSInteger, Name)` and its kin. */
function isEnumMacroName(file: SourceFile, token: number): boolean {
  const open = containerOf(file, token);
  if (!isUnit(file, open, Char.OpenParen) || !isUnit(file, token + 1, Char.CloseParen)) return false;
  return isWord(file, open - 1) && /_(ENUM|OPTIONS)$/.test(textOf(file, open - 1));
}

/** A function, variable or constant declared or defined at file scope, or by a macro in capitals there. */
function isFileScopeName(file: SourceFile, token: number): boolean {
  const open = containerOf(file, token);
  if (isUnit(file, open, Char.OpenParen) && open === token - 1 && isFileScope(file, open)) {
    return (
      isWord(file, open - 1) && /^[A-Z][A-Z0-9_]{3,}$/.test(textOf(file, open - 1)) && !isOperator(file, open - 2, '=')
    );
  }
  if (!isFileScope(file, token)) return false;
  const typed = isWord(file, token - 1) || /^\*+$/.test(textOf(file, token - 1));
  if (!typed || isWord(file, token - 1, 'return')) return false;
  const next = skipGroup(file, token + 1);
  return (
    next !== token + 1 || [';', '=', ',', '['].includes(textOf(file, token + 1)) || isAttributeMacro(file, token + 1)
  );
}

/** `CF_AVAILABLE(…)` and its kin after a declared name. */
function isAttributeMacro(file: SourceFile, token: number): boolean {
  return isWord(file, token) && /^[A-Z][A-Z0-9_]{3,}$/.test(textOf(file, token));
}

/** At the top of the file, or within `extern "C" { … }` or a namespace. */
function isFileScope(file: SourceFile, token: number): boolean {
  const open = containerOf(file, token);
  if (open < 0) return true;
  if (!isUnit(file, open, Char.OpenBrace)) return false;
  const linkage = kindOf(file, open - 1) === TokenKind.String || isWord(file, open - 2, 'namespace');
  return linkage && isFileScope(file, open);
}
