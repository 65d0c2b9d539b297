import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { isOperator, isUnit, isWord, textOf } from './token-text.ts';

/** A parameter of an Objective-C method: the tokens of its type `(first, last)` exclusive of the parentheses, and its name. */
export interface MethodParameter {
  readonly typeFirst: number;
  readonly typeLast: number;
  readonly name: number;
}

/** An Objective-C method as declared or implemented. */
export interface ObjcMethod {
  readonly selector: string;
  /** The selector's first piece. */
  readonly token: number;
  readonly parameters: readonly MethodParameter[];
  /** The token after the signature: `{`, `;` or an attribute. */
  readonly after: number;
}

/** The method whose selector's first piece is `token`, or `undefined`. */
export function objcMethodAt(file: SourceFile, token: number): ObjcMethod | undefined {
  if (!isWord(file, token)) return undefined;
  const typed = isUnit(file, token - 1, Char.CloseParen);
  const sign = typed ? file.mate[token - 1]! - 1 : token - 1;
  if (!isOperator(file, sign, '-') && !isOperator(file, sign, '+')) return undefined;
  if (!startsDeclaration(file, sign)) return undefined;
  return signature(file, token);
}

/** A method's sign follows the end of something, not an operand. */
function startsDeclaration(file: SourceFile, sign: number): boolean {
  const before = textOf(file, sign - 1);
  return before === '' || before === ';' || before === '}' || before === '>' || /^(@|\w+$|\))/.test(before);
}

function signature(file: SourceFile, token: number): ObjcMethod {
  const parameters: MethodParameter[] = [];
  let selector = '';
  let i = token;
  while (isWord(file, i) || isUnit(file, i, Char.Colon)) {
    const named = isWord(file, i);
    if (!isUnit(file, named ? i + 1 : i, Char.Colon)) break;
    selector += `${named ? textOf(file, i) : ''}:`;
    i += named ? 2 : 1;
    const open = isUnit(file, i, Char.OpenParen) ? i : -1;
    const close = open < 0 ? -1 : file.mate[open]!;
    if (close > 0) i = close + 1;
    if (!isWord(file, i)) break;
    parameters.push({ typeFirst: open + 1, typeLast: Math.max(close, open + 1), name: i });
    i++;
  }
  return selector === ''
    ? { selector: textOf(file, token), token, parameters, after: token + 1 }
    : { selector, token, parameters, after: i };
}
