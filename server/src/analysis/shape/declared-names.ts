import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';
import { cMention, directiveOf } from './c-mentions.ts';
import type { MessageFinder } from './objc-messages.ts';
import { objcMethodAt } from './objc-methods.ts';
import { swiftMention } from './swift-mentions.ts';
import { containerOf, isOperator, isUnit, isWord, kindOf, skipGroup, textOf } from './token-text.ts';

/**
 * The names among the lexer's known ones that the file declares itself (types, functions, constants, macros), so that
 * their mentions in it are not uses of an Apple API. Looks at tokens with a name id only.
 */
export function declaredNames(file: SourceFile, messageOf: MessageFinder): ReadonlySet<string> {
  const names = new Set<string>();
  for (let i = 0; i < file.tokens.count; i++) {
    if (file.tokens.name[i]! < 0 || kindOf(file, i) !== TokenKind.Identifier) continue;
    if (file.language === 'swift' ? declaresInSwift(file, i) : declaresInC(file, i, messageOf))
      names.add(textOf(file, i));
  }
  return names;
}

/**
 * The methods among the lexer's known names that the file declares itself: base names in Swift, selectors in
 * Objective-C. A message to an unknown receiver may then be one of these.
 */
export function declaredMethods(file: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (let i = 0; i < file.tokens.count; i++) {
    if (file.tokens.name[i]! < 0 || kindOf(file, i) !== TokenKind.Identifier) continue;
    if (file.language === 'c') names.add(objcMethodAt(file, i)?.selector ?? '');
    else if (isWord(file, i - 1, 'func')) names.add(textOf(file, i));
  }
  return names;
}

/** A `case` or a method of a type does not hide a type or a function of that name elsewhere in the file. */
function declaresInSwift(file: SourceFile, token: number): boolean {
  if (swiftMention(file, token) !== 'declaration') return false;
  if (isWord(file, token - 1, 'func')) return containerOf(file, token) < 0;
  return isWord(file, token - 1) && DECLARES_NAME.test(textOf(file, token - 1));
}

const DECLARES_NAME = /^(class|struct|enum|protocol|typealias|associatedtype|actor|let|var|macro)$/;

function declaresInC(file: SourceFile, token: number, messageOf: MessageFinder): boolean {
  if (cMention(file, token, messageOf) === 'declaration') return true;
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
    return isAttributeMacro(file, open - 1) && !isOperator(file, open - 2, '=') && !inDirective(file, token);
  }
  if (!isFileScope(file, token) || !followsType(file, token) || inDirective(file, token)) return false;
  const next = skipGroup(file, token + 1);
  return (
    next !== token + 1 || [';', '=', ',', '['].includes(textOf(file, token + 1)) || isAttributeMacro(file, token + 1)
  );
}

/** Words that may stand before a type or begin a statement, but never end a type. */
const NOT_A_TYPE = /^(static|extern|inline|volatile|register|typedef|return|else|do|goto|case|in)$/;

/** Whether a type may end right before the token: its last word or its stars, with or without a `const`. */
export function followsType(file: SourceFile, token: number): boolean {
  const last = isWord(file, token - 1, 'const') ? token - 2 : token - 1;
  return isWord(file, last) ? !NOT_A_TYPE.test(textOf(file, last)) : /^\*+$/.test(textOf(file, last));
}

/** Within a directive, a macro's body mostly, nothing is declared but the macro itself. */
function inDirective(file: SourceFile, token: number): boolean {
  return directiveOf(file, token) !== undefined;
}

/** `CF_AVAILABLE(…)` and its kin after a declared name. */
function isAttributeMacro(file: SourceFile, token: number): boolean {
  return isWord(file, token) && /^[A-Z][A-Z0-9_]{3,}$/.test(textOf(file, token));
}

/** Braces of namespaces nested deeper than this are not followed outwards. */
const MAX_NAMESPACES = 20;

/** At the top of the file, or within `extern "C" { … }` or a namespace. */
function isFileScope(file: SourceFile, token: number): boolean {
  let open = containerOf(file, token);
  for (let depth = 0; open >= 0 && depth < MAX_NAMESPACES; depth++) {
    if (!isUnit(file, open, Char.OpenBrace)) return false;
    if (kindOf(file, open - 1) !== TokenKind.String && !isWord(file, open - 2, 'namespace')) return false;
    open = containerOf(file, open);
  }
  return open < 0;
}
